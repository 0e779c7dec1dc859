/** A ticket cache whose ticket no KDC issued: enough for a client to go and ask (krb5 doc/formats/ccache_file_format). */

/** @returns a FILE cache of version 4 with a ticket-granting ticket that is valid for an hour */
export function ticketGrantingCache(user: string, realm: string): Uint8Array {
  const now = Math.floor(Date.now() / 1000);
  const client = principal(1, realm, user);
  const server = principal(2, realm, 'krbtgt', realm);
  const aes256 = 18;
  return Buffer.concat([
    Buffer.from([5, 4, 0, 0]),
    client,
    client,
    server,
    u16(aes256),
    data(Buffer.alloc(32, 7)),
    ...[now - 60, now - 60, now + 3600, 0].map(u32),
    Buffer.from([0]),
    u32(0x00e1_0000),
    u32(0),
    u32(0),
    data(ticket(realm)),
    data(Buffer.alloc(0)),
  ]);
}

/** Ticket ::= [APPLICATION 1] of RFC 4120 section 5.3, with bytes for the encrypted part that nobody can read. */
function ticket(realm: string): Uint8Array {
  const name = sequence(
    tagged(0xa0, integer(2)),
    tagged(0xa1, sequence(text('krbtgt'), text(realm))),
  );
  const encrypted = sequence(
    tagged(0xa0, integer(18)),
    tagged(0xa2, tagged(0x04, Buffer.alloc(64, 1))),
  );
  return tagged(
    0x61,
    sequence(
      tagged(0xa0, integer(5)),
      tagged(0xa1, text(realm)),
      tagged(0xa2, name),
      tagged(0xa3, encrypted),
    ),
  );
}

function principal(type: number, realm: string, ...components: readonly string[]): Uint8Array {
  const parts = [realm, ...components].map((part) => data(Buffer.from(part)));
  return Buffer.concat([u32(type), u32(components.length), ...parts]);
}

function data(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([u32(bytes.length), bytes]);
}

function u16(value: number): Uint8Array {
  return Buffer.from([value >> 8, value & 0xff]);
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** DER with a length below 256. */
function tagged(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  return Buffer.concat([Buffer.from(length < 128 ? [tag, length] : [tag, 0x81, length]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x30, Buffer.concat(parts));
}

function integer(value: number): Uint8Array {
  return tagged(0x02, Buffer.from([value]));
}

function text(value: string): Uint8Array {
  return tagged(0x1b, Buffer.from(value));
}

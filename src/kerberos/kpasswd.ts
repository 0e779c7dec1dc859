import { BitString, GeneralString, Integer, OctetString, Sequence } from 'asn1js';
import { application, field } from './asn1.ts';
import { ByteReader } from './byteReader.ts';
import { textToOctetString } from './kerberosString.ts';
import { decodeKrbError } from './krbError.ts';
import type { KrbError } from './krbError.ts';

/** Any answer proves the service; with a KRB-ERROR it carries the clock too. */
export interface KpasswdAnswer {
  readonly error?: KrbError;
  /** RFC 3244 section 2: 0 success, 2 hard error, 3 authentication error, …, from the error's data. */
  readonly resultCode?: number;
}

const aes256 = 18;
const headerLength = 6;
/** 1 is RFC 3244's change password; all servers know it. */
const version = 1;
/** What is encrypted to nobody: long enough to be a ticket, and visibly no ciphertext. */
const nonsense = new Uint8Array(96);

/**
 * The smallest request that Samba, MIT and Heimdal answer: well-formed AP-REQ and KRB-PRIV (RFC 3244 section 2) around
 * zeros that no key decrypts. It cannot change a password.
 */
export function encodeHopelessKpasswdRequest(realm: string): Uint8Array {
  const ticket = application(
    1,
    new Sequence({
      value: [
        field(0, new Integer({ value: 5 })),
        field(1, new GeneralString({ value: textToOctetString(realm) })),
        field(2, changePasswordName()),
        field(3, encryptedData()),
      ],
    }),
  );
  const apReq = message(14, [
    field(2, new BitString({ valueHex: new ArrayBuffer(4) })),
    field(3, ticket),
    field(4, encryptedData()),
  ]);
  const krbPriv = message(21, [field(3, encryptedData())]);
  const packet = new Uint8Array(headerLength + apReq.length + krbPriv.length);
  const view = new DataView(packet.buffer);
  view.setUint16(0, packet.length);
  view.setUint16(2, version);
  view.setUint16(4, apReq.length);
  packet.set(apReq, headerLength);
  packet.set(krbPriv, headerLength + apReq.length);
  return packet;
}

/** Decodes an answer without the length prefix of TCP; `undefined` when it is none of this protocol. Never throws. */
export function decodeKpasswdAnswer(bytes: Uint8Array): KpasswdAnswer | undefined {
  const reader = new ByteReader(bytes);
  const [length, , apRepLength] = [reader.u16(), reader.u16(), reader.u16()];
  if (reader.overrun || length !== bytes.length) return undefined;
  // With an AP-REP a KRB-PRIV follows, which only the key's owner could read.
  if (apRepLength !== 0) return {};
  const error = decodeKrbError(reader.rest());
  if (!error) return undefined;
  const { data } = error;
  return data && data.length >= 2 ? { error, resultCode: new ByteReader(data).u16() } : { error };
}

function message(type: number, parts: readonly ReturnType<typeof field>[]): Uint8Array {
  const head = [field(0, new Integer({ value: 5 })), field(1, new Integer({ value: type }))];
  return new Uint8Array(application(type, new Sequence({ value: [...head, ...parts] })).toBER());
}

function changePasswordName(): Sequence {
  const components = ['kadmin', 'changepw'].map((value) => new GeneralString({ value }));
  return new Sequence({
    value: [field(0, new Integer({ value: 1 })), field(1, new Sequence({ value: components }))],
  });
}

function encryptedData(): Sequence {
  return new Sequence({
    value: [
      field(0, new Integer({ value: aes256 })),
      field(2, new OctetString({ valueHex: nonsense })),
    ],
  });
}

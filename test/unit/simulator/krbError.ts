/** Reads a KRB-ERROR without the code under test: a walk over its context tags. */

export interface ReadError {
  readonly code: number;
  readonly stime: string;
  readonly clientRealm: string | undefined;
  readonly realm: string;
  /** Encryption types in PA-ETYPE-INFO2. */
  readonly enctypes: readonly number[];
}

/** Only then e-data is METHOD-DATA. */
const preauthenticationRequired = 25;

interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

export function readKrbError(bytes: Uint8Array): ReadError {
  const [application] = elements(Buffer.from(bytes));
  if (application?.tag !== 0x7e) throw new Error('not a KRB-ERROR');
  const [sequence] = elements(application.content);
  const fields = new Map(
    elements(sequence!.content).map(({ tag, content }) => [tag & 0x1f, elements(content)[0]!]),
  );
  const text = (number: number) => fields.get(number)?.content.toString('latin1');
  const code = fields.get(6)!.content.readIntBE(0, fields.get(6)!.content.length);
  return {
    code,
    stime: text(4) ?? '',
    clientRealm: text(7),
    realm: text(9) ?? '',
    enctypes: code === preauthenticationRequired ? enctypesOf(fields.get(12)!.content) : [],
  };
}

/** METHOD-DATA → the entry of type 19 → ETYPE-INFO2 → `[0]` of each entry. */
function enctypesOf(data: Buffer): readonly number[] {
  const [methods] = elements(data);
  for (const method of elements(methods!.content)) {
    const [type, value] = elements(method.content);
    if (elements(type!.content)[0]!.content.readInt8(0) !== 19) continue;
    const [info] = elements(elements(value!.content)[0]!.content);
    return elements(info!.content).map((entry) => {
      const [etype] = elements(entry.content);
      return elements(etype!.content)[0]!.content.readInt8(0);
    });
  }
  return [];
}

function elements(bytes: Buffer): readonly Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at);
    const first = bytes.readUInt8(at + 1);
    const size = first < 0x80 ? 0 : first & 0x7f;
    const length = size === 0 ? first : bytes.readUIntBE(at + 2, size);
    const start = at + 2 + size;
    found.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

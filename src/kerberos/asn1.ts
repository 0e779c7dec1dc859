import {
  Constructed,
  GeneralString,
  GeneralizedTime,
  Integer,
  OctetString,
  Repeated,
  Sequence,
  Any,
  compareSchema,
  fromBER,
} from 'asn1js';
import type { AsnType } from 'asn1js';
import { parseKerberosTime } from './kerberosTime.ts';
import { octetStringToText } from './kerberosString.ts';

/** Named parts of a message that matched its schema. */
export type Fields = Readonly<Record<string, unknown>>;

/** Any Kerberos message fits well inside these; what does not is hostile. */
const limits = { maxDepth: 16, maxNodes: 4096, maxContentLength: 65_536, parseEmbedded: false };

const contextSpecific = 3;
const applicationClass = 2;

/** `[number] inner`, the explicit tagging of RFC 4120 appendix A. */
export function field(number: number, inner: AsnType, optional = false): Constructed {
  return new Constructed({
    idBlock: { tagClass: contextSpecific, tagNumber: number },
    optional,
    value: [inner],
  });
}

/** `[APPLICATION number] inner`. */
export function application(number: number, inner: AsnType): Constructed {
  return new Constructed({
    idBlock: { tagClass: applicationClass, tagNumber: number },
    value: [inner],
  });
}

/** `PrincipalName`, with its parts under `<prefix>Type` and `<prefix>Components`. */
export function principalNameSchema(prefix: string): Sequence {
  return new Sequence({
    value: [
      field(0, new Integer({ name: `${prefix}Type` })),
      field(1, listOf(`${prefix}Components`)),
    ],
  });
}

/** `SEQUENCE OF`, whatever its elements; they are under `name`. */
export function listOf(name: string): Sequence {
  return new Sequence({ value: [new Repeated({ name, value: new Any({}) })] });
}

/** Decodes one complete DER value against a schema; `undefined` for anything else. Never throws. */
export function decode(bytes: Uint8Array, schema: AsnType): Fields | undefined {
  try {
    // A Buffer would miss the library's short cut for plain arrays.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    const { offset, result } = fromBER(plain, limits);
    return offset === bytes.length ? match(result, schema) : undefined;
  } catch {
    return undefined;
  }
}

/** The same for a part that is already decoded. */
export function match(part: unknown, schema: AsnType): Fields | undefined {
  const compared = compareSchema(part as AsnType, part as AsnType, schema);
  return compared.verified ? compared.result : undefined;
}

/** A whole number that fits JavaScript's safe range. */
export function integerOf(part: unknown): number | undefined {
  if (!(part instanceof Integer)) return undefined;
  const value = Number(part.toBigInt());
  return Number.isSafeInteger(value) ? value : undefined;
}

export function textOf(part: unknown): string | undefined {
  return part instanceof GeneralString ? octetStringToText(part.valueBlock.value) : undefined;
}

/** Epoch milliseconds. Read from the bytes: the library accepts more forms than RFC 4120 does. */
export function timeOf(part: unknown): number | undefined {
  return part instanceof GeneralizedTime
    ? parseKerberosTime(new TextDecoder().decode(part.valueBlock.valueHexView))
    : undefined;
}

export function bytesOf(part: unknown): Uint8Array | undefined {
  return part instanceof OctetString ? part.valueBlock.valueHexView : undefined;
}

export function partsOf(part: unknown): readonly unknown[] {
  return Array.isArray(part) ? part : [];
}

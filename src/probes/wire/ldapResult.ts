import {
  Constructed,
  Enumerated,
  Integer,
  OctetString,
  Sequence,
  Set as Asn1Set,
  fromBER,
} from 'asn1js';
import { berLength } from './berLength.ts';

/** What a base search brought: the attributes of its one entry, if there was one, by lower-case name. */
export interface LdapSearchResult {
  readonly attributes?: ReadonlyMap<string, readonly Uint8Array[]>;
  /** RFC 4511 4.1.9; 0 is success. */
  readonly resultCode: number;
  readonly diagnostic: string;
}

/** A rootDSE of a domain controller has some thirty attributes. */
const limits = { maxDepth: 12, maxNodes: 8192, maxContentLength: 65_536, parseEmbedded: false };

/** One entry, references and the end: a server that sends more than these is not answering a base search. */
const mostMessages = 16;

const searchResultEntry = 4;
const searchResultDone = 5;
/** Where a server says that it is closing the connection (RFC 4511 4.4.1). */
const extendedResponse = 24;

/**
 * Reads the messages that answer a base search, from one datagram or from the start of a stream;
 * `undefined` when they are no LDAP or not complete. Never throws.
 */
export function decodeSearchResult(received: Uint8Array): LdapSearchResult | undefined {
  let attributes: Map<string, Uint8Array[]> | undefined;
  let rest = received;
  for (let count = 0; count < mostMessages; count += 1) {
    const length = berLength(rest);
    if (length === undefined || length === 0 || length > rest.length) return undefined;
    const operation = decodeOperation(rest.subarray(0, length));
    if (!operation) return undefined;
    rest = rest.subarray(length);
    const parts = operation.valueBlock.value;
    if (operation.idBlock.tagNumber === searchResultEntry) attributes = attributesOf(parts[1]);
    if ([searchResultDone, extendedResponse].includes(operation.idBlock.tagNumber)) {
      const [code, , diagnostic] = parts;
      if (!(code instanceof Enumerated) || !(diagnostic instanceof OctetString)) return undefined;
      const resultCode = Number(code.toBigInt());
      const text = textOf(diagnostic.valueBlock.valueHexView);
      return { resultCode, diagnostic: text, ...(attributes && { attributes }) };
    }
  }
  return undefined;
}

/** Length of the whole answer to a search as far as it is known, for a stream: up to and with its last message. */
export function ldapAnswerLength(received: Uint8Array): number | undefined {
  let offset = 0;
  for (let count = 0; count < mostMessages; count += 1) {
    const length = berLength(received.subarray(offset));
    if (length === undefined) return undefined;
    if (length === 0) return received.length + 1;
    if (offset + length > received.length) return offset + length;
    const operation = decodeOperation(received.subarray(offset, offset + length));
    if (!operation) return undefined;
    offset += length;
    if (operation.idBlock.tagNumber !== searchResultEntry) return offset;
  }
  return undefined;
}

/** The `protocolOp` of one complete LDAPMessage. */
function decodeOperation(message: Uint8Array): Constructed | undefined {
  try {
    const { offset, result } = fromBER(message, limits);
    if (offset === -1 || !(result instanceof Sequence)) return undefined;
    const [id, operation] = result.valueBlock.value;
    return id instanceof Integer && operation instanceof Constructed ? operation : undefined;
  } catch {
    return undefined;
  }
}

function attributesOf(list: unknown): Map<string, Uint8Array[]> {
  const attributes = new Map<string, Uint8Array[]>();
  if (!(list instanceof Sequence)) return attributes;
  for (const attribute of list.valueBlock.value) {
    if (!(attribute instanceof Sequence)) continue;
    const [type, values] = attribute.valueBlock.value;
    if (!(type instanceof OctetString) || !(values instanceof Asn1Set)) continue;
    attributes.set(
      textOf(type.valueBlock.valueHexView).toLowerCase(),
      values.valueBlock.value.flatMap((value) =>
        value instanceof OctetString ? [value.valueBlock.valueHexView] : [],
      ),
    );
  }
  return attributes;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

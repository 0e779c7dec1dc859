import {
  Boolean as Asn1Boolean,
  Constructed,
  Enumerated,
  Integer,
  OctetString,
  Primitive,
  Sequence,
} from 'asn1js';
import type { AsnType } from 'asn1js';

/** A term of an AND filter: attribute equals these bytes. */
export interface Equals {
  readonly attribute: string;
  readonly value: Uint8Array;
}

/** Every request goes out on its own connection or socket. */
export const messageId = 1;

const contextSpecific = 3;
const applicationClass = 2;

/**
 * An anonymous base search of the rootDSE (RFC 4511 4.5.1, RFC 4512 5.1) as BER: with terms they are ANDed, without
 * any it is `(objectClass=*)`.
 */
export function encodeRootSearch(
  attributes: readonly string[],
  terms: readonly Equals[] = [],
): Uint8Array {
  const filter =
    terms.length === 0
      ? new Primitive({
          idBlock: { tagClass: contextSpecific, tagNumber: 7 },
          valueHex: bytes('objectClass'),
        })
      : new Constructed({
          idBlock: { tagClass: contextSpecific, tagNumber: 0 },
          value: terms.map(equality),
        });
  const search = new Constructed({
    idBlock: { tagClass: applicationClass, tagNumber: 3 },
    value: [
      octets(new Uint8Array(0)),
      // Base object, never dereference aliases, no limits, values wanted.
      new Enumerated({ value: 0 }),
      new Enumerated({ value: 0 }),
      new Integer({ value: 0 }),
      new Integer({ value: 0 }),
      new Asn1Boolean({ value: false }),
      filter,
      new Sequence({ value: attributes.map((name) => octets(bytes(name))) }),
    ],
  });
  const message = new Sequence({ value: [new Integer({ value: messageId }), search] });
  return new Uint8Array(message.toBER());
}

/**
 * The netlogon ping of MS-ADTS 6.3.3, over UDP or TCP 389. Without a domain the server answers for the one it serves;
 * with one, only if it serves that.
 */
export function encodeNetlogonPing(domain?: string): Uint8Array {
  // NETLOGON_NT_VERSION_5, _5EX, _5EX_WITH_IP, little-endian (MS-ADTS 6.3.1.1).
  const version: Equals = { attribute: 'NtVer', value: Uint8Array.of(0x16, 0, 0, 0) };
  const terms =
    domain === undefined ? [version] : [{ attribute: 'DnsDomain', value: bytes(domain) }, version];
  return encodeRootSearch(['netlogon'], terms);
}

function equality({ attribute, value }: Equals): AsnType {
  return new Constructed({
    idBlock: { tagClass: contextSpecific, tagNumber: 3 },
    value: [octets(bytes(attribute)), octets(value)],
  });
}

function octets(value: Uint8Array): OctetString {
  return new OctetString({ valueHex: value });
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

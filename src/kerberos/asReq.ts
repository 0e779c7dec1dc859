import { BitString, GeneralString, GeneralizedTime, Integer, OctetString, Sequence } from 'asn1js';
import { application, field } from './asn1.ts';
import { textToOctetString } from './kerberosString.ts';

export interface AsReqName {
  /** RFC 4120 6.2: 1 principal, 2 service and instance, 10 enterprise (RFC 6806). */
  readonly type: number;
  readonly components: readonly string[];
}

export interface AsReq {
  readonly client: AsReqName;
  readonly realm: string;
  /** Defaults to the realm's ticket-granting service. */
  readonly server?: AsReqName;
  /** In order of preference. */
  readonly enctypes: readonly number[];
  /** At most 31 bits: some KDCs read it signed. */
  readonly nonce: number;
  /** Wanted end of the ticket, epoch milliseconds. */
  readonly till: number;
  /** Ask for name canonicalization, so that a KDC may refer to another realm (RFC 6806 section 6). */
  readonly canonicalize?: boolean;
  /** Bytes of padding in a pre-authentication element that no KDC knows: makes the request large. */
  readonly padding?: number;
}

/** What current clients offer, strongest first (MIT krb5 1.20 `default_tkt_enctypes`). */
export const offeredEnctypes: readonly number[] = [18, 17, 20, 19, 23, 24];

/** Unassigned in IANA's "Pre-authentication and Typed Data" registry; KDCs skip what they do not know (RFC 4120 5.2.7). */
const paddingType = 4242;

/** KDCOptions of RFC 4120 5.4.1: forwardable, proxiable, renewable, renewable-ok; and canonicalize (bit 15). */
const plainOptions = [0x50, 0x80, 0x00, 0x10];
const canonicalizeOptions = [0x50, 0x81, 0x00, 0x10];

/** Encodes an AS-REQ without pre-authentication (RFC 4120 5.4.1), as DER. The request holds no secret. */
export function encodeAsReq(request: AsReq): Uint8Array {
  const { client, realm, server, enctypes, nonce, till, canonicalize, padding } = request;
  const options = canonicalize === true ? canonicalizeOptions : plainOptions;
  const tgs = { type: 2, components: ['krbtgt', realm] };
  const body = new Sequence({
    value: [
      field(0, new BitString({ valueHex: Uint8Array.from(options).buffer })),
      field(1, principalName(client)),
      field(2, generalString(realm)),
      field(3, principalName(server ?? tgs)),
      field(5, kerberosTime(till)),
      field(7, new Integer({ value: nonce })),
      field(8, new Sequence({ value: enctypes.map((value) => new Integer({ value })) })),
    ],
  });
  const message = application(
    10,
    new Sequence({
      value: [
        field(1, new Integer({ value: 5 })),
        field(2, new Integer({ value: 10 })),
        ...(padding === undefined ? [] : [field(3, paddingData(padding))]),
        field(4, body),
      ],
    }),
  );
  return new Uint8Array(message.toBER());
}

function principalName({ type, components }: AsReqName): Sequence {
  return new Sequence({
    value: [
      field(0, new Integer({ value: type })),
      field(1, new Sequence({ value: components.map(generalString) })),
    ],
  });
}

function generalString(text: string): GeneralString {
  return new GeneralString({ value: textToOctetString(text) });
}

function kerberosTime(time: number): GeneralizedTime {
  // The library writes no fraction only when there is none.
  return new GeneralizedTime({ valueDate: new Date(Math.floor(time / 1000) * 1000) });
}

function paddingData(length: number): Sequence {
  const element = new Sequence({
    value: [
      field(1, new Integer({ value: paddingType })),
      field(2, new OctetString({ valueHex: new ArrayBuffer(length) })),
    ],
  });
  return new Sequence({ value: [element] });
}

import { GeneralString, GeneralizedTime, Integer, OctetString, Sequence } from 'asn1js';
import {
  application,
  bytesOf,
  decode,
  field,
  integerOf,
  partsOf,
  principalNameSchema,
  textOf,
  timeOf,
} from './asn1.ts';
import type { Fields } from './asn1.ts';
import type { Principal } from './principal.ts';

/** KRB-ERROR, RFC 4120 section 5.9.1. */
export interface KrbError {
  readonly code: number;
  /** Server's clock, epoch milliseconds with the microseconds as fraction. */
  readonly serverTime: number;
  /** How many milliseconds later than `serverTime` the server's clock may really have been. */
  readonly serverTimeSlack: number;
  readonly clientRealm?: string;
  readonly client?: Principal;
  readonly realm: string;
  readonly server: Principal;
  readonly text?: string;
  /** `e-data`, whose form depends on the code. */
  readonly data?: Uint8Array;
}

const schema = application(
  30,
  new Sequence({
    value: [
      field(0, new Integer({ name: 'pvno' })),
      field(1, new Integer({ name: 'msgType' })),
      field(2, new GeneralizedTime({ name: 'ctime' }), true),
      field(3, new Integer({ name: 'cusec' }), true),
      field(4, new GeneralizedTime({ name: 'stime' })),
      field(5, new Integer({ name: 'susec' })),
      field(6, new Integer({ name: 'errorCode' })),
      field(7, new GeneralString({ name: 'crealm' }), true),
      field(8, principalNameSchema('cname'), true),
      field(9, new GeneralString({ name: 'serverRealm' })),
      field(10, principalNameSchema('sname')),
      field(11, new GeneralString({ name: 'etext' }), true),
      field(12, new OctetString({ name: 'edata' }), true),
    ],
  }),
);

/** Decodes a KRB-ERROR; `undefined` when the bytes are anything else. Never throws. */
export function decodeKrbError(bytes: Uint8Array): KrbError | undefined {
  const fields = decode(bytes, schema);
  if (!fields || integerOf(fields['pvno']) !== 5 || integerOf(fields['msgType']) !== 30) {
    return undefined;
  }
  const seconds = timeOf(fields['stime']);
  const micros = integerOf(fields['susec']);
  const code = integerOf(fields['errorCode']);
  const realm = textOf(fields['serverRealm']);
  const server = principalOf(fields, 'sname');
  if (seconds === undefined || micros === undefined || code === undefined) return undefined;
  if (realm === undefined || !server || micros < 0 || micros > 999_999) return undefined;
  const client = principalOf(fields, 'cname');
  const clientRealm = textOf(fields['crealm']);
  const text = textOf(fields['etext']);
  const data = bytesOf(fields['edata']);
  return {
    code,
    serverTime: seconds + micros / 1000,
    serverTimeSlack: slackOf(micros, text),
    realm,
    server,
    ...(clientRealm !== undefined && { clientRealm }),
    ...(client && { client }),
    ...(text !== undefined && { text }),
    ...(data && { data }),
  };
}

/** A name may have no components: Samba answers so when it could not read the request's. */
function principalOf(fields: Fields, prefix: string): Principal | undefined {
  if (fields[`${prefix}Type`] === undefined) return undefined;
  const components = partsOf(fields[`${prefix}Components`]).map(textOf);
  return components.every((component) => component !== undefined) ? { components } : undefined;
}

/** The status words of MIT's KDC (`CLIENT_NOT_FOUND`, `NEEDED_PREAUTH`, `CLIENT LOCKED OUT`); others write sentences. */
const mitStatus = /^[A-Z][A-Z_ ]+$/;

/**
 * Zero microseconds mean that the server knows whole seconds only. MIT's KDC reads the microseconds once a second and then
 * counts them up by one per request (measured on 1.20: the time stands still until the next second).
 */
function slackOf(micros: number, text: string | undefined): number {
  const restOfSecond = 1000 - micros / 1000;
  return micros === 0 || mitStatus.test(text ?? '') ? restOfSecond : 0;
}

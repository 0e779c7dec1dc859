/** Numbers that libraries print instead of a sentence, or beside one: com_err, SSPI and GSS codes, decoded. */
import { kerberosError } from '../../kerberos/errorCodes.ts';
import type { SymptomId } from './symptoms.ts';

export interface DecodedNumber {
  /** As it is in the text. */
  readonly text: string;
  readonly start: number;
  /** `KDC_ERR_S_PRINCIPAL_UNKNOWN (7)`. */
  readonly name: string;
  readonly meaning: string;
  readonly symptom?: SymptomId;
}

/** krb5_err.et begins here (com_err's base of `krb5`); RFC 4120's codes follow in their order. */
const krb5Base = -1_765_328_384;

type Row = readonly [name: string, meaning: string, symptom: SymptomId | undefined];

/** Codes of the same table that are the library's own (krb5_err.et). */
const libraryCodes = new Map<number, Row>([
  [-1765328243, ['KRB5_CC_NOTFOUND', 'the ticket is not in the cache', undefined]],
  [-1765328230, ['KRB5_REALM_UNKNOWN', 'no KDC of the realm is known', 'kdc-unfindable']],
  [-1765328228, ['KRB5_KDC_UNREACH', 'no KDC of the realm answered', 'kdc-unreachable']],
  [-1765328189, ['KRB5_FCC_NOFILE', 'there is no ticket cache file', 'no-ticket']],
  [-1765328160, ['KRB5_CONFIG_NODEFREALM', 'no default realm', 'no-default-realm']],
  [-1765328164, ['KRB5_REALM_CANT_RESOLVE', 'a KDC has no address', 'kdc-unreachable']],
  [-1765328203, ['KRB5_KT_NOTFOUND', 'no key in the keytab', 'server-key-missing']],
  [-1765328237, ['KRB5_KDCREP_MODIFIED', 'the KDC answered for another name', 'reply-mismatch']],
  [-1429577728, ['PROF_VERSION', 'the profile library was given a wrong version', undefined]],
]);

/** winerror.h, sspi.h. */
const sspiCodes = new Map<number, Row>([
  [0x80090303, ['SEC_E_TARGET_UNKNOWN', 'the target is unknown or unreachable', 'target-unknown']],
  [0x80090304, ['SEC_E_INTERNAL_ERROR', 'the local security authority failed', 'sspi-context']],
  [0x80090308, ['SEC_E_INVALID_TOKEN', 'the token is not valid', 'sspi-context']],
  [0x8009030c, ['SEC_E_LOGON_DENIED', 'the logon attempt failed', 'logon-denied']],
  [0x8009030d, ['SEC_E_UNKNOWN_CREDENTIALS', 'the credentials are not recognised', 'no-ticket']],
  [0x8009030e, ['SEC_E_NO_CREDENTIALS', 'there are no credentials', 'no-ticket']],
  [0x80090311, ['SEC_E_NO_AUTHENTICATING_AUTHORITY', 'no controller was reached', 'no-authority']],
  [0x80090322, ['SEC_E_WRONG_PRINCIPAL', 'the target principal is incorrect', 'target-incorrect']],
  [0x80090324, ['SEC_E_TIME_SKEW', 'the clocks differ', 'clock-skew']],
  [0x80090342, ['SEC_E_KDC_UNKNOWN_ETYPE', 'no common encryption type', 'etype-unsupported']],
  [0x80090350, ['SEC_E_DOWNGRADE_DETECTED', 'no controller could be reached', 'no-authority']],
]);

/** Routine errors of RFC 2744 section 3.9.1, as `major` prints them (bits 16 to 23). */
const gssRoutine: Readonly<Record<number, string>> = {
  1: 'GSS_S_BAD_MECH: an unsupported mechanism was requested',
  2: 'GSS_S_BAD_NAME: an invalid name was supplied',
  3: 'GSS_S_BAD_NAMETYPE: a name of an unsupported type',
  6: 'GSS_S_BAD_SIG: a token has an invalid signature',
  7: 'GSS_S_NO_CRED: there are no credentials, or they cannot be used',
  8: 'GSS_S_NO_CONTEXT: no context has been established',
  9: 'GSS_S_DEFECTIVE_TOKEN: a token is invalid',
  10: 'GSS_S_DEFECTIVE_CREDENTIAL: the credential is invalid',
  11: 'GSS_S_CREDENTIALS_EXPIRED: the credentials have expired',
  12: 'GSS_S_CONTEXT_EXPIRED: the context has expired',
  13: 'GSS_S_FAILURE: a failure that the minor code tells of',
};

/** What RFC 4120's codes come down to; the others explain themselves. */
export const symptomOfKerberosCode: Readonly<Record<number, SymptomId>> = {
  1: 'account-revoked',
  6: 'client-unknown',
  7: 'server-unknown',
  8: 'server-unknown',
  12: 'kdc-policy',
  14: 'etype-unsupported',
  18: 'account-revoked',
  23: 'password-expired',
  24: 'password-wrong',
  29: 'kdc-internal',
  31: 'integrity',
  32: 'ticket-expired',
  33: 'not-yet-valid',
  34: 'replay',
  35: 'ticket-not-for-us',
  37: 'clock-skew',
  41: 'ap-modified',
  44: 'key-version',
  45: 'server-key-missing',
  52: 'response-too-big',
  60: 'kdc-internal',
  68: 'wrong-realm',
};

const number = /-1765328\d{3}|-14295777\d\d|\b(?:0x)?8009[0-9a-f]{4}\b|\bmajor \d{1,10}\b/gi;

/** Every number of a text that is known, in its order; at most 100. */
export function decodeNumbers(text: string): readonly DecodedNumber[] {
  const found: DecodedNumber[] = [];
  for (const match of text.matchAll(number)) {
    const decoded = decode(match[0]);
    if (decoded !== undefined) found.push({ text: match[0], start: match.index, ...decoded });
    if (found.length === 100) break;
  }
  return found;
}

function decode(text: string): Omit<DecodedNumber, 'text' | 'start'> | undefined {
  if (/^major/i.test(text)) {
    const words = gssRoutine[(Number(text.slice(6)) >>> 16) & 0xff];
    const [name, meaning] = words?.split(': ') ?? [];
    return name === undefined || meaning === undefined ? undefined : { name, meaning };
  }
  if (!text.startsWith('-')) {
    return ofRow(sspiCodes.get(Number.parseInt(text.replace(/^0x/i, ''), 16)));
  }
  const code = Number(text);
  const protocol = kerberosError(code - krb5Base);
  if (protocol !== undefined && protocol.code > 0) {
    const symptom = symptomOfKerberosCode[protocol.code];
    return {
      name: `${protocol.name} (${protocol.code})`,
      meaning: protocol.meaning,
      ...(symptom === undefined ? {} : { symptom }),
    };
  }
  return ofRow(libraryCodes.get(code));
}

function ofRow(row: Row | undefined): Omit<DecodedNumber, 'text' | 'start'> | undefined {
  if (row === undefined) return undefined;
  const [name, meaning, symptom] = row;
  return { name, meaning, ...(symptom === undefined ? {} : { symptom }) };
}

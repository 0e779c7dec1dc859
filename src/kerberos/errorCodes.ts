export interface KerberosErrorCode {
  readonly code: number;
  /** Constant of RFC 4120 section 7.5.9, RFC 4556 or RFC 6806. */
  readonly name: string;
  /** What it tells a person who only wants to log in; ends without a full stop. */
  readonly meaning: string;
}

const rows: readonly (readonly [number, string, string])[] = [
  [0, 'KDC_ERR_NONE', 'no error'],
  [1, 'KDC_ERR_NAME_EXP', "the client's account has expired"],
  [2, 'KDC_ERR_SERVICE_EXP', "the service's account has expired"],
  [3, 'KDC_ERR_BAD_PVNO', 'the server does not speak Kerberos version 5'],
  [4, 'KDC_ERR_C_OLD_MAST_KVNO', "the client's key is encrypted with an old master key of the KDC"],
  [
    5,
    'KDC_ERR_S_OLD_MAST_KVNO',
    "the service's key is encrypted with an old master key of the KDC",
  ],
  [6, 'KDC_ERR_C_PRINCIPAL_UNKNOWN', 'the KDC does not know the client name in this realm'],
  [7, 'KDC_ERR_S_PRINCIPAL_UNKNOWN', 'the KDC does not know the service name (SPN)'],
  [8, 'KDC_ERR_PRINCIPAL_NOT_UNIQUE', 'the name is registered on more than one account'],
  [9, 'KDC_ERR_NULL_KEY', 'the client or the service has no key'],
  [10, 'KDC_ERR_CANNOT_POSTDATE', 'a postdated ticket is not allowed'],
  [11, 'KDC_ERR_NEVER_VALID', 'the requested start is after the end: compare the clocks'],
  [12, 'KDC_ERR_POLICY', 'a policy of the KDC forbids it, for example logon hours or workstations'],
  [13, 'KDC_ERR_BADOPTION', 'the KDC does not grant the requested option'],
  [
    14,
    'KDC_ERR_ETYPE_NOSUPP',
    'the account has no key of any encryption type that the client offered',
  ],
  [15, 'KDC_ERR_SUMTYPE_NOSUPP', 'the KDC does not support the checksum type'],
  [
    16,
    'KDC_ERR_PADATA_TYPE_NOSUPP',
    'the KDC does not support the way to authenticate (smart card without a certificate on the KDC)',
  ],
  [17, 'KDC_ERR_TRTYPE_NOSUPP', 'the KDC does not support the transited encoding'],
  [18, 'KDC_ERR_CLIENT_REVOKED', 'the account is disabled, locked or expired'],
  [19, 'KDC_ERR_SERVICE_REVOKED', "the service's account is disabled"],
  [20, 'KDC_ERR_TGT_REVOKED', 'the ticket-granting ticket was revoked'],
  [21, 'KDC_ERR_CLIENT_NOTYET', "the client's account is not valid yet"],
  [22, 'KDC_ERR_SERVICE_NOTYET', "the service's account is not valid yet"],
  [23, 'KDC_ERR_KEY_EXPIRED', 'the password has expired or must be changed now'],
  [24, 'KDC_ERR_PREAUTH_FAILED', 'the password is wrong'],
  [
    25,
    'KDC_ERR_PREAUTH_REQUIRED',
    'the account exists and the KDC asks for a proof of the password, as it should',
  ],
  [26, 'KDC_ERR_SERVER_NOMATCH', 'the ticket is for another service than the one asked for'],
  [27, 'KDC_ERR_MUST_USE_USER2USER', 'the service takes user-to-user tickets only'],
  [28, 'KDC_ERR_PATH_NOT_ACCEPTED', 'the KDC does not accept the chain of trusts'],
  [
    29,
    'KDC_ERR_SVC_UNAVAILABLE',
    'a service the KDC needs is not available: another controller may answer',
  ],
  [31, 'KRB_AP_ERR_BAD_INTEGRITY', 'the ticket cannot be decrypted: the keys on both sides differ'],
  [32, 'KRB_AP_ERR_TKT_EXPIRED', 'the ticket has expired'],
  [33, 'KRB_AP_ERR_TKT_NYV', 'the ticket is not valid yet: compare the clocks'],
  [34, 'KRB_AP_ERR_REPEAT', 'the request was seen before (replay)'],
  [35, 'KRB_AP_ERR_NOT_US', 'the ticket is for another server'],
  [36, 'KRB_AP_ERR_BADMATCH', 'ticket and authenticator do not belong together'],
  [37, 'KRB_AP_ERR_SKEW', 'the clocks differ by more than the allowed five minutes'],
  [38, 'KRB_AP_ERR_BADADDR', 'the ticket is bound to another network address'],
  [39, 'KRB_AP_ERR_BADVERSION', 'the protocol version does not match'],
  [40, 'KRB_AP_ERR_MSG_TYPE', 'the message type is wrong'],
  [
    41,
    'KRB_AP_ERR_MODIFIED',
    'the message was changed, or the key is of another account with the same SPN',
  ],
  [42, 'KRB_AP_ERR_BADORDER', 'the message is out of order'],
  [
    44,
    'KRB_AP_ERR_BADKEYVER',
    'the key version is not available: a keytab older than the password',
  ],
  [45, 'KRB_AP_ERR_NOKEY', 'the server has no key for this service'],
  [46, 'KRB_AP_ERR_MUT_FAIL', 'mutual authentication failed'],
  [47, 'KRB_AP_ERR_BADDIRECTION', 'the message goes in the wrong direction'],
  [48, 'KRB_AP_ERR_METHOD', 'another way to authenticate is required'],
  [49, 'KRB_AP_ERR_BADSEQ', 'the sequence number is wrong'],
  [50, 'KRB_AP_ERR_INAPP_CKSUM', 'the checksum type is not allowed here'],
  [51, 'KRB_AP_PATH_NOT_ACCEPTED', 'the policy rejects the chain of trusts'],
  [
    52,
    'KRB_ERR_RESPONSE_TOO_BIG',
    'the answer does not fit a datagram: the client must ask again over TCP',
  ],
  [60, 'KRB_ERR_GENERIC', 'the KDC failed inside; its log says why'],
  [61, 'KRB_ERR_FIELD_TOOLONG', 'the KDC finds the request too long'],
  [62, 'KDC_ERR_CLIENT_NOT_TRUSTED', "the client's certificate is not trusted"],
  [63, 'KDC_ERR_KDC_NOT_TRUSTED', "the KDC's certificate is not trusted"],
  [64, 'KDC_ERR_INVALID_SIG', 'the signature of the request is wrong'],
  [65, 'KDC_ERR_DH_KEY_PARAMETERS_NOT_ACCEPTED', 'the Diffie-Hellman parameters are not accepted'],
  [66, 'KDC_ERR_CERTIFICATE_MISMATCH', 'the certificate belongs to another name'],
  [67, 'KRB_AP_ERR_NO_TGT', 'there is no ticket-granting ticket'],
  [
    68,
    'KDC_ERR_WRONG_REALM',
    'the KDC serves another realm, or refers the client to the realm that it names',
  ],
  [69, 'KRB_AP_ERR_USER_TO_USER_REQUIRED', 'user-to-user authentication is required'],
  [70, 'KDC_ERR_CANT_VERIFY_CERTIFICATE', 'the certificate cannot be verified'],
  [71, 'KDC_ERR_INVALID_CERTIFICATE', 'the certificate is invalid'],
  [72, 'KDC_ERR_REVOKED_CERTIFICATE', 'the certificate was revoked'],
  [73, 'KDC_ERR_REVOCATION_STATUS_UNKNOWN', 'nobody can say whether the certificate was revoked'],
  [74, 'KDC_ERR_REVOCATION_STATUS_UNAVAILABLE', 'the revocation service does not answer'],
  [75, 'KDC_ERR_CLIENT_NAME_MISMATCH', 'the certificate belongs to another client'],
  [76, 'KDC_ERR_KDC_NAME_MISMATCH', 'the certificate belongs to another KDC'],
  [90, 'KDC_ERR_PREAUTH_EXPIRED', 'the pre-authentication took too long'],
  [91, 'KDC_ERR_MORE_PREAUTH_DATA_REQUIRED', 'the KDC needs one more step'],
  [93, 'KDC_ERR_UNKNOWN_CRITICAL_FAST_OPTION', 'the KDC does not know a critical FAST option'],
];

const table = new Map<number, KerberosErrorCode>(
  rows.map(([code, name, meaning]) => [code, { code, name, meaning }]),
);

/** The row of a KRB-ERROR code, if it is a known one. */
export function kerberosError(code: number): KerberosErrorCode | undefined {
  return table.get(code);
}

/** Its constant name, or `error 123`. */
export function kerberosErrorName(code: number): string {
  return table.get(code)?.name ?? `error ${code}`;
}

/** Its meaning in words, or that it is unknown. */
export function kerberosErrorMeaning(code: number): string {
  return table.get(code)?.meaning ?? `an error code that RFC 4120 does not define (${code})`;
}

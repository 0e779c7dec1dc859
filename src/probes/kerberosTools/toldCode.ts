/** The RFC 4120 error code that a program's text stands for, where no trace tells it. */
const texts: readonly (readonly [RegExp, number])[] = [
  // The KDC's own words, which Heimdal prints: MIT's and Samba's for an unknown service.
  [/not found in Kerberos database|LOOKING_UP_SERVER|UNKNOWN_SERVER|Server .*unknown/i, 7],
  [/Principal not unique|PRINCIPAL_NOT_UNIQUE/i, 8],
  [/no support for encryption type|BAD_ENCRYPTION_TYPE/i, 14],
  [/Decrypt integrity check failed/i, 31],
  [/Ticket expired|Ticket has expired/i, 32],
  [/Ticket (?:is )?not yet valid/i, 33],
  [/The ticket isn't for us/i, 35],
  [/Clock skew too great/i, 37],
  // Windows: STATUS_NO_TRUST_SAM_ACCOUNT is what klist get prints for an unknown service.
  [/0xc000018b/i, 7],
];

export function toldCode(text: string): number | undefined {
  return texts.find(([pattern]) => pattern.test(text))?.[1];
}

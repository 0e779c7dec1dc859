/** Whether a path does not depend on the directory a program happens to run in. */
export function isAbsolutePath(path: string): boolean {
  return /^(\/|~\/|[A-Za-z]:[\\/]|\\\\|%\{|\$\{)/.test(path);
}

const certificatePrefixes = ['FILE:', 'DIR:', 'PKCS12:', 'PKCS11:', 'ENV:'] as const;
const keytabPrefixes = ['FILE:', 'WRFILE:', 'MEMORY:', 'KEYRING:', 'ANY:', 'AFSKEYFILE:', 'HDB:'];

/** Where certificates and keys are, for the options of PKINIT: a prefix is required (plugins/preauth/pkinit). */
export function hasCertificatePrefix(value: string): boolean {
  return certificatePrefixes.some((prefix) => value.startsWith(prefix));
}

/** The type of a keytab name that is no path, if it is one that no library has; undefined if all is well. */
export function unknownKeytabType(value: string): string | undefined {
  const type = /^([A-Za-z][A-Za-z0-9]+:)/.exec(value)?.[1];
  if (type === undefined || keytabPrefixes.includes(type)) return undefined;
  return type.slice(0, -1);
}

/** A realm name that is a DNS name, as all realms of Active Directory are. */
export function isDomainStyle(realm: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+$/.test(realm);
}

/** Whether a realm is written with small letters somewhere. */
export function hasLowerCase(realm: string): boolean {
  return realm !== realm.toUpperCase();
}

/** Characters that no realm name can hold: blanks, `/`, `@`, quotes and braces (RFC 4120 section 6.1 and practice). */
export function impossibleInRealm(realm: string): string | undefined {
  return /[\s/@"'`{}“”‘’]/.exec(realm)?.[0];
}

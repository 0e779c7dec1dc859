/** What the rootDSE of a domain controller says about itself (MS-ADTS 3.1.1.3.2); everything optional: other servers say less. */
export interface RootDse {
  /** Realm, from `ldapServiceName` (`example.com:dc1$@EXAMPLE.COM`). */
  readonly realm?: string;
  readonly domain?: string;
  readonly forest?: string;
  readonly hostName?: string;
  /** ISO 8601. */
  readonly currentTime?: string;
  readonly activeDirectory?: boolean;
  readonly synchronized?: boolean;
  readonly globalCatalogReady?: boolean;
  readonly saslMechanisms?: readonly string[];
}

/** LDAP_CAP_ACTIVE_DIRECTORY_OID (MS-ADTS 3.1.1.3.4.3). */
const activeDirectoryCapability = '1.2.840.113556.1.4.800';

export const rootDseAttributes: readonly string[] = [
  'currentTime',
  'dnsHostName',
  'defaultNamingContext',
  'rootDomainNamingContext',
  'ldapServiceName',
  'supportedSASLMechanisms',
  'supportedCapabilities',
  'isGlobalCatalogReady',
  'isSynchronized',
];

/** Reads the attributes by lower-case name. Never throws; what is absent or malformed is left out. */
export function rootDseFacts(attributes: ReadonlyMap<string, readonly Uint8Array[]>): RootDse {
  const texts = (name: string): string[] =>
    (attributes.get(name.toLowerCase()) ?? []).map((value) => new TextDecoder().decode(value));
  const text = (name: string): string | undefined => texts(name)[0];
  const flag = (name: string): boolean | undefined => {
    const value = text(name);
    return value === undefined ? undefined : value.toUpperCase() === 'TRUE';
  };
  const capabilities = texts('supportedCapabilities');
  const mechanisms = texts('supportedSASLMechanisms');
  return withoutAbsent({
    realm: /@([^@]+)$/.exec(text('ldapServiceName') ?? '')?.[1],
    domain: domainOf(text('defaultNamingContext')),
    forest: domainOf(text('rootDomainNamingContext')),
    hostName: text('dnsHostName'),
    currentTime: timeOf(text('currentTime')),
    activeDirectory:
      capabilities.length === 0 ? undefined : capabilities.includes(activeDirectoryCapability),
    synchronized: flag('isSynchronized'),
    globalCatalogReady: flag('isGlobalCatalogReady'),
    saslMechanisms: mechanisms.length === 0 ? undefined : mechanisms,
  });
}

/** `DC=onprem,DC=example,DC=com` → `onprem.example.com` (RFC 2247). */
function domainOf(name: string | undefined): string | undefined {
  const labels = [...(name ?? '').matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map(([, label]) => label);
  return labels.length === 0 ? undefined : labels.join('.');
}

/** GeneralizedTime as Active Directory writes it: `20261121003731.0Z`. */
function timeOf(text: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text ?? '');
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}

type Optional<T> = { [key in keyof T]: T[key] | undefined };

function withoutAbsent(facts: Optional<RootDse>): RootDse {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

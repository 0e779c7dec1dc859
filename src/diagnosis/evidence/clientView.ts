/** What the workstation's Kerberos configuration makes of this login, as plain data. Types only. */
import type { HostPort } from '../request.ts';

export interface ConfigProblem {
  /** `PROF_RELATION_SYNTAX`, … */
  readonly code: string;
  readonly file: string;
  /** One-based, as the library and editors print it. */
  readonly line?: number;
  readonly message: string;
}

/** Which realm the library would ask for the endpoint's service ticket, and why. */
export interface RealmChoice {
  readonly realm: string;
  /** `domain-realm`: an entry decided; `fallback`: guessed from the host's parent domain. */
  readonly by: 'domain-realm' | 'fallback';
  /** `/etc/krb5.conf:12` of the entry. */
  readonly origin?: string;
  readonly entry?: string;
}

export interface ConfiguredKdcs {
  readonly realm: string;
  readonly kdcs: readonly HostPort[];
  /** `https://` values of `kdc`: proxies that pass requests on (MS-KKDCP). */
  readonly proxies?: readonly ConfiguredProxy[];
  /** Values of `kdc` that the library cannot read; one of them disables the list (MIT). */
  readonly invalid: readonly { readonly value: string; readonly origin: string }[];
}

export interface ConfiguredProxy extends HostPort {
  /** With its slash in front. */
  readonly path: string;
  /** `/etc/krb5.conf:12`. */
  readonly origin: string;
  /** Values of `http_anchors`: whom the client trusts instead of the system's authorities. */
  readonly anchors: readonly string[];
}

export interface ClientView {
  /** Files that were read, in the library's order. */
  readonly files: readonly string[];
  /** Named by KRB5_CONFIG or by the platform, and absent or unreadable. */
  readonly missingFiles: readonly string[];
  /** Named explicitly (KRB5_CONFIG or the caller), not just the platform's default path. */
  readonly filesNamed: boolean;
  readonly problems: readonly ConfigProblem[];
  readonly defaultRealm?: string;
  readonly dnsLookupKdc: boolean;
  /** Seconds; `clockskew`, 300 by default (krb5_conf.rst). */
  readonly clockSkewSeconds: number;
  readonly endpointRealm?: RealmChoice;
  /** One entry for each realm of the login, with or without a stanza. */
  readonly realms: readonly ConfiguredKdcs[];
  /** How host names change before they become a part of a service's name; absent on Windows, where SSPI decides. */
  readonly canonicalization?: Canonicalization;
  /** Every realm name that the configuration defines or mentions. */
  readonly knownRealms: readonly string[];
  /** `default_ccache_name`, as written. */
  readonly ccacheName?: ConfiguredValue;
  /** `permitted_enctypes`, where it is set. */
  readonly permittedEnctypes?: ConfiguredEnctypes;
}

/** krb5_conf.rst: `dns_canonicalize_hostname` (true, false, fallback) and `rdns`. */
export interface Canonicalization {
  /** `fallback`: the name as typed comes first. */
  readonly forward: 'always' | 'never' | 'fallback';
  /** The name that the address leads back to counts; only together with the forward look-up. */
  readonly reverse: boolean;
  /** `/etc/krb5.conf:4` of the line that decides, or that it is the default. */
  readonly origin: string;
}

export interface ConfiguredValue {
  readonly value: string;
  /** `/etc/krb5.conf:7`. */
  readonly origin: string;
}

export interface ConfiguredEnctypes extends ConfiguredValue {
  /** Numbers of the types that the library knows and takes from it, in its order. */
  readonly enctypes: readonly number[];
}

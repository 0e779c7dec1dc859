import { isDomain, isKdc, isRealmName } from './names.ts';
import type { Planned, RealmPlan } from './plan.ts';

/** What was said of one realm; a KDC or a domain that was not said follows from the realm's name. */
export interface NamedRealm {
  readonly realm: string;
  readonly kdcs?: readonly string[];
  readonly domains?: readonly string[];
}

export interface PlanRequest {
  /** Of the directory that the databases have joined. */
  readonly directory: NamedRealm;
  readonly trusted?: readonly NamedRealm[];
  /** Default: the directory's. */
  readonly defaultRealm?: string;
}

/**
 * A plan from names alone. A realm without KDCs gets the name of its domain: in Active Directory that name has the
 * addresses of all domain controllers (the samples of the Aurora user guide do the same). Realms are upper-case
 * (MS-KILE 3.1.5.7), domains lower-case, because [domain_realm] is compared so.
 */
export function planOfNames({ directory, trusted = [], defaultRealm }: PlanRequest): Planned {
  const wanted = [directory, ...trusted];
  const problem = wanted.map(problemOf).find((found) => found !== undefined);
  if (problem !== undefined) return { problem };
  const realms = distinct(wanted.map(realmPlan));
  const directoryRealm = directory.realm.toUpperCase();
  const chosen = (defaultRealm ?? directoryRealm).toUpperCase();
  if (!realms.some(({ realm }) => realm === chosen)) {
    const known = realms.map(({ realm }) => realm).join(', ');
    return {
      problem: `The default realm ${shown(chosen)} is none of ${known}; name one of them, or add it as a trusted realm.`,
    };
  }
  return { plan: { defaultRealm: chosen, directoryRealm, realms }, notes: [] };
}

function problemOf({ realm, kdcs = [], domains = [] }: NamedRealm): string | undefined {
  if (!isRealmName(realm))
    return `${shown(realm)} is not the name of a realm; it looks like CORP.EXAMPLE.COM.`;
  const kdc = kdcs.find((text) => !isKdc(text));
  if (kdc !== undefined)
    return `${shown(kdc)} is no KDC; write HOST, ADDRESS or HOST:PORT, and an IPv6 address in brackets.`;
  const domain = domains.find((text) => !isDomain(bare(text)));
  if (domain !== undefined)
    return `${shown(domain)} is not the name of a domain; it looks like corp.example.com.`;
  return undefined;
}

function realmPlan({ realm, kdcs = [], domains = [] }: NamedRealm): RealmPlan {
  const domain = realm.toLowerCase();
  const named = domains.map((text) => bare(text).replace(/\.$/, '').toLowerCase());
  return {
    realm: realm.toUpperCase(),
    kdcs: kdcs.length > 0 ? [...new Set(kdcs)] : [domain],
    domains: [...new Set([domain, ...named])],
  };
}

/** A realm that is named twice keeps what was said first. */
function distinct(realms: readonly RealmPlan[]): readonly RealmPlan[] {
  const first = new Map<string, RealmPlan>();
  for (const plan of realms) if (!first.has(plan.realm)) first.set(plan.realm, plan);
  return [...first.values()];
}

function bare(domain: string): string {
  return domain.replace(/^\./, '');
}

/** For a sentence: what cannot be seen is not printed. */
function shown(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
  return `"${printable}"`;
}

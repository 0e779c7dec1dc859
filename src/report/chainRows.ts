/** The steps of the chain: which hops each one shows, and under which name. */
import type { Finding, Hop, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';

/** Whose KDC: the user's realm issues the ticket, the directory's the service ticket. */
export type Side = 'user' | 'directory';

export interface ChainRow {
  readonly hops: readonly [Hop, ...Hop[]];
  readonly label: string;
  /** Only what concerns this realm's KDCs. */
  readonly side?: Side;
}

const before: readonly ChainRow[] = [
  { hops: ['client-config'], label: 'configuration' },
  { hops: ['name-resolution'], label: 'names' },
];
const clockAndTicket: readonly ChainRow[] = [
  { hops: ['clock'], label: 'clocks' },
  { hops: ['tgt'], label: 'ticket' },
];
const trust: ChainRow = { hops: ['trust'], label: 'trust' };
const database: readonly ChainRow[] = [
  { hops: ['service-ticket'], label: 'service ticket' },
  { hops: ['database-reachable'], label: 'database port' },
  { hops: ['database-accepts'], label: 'database accepts' },
  { hops: ['user-mapped'], label: 'database user' },
];

const oneRealm: readonly ChainRow[] = [
  ...before,
  { hops: ['kdc-reachable'], label: 'KDC reachable' },
  { hops: ['kdc-answers'], label: 'KDC of the realm' },
  ...clockAndTicket,
  trust,
  ...database,
];

/** With users of another realm, the login meets two KDCs, one on either side of the trust. */
const twoRealms: readonly ChainRow[] = [
  ...before,
  { hops: ['kdc-reachable', 'kdc-answers'], label: "user's KDC", side: 'user' },
  ...clockAndTicket,
  trust,
  { hops: ['kdc-reachable', 'kdc-answers'], label: "directory's KDC", side: 'directory' },
  ...database,
];

/** `aws-access` is no hop of a login: it says what could not be read. */
export const awsRows: readonly ChainRow[] = [
  { hops: ['directory'], label: 'directory' },
  { hops: ['iam-role'], label: 'IAM role' },
  { hops: ['network-aws'], label: 'AWS network' },
  { hops: ['membership'], label: 'membership' },
  { hops: ['engine'], label: 'engine limits' },
  { hops: ['iam-auth'], label: 'IAM login' },
];

/** The steps of this login: with one realm or, where KDCs of another than the directory's were asked, with two. */
export function loginRows({ target, observations }: Verdict): readonly ChainRow[] {
  const realms = new Set(observations.map(realmAsked).filter((realm) => realm !== undefined));
  const both = target.realm !== undefined && realms.has(target.realm) && realms.size > 1;
  return both ? twoRealms : oneRealm;
}

/** Label of any hop, for tables and lists. */
export function hopLabel(hop: Hop): string {
  return [...oneRealm, ...awsRows].find(({ hops }) => hops[0] === hop)?.label ?? 'AWS access';
}

/** The realm that a KDC was asked for. */
export function realmAsked({ probe, facts }: Observation): string | undefined {
  if (probe !== 'kdc' && probe !== 'realm-proof') return undefined;
  const { realm }: { readonly realm?: unknown } = facts;
  return typeof realm === 'string' ? realm : undefined;
}

/** Whose KDC a finding speaks of, by its evidence; the directory's where it names neither. */
export function sideOf(finding: Finding, { target, observations }: Verdict): Side {
  const realms = observations
    .filter(({ id }) => finding.evidence.includes(id))
    .map(realmAsked)
    .filter((realm) => realm !== undefined);
  return realms.length === 0 || realms.includes(target.realm ?? '') ? 'directory' : 'user';
}

/** Which hops the observations prove to work. A hop that nobody observed is not in the result. */
import { tgtOf } from '../diagnosis/evidence/loginTickets.ts';
import type { Hop } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { realmAsked } from './chainRows.ts';

type Facts = Readonly<Record<string, unknown>>;

/** RFC 4120 section 8.2 and every implementation's default: five minutes. */
const clockToleranceMs = 300_000;

const databaseProbes = new Set(['mysql', 'postgresql', 'sqlserver', 'oracle', 'db2']);

/** Something behind the port spoke: the packets arrive, whatever the answer says. */
function spoke(observation: Observation): boolean {
  return ['ok', 'failed', 'unexpected'].includes(observation.outcome);
}

function listed(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** One row is one hop: does this observation prove it? */
const proofs: readonly (readonly [Hop, (seen: Observation, facts: Facts) => boolean])[] = [
  ['client-config', (seen) => seen.id === 'client-config' && seen.outcome === 'ok'],
  [
    'name-resolution',
    (seen, facts) =>
      seen.outcome === 'ok' &&
      ((seen.probe === 'resolve' && listed(facts['addresses'])) ||
        (seen.probe === 'dns' && listed(facts['answers']))),
  ],
  ['directory', (seen) => seen.id === 'aws:directory' && seen.outcome === 'ok'],
  ['tgt', (seen, facts) => seen.probe === 'tickets' && holdsTicket(seen, facts)],
  ['trust', (seen) => seen.probe === 'trust' && seen.outcome === 'ok'],
  ['iam-role', (seen) => seen.probe === 'iam-role' && seen.outcome === 'ok'],
  ['membership', (seen, facts) => seen.id === 'aws:membership' && isJoined(facts['memberships'])],
  ['service-ticket', (seen) => seen.probe === 'service-ticket' && seen.outcome === 'ok'],
  ['database-reachable', (seen) => databaseProbes.has(seen.probe) && spoke(seen)],
  ['database-accepts', (seen, facts) => databaseProbes.has(seen.probe) && offersKerberos(facts)],
];

/** The user's realm and the directory's both serve the login: what one of them proves says nothing of the other. */
const proofsOfEachRealm: readonly (readonly [Hop, (seen: Observation, facts: Facts) => boolean])[] =
  [
    ['kdc-reachable', (seen) => seen.probe === 'kdc' && spoke(seen)],
    // An error from the KDC proves nothing about the realm: most KDCs echo the one they were asked for.
    ['kdc-answers', (seen, facts) => seen.probe === 'realm-proof' && facts['serves'] === 'yes'],
    [
      'clock',
      (seen, facts) =>
        seen.probe === 'kdc' &&
        typeof facts['skewMs'] === 'number' &&
        Math.abs(facts['skewMs']) <= clockToleranceMs,
    ],
  ];

function provedForEachRealm(observations: readonly Observation[]): Hop[] {
  const realms = new Set(observations.map(realmAsked).filter((realm) => realm !== undefined));
  if (realms.size === 0) return [];
  return proofsOfEachRealm
    .filter(([, proves]) =>
      [...realms].every((realm) =>
        observations.some((seen) => realmAsked(seen) === realm && proves(seen, { ...seen.facts })),
      ),
    )
    .map(([hop]) => hop);
}

/** One open path proves little: every flow without which the join fails must be judged, and allowed. */
function networkProved(observations: readonly Observation[]): boolean {
  const needed = observations.filter((seen) => {
    const facts: Facts = { ...seen.facts };
    return (
      seen.probe === 'reachability' &&
      facts['kind'] === 'database-to-directory' &&
      facts['required'] === true
    );
  });
  return needed.length > 0 && needed.every((seen) => seen.outcome === 'ok');
}

/** The cache that programs read has a ticket-granting ticket that was valid when it was read. */
function holdsTicket({ startedAt }: Observation, facts: Facts): boolean {
  return facts['role'] === 'login' && tgtOf(facts, Date.parse(startedAt))?.state === 'valid';
}

/** `kerberos-enabled` of most engines, `joined` of SQL Server. */
function isJoined(memberships: unknown): boolean {
  return (
    Array.isArray(memberships) &&
    memberships.some(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        'status' in one &&
        (one.status === 'kerberos-enabled' || one.status === 'joined'),
    )
  );
}

/** GSS asked for, or a Kerberos plugin, and no sign that the server lacks the key. */
function offersKerberos(facts: Facts): boolean {
  const plugin = facts['requestedPlugin'];
  const byPlugin = typeof plugin === 'string' && /kerberos|gssapi/i.test(plugin);
  const byGss = facts['authentication'] === 'gss' && facts['keytabUsable'] !== false;
  return byPlugin || byGss;
}

export function provedHops(observations: readonly Observation[]): ReadonlySet<Hop> {
  const proved = proofs
    .filter(([, proves]) => observations.some((seen) => proves(seen, { ...seen.facts })))
    .map(([hop]) => hop);
  return new Set([
    ...proved,
    ...provedForEachRealm(observations),
    ...(networkProved(observations) ? (['network-aws'] as const) : []),
  ]);
}

/** The host name that the client was given, and what its Kerberos library makes of it. Pure. */
import type { EngineFamily } from '../../aws/engine.ts';
import type { DnsObservation } from '../../probes/dns.ts';
import type { Evidence } from './evidence.ts';
import { observationsOf } from './evidence.ts';
import type { Subject } from '../subject.ts';

/** Not an address: what a client was told to connect to. */
export function clientHost(subject: Subject): string | undefined {
  const host = subject.login?.host ?? subject.endpoint?.host;
  return host === undefined || isAddress(host) ? undefined : host;
}

export function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
}

/** MySQL's and MariaDB's servers announce their service's name: nothing that the client does to the host's counts. */
export function serverAnnouncesName(subject: Subject): boolean {
  const engine = engineOf(subject);
  return engine === 'mysql' || engine === 'mariadb';
}

/** The client makes the service's name of the host's. */
export function nameComesFromClient(subject: Subject): boolean {
  return engineOf(subject) !== undefined && !serverAnnouncesName(subject);
}

function engineOf({ endpoint, database }: Subject): EngineFamily | undefined {
  return endpoint?.engine ?? database?.engineFamily;
}

export interface CanonicalName {
  readonly name: string;
  readonly by: 'alias' | 'reverse';
  readonly evidence: readonly string[];
}

/** What the host's name becomes: the end of its chain of aliases, then what its address leads back to. */
export function canonicalName(evidence: Evidence, host: string): CanonicalName | undefined {
  const { canonicalization } = evidence.client;
  if (canonicalization?.forward !== 'always') return undefined;
  const alias = aliasOf(evidence, host);
  const reverse = canonicalization.reverse ? reverseOf(evidence, host) : undefined;
  const found = reverse ?? alias;
  return found === undefined || bare(found.name) === bare(host) ? undefined : found;
}

export function aliasOf(evidence: Evidence, host: string): CanonicalName | undefined {
  for (const observation of observationsOf(evidence, 'dns')) {
    const { answers, serverRole, name } = observation.facts;
    if (serverRole !== 'workstation' || bare(name) !== bare(host)) continue;
    const end = endOfChain(answers, host);
    if (end !== bare(host)) return { name: end, by: 'alias', evidence: [observation.id] };
  }
  return undefined;
}

/** Every step of the chain once: a server may answer with a circle. */
function endOfChain(answers: DnsObservation['facts']['answers'], host: string): string {
  const seen = new Set<string>();
  let name = bare(host);
  while (!seen.has(name)) {
    seen.add(name);
    const next = answers.find((each) => each.type === 'CNAME' && bare(each.name) === name);
    if (next?.type !== 'CNAME') return name;
    name = bare(next.data);
  }
  return name;
}

function reverseOf(evidence: Evidence, host: string): CanonicalName | undefined {
  const [first] = observationsOf(evidence, 'resolve')
    .filter(({ facts }) => bare(facts.host) === bare(host))
    .flatMap(({ facts }) => facts.addresses);
  if (first === undefined) return undefined;
  const asked = reverseName(first);
  for (const { id, facts } of observationsOf(evidence, 'dns')) {
    if (facts.type !== 'PTR' || facts.name !== asked) continue;
    const answer = facts.answers.find((each) => each.type === 'PTR');
    if (answer?.type === 'PTR') return { name: bare(answer.data), by: 'reverse', evidence: [id] };
  }
  return undefined;
}

/** `4.3.2.1.in-addr.arpa` (RFC 1035 section 3.5); undefined for IPv6, which RDS endpoints rarely have. */
export function reverseName(address: string): string | undefined {
  const octets = address.split('.');
  return octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet))
    ? `${octets.reverse().join('.')}.in-addr.arpa`
    : undefined;
}

export function bare(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

/**
 * A realm as the probes saw it: every KDC address, who named it, and what it answered on each transport.
 * Built from observations alone, so their order cannot matter.
 */
import { isIPv6 } from './addressFamily.ts';
import type { DnsObservation } from '../../probes/dns.ts';
import type { KdcFacts, KdcObservation } from '../../probes/kdc.ts';
import type { LdapObservation } from '../../probes/ldap.ts';
import type { Observation } from '../../probes/observation.ts';
import type { RealmProofObservation } from '../../probes/realmProof.ts';
import type { ResolveObservation } from '../../probes/resolve.ts';
import type { Subject } from '../subject.ts';
import type { ClientView } from './clientView.ts';

/** Who says that this address is a KDC of the realm. */
export type KdcSource = 'config' | 'dns' | 'directory' | 'caller';

export interface KdcView {
  readonly address: string;
  readonly port: number;
  readonly sources: readonly KdcSource[];
  readonly udp?: KdcObservation;
  readonly tcp?: KdcObservation;
  readonly proofs: readonly RealmProofObservation[];
  /** Did any other service of this address answer (its DNS, its LDAP)? */
  readonly otherwiseAlive: boolean;
}

export interface RealmView {
  readonly realm: string;
  /** The directory of the database, the users' own realm, or both. */
  readonly role: 'directory' | 'user' | 'both';
  readonly kdcs: readonly KdcView[];
}

/** A candidate before it is probed. */
export interface KdcCandidate {
  readonly address: string;
  readonly port: number;
  readonly sources: readonly KdcSource[];
}

type Seen = Pick<Subject, 'directory' | 'directoryRealm' | 'userRealm'>;

/**
 * The KDC addresses of a realm that the client, the DNS and the directory itself name.
 * A name in the configuration counts through the addresses that the workstation's resolver gave for it.
 * @param kerberosPort the port of the directory's controllers (88)
 */
export function kdcCandidates(
  realm: string,
  subject: Seen,
  client: ClientView,
  observations: readonly Observation[],
  kerberosPort: number,
  callers: readonly { readonly host: string; readonly port: number }[] = [],
): readonly KdcCandidate[] {
  const found = new Map<string, { address: string; port: number; sources: Set<KdcSource> }>();
  const add = (address: string, port: number, source: KdcSource) => {
    const key = `${address} ${port}`;
    const candidate = found.get(key) ?? { address, port, sources: new Set<KdcSource>() };
    candidate.sources.add(source);
    found.set(key, candidate);
  };
  const addressesOf = addressBook(observations);
  // The client reaches what it can resolve itself, not what the directory's own DNS told us.
  const clientsBook = addressBook(observations.filter((each) => !isFromDirectory(each)));
  for (const { host, port } of client.realms.find((each) => each.realm === realm)?.kdcs ?? []) {
    for (const address of clientsBook(host)) add(address, port, 'config');
  }
  for (const { host, port } of callers) {
    for (const address of addressesOf(host)) add(address, port, 'caller');
  }
  const srvName = new RegExp(`^_kerberos\\._(udp|tcp)\\.${escapeRegExp(realm)}\\.?$`, 'i');
  for (const observation of observations) {
    if (!isDns(observation) || !srvName.test(observation.facts.name)) continue;
    for (const answer of observation.facts.answers) {
      if (answer.type !== 'SRV') continue;
      const source = isFromDirectory(observation) ? 'directory' : 'dns';
      for (const address of addressesOf(answer.target)) add(address, answer.port, source);
    }
  }
  if (realm === subject.directoryRealm) {
    for (const address of controllerAddresses(subject)) add(address, kerberosPort, 'directory');
  }
  return [...found.values()]
    .map(({ address, port, sources }) => ({ address, port, sources: [...sources].sort() }))
    .sort((a, b) => compareText(a.address, b.address) || a.port - b.port);
}

/** Addresses of a directory's domain controllers: Directory Service lists them as its DNS addresses. */
export function controllerAddresses(subject: Pick<Seen, 'directory'>): readonly string[] {
  const description = subject.directory?.description;
  const own = [...(description?.DnsIpAddrs ?? []), ...(description?.DnsIpv6Addrs ?? [])];
  if (own.length > 0) return own;
  const owner = description?.OwnerDirectoryDescription;
  return [...(owner?.DnsIpAddrs ?? []), ...(owner?.DnsIpv6Addrs ?? [])];
}

/** The realms of this login and what was observed of each one's KDCs. */
export function realmViews(
  subject: Subject,
  client: ClientView,
  observations: readonly Observation[],
): readonly RealmView[] {
  const realms = [...new Set([subject.userRealm, subject.directoryRealm])].filter(
    (realm) => realm !== undefined,
  );
  return realms.map((realm) => ({
    realm,
    role:
      realm === subject.userRealm && realm === subject.directoryRealm
        ? 'both'
        : realm === subject.directoryRealm
          ? 'directory'
          : 'user',
    kdcs: kdcViews(realm, subject, client, observations),
  }));
}

function kdcViews(
  realm: string,
  subject: Subject,
  client: ClientView,
  observations: readonly Observation[],
): readonly KdcView[] {
  const probed = observations.filter((each): each is KdcObservation => each.probe === 'kdc');
  const proofs = observations.filter(
    (each): each is RealmProofObservation => each.probe === 'realm-proof',
  );
  const views = new Map<string, KdcFacts>();
  for (const { facts } of probed) {
    if (facts.realm === realm) views.set(`${facts.address} ${facts.port}`, facts);
  }
  const pick = (facts: KdcFacts, transport: 'udp' | 'tcp') =>
    probed.find(
      (each) =>
        each.facts.realm === realm &&
        each.facts.address === facts.address &&
        each.facts.port === facts.port &&
        each.facts.transport === transport,
    );
  return [...views.values()]
    .map((facts): KdcView => {
      const candidate = kdcCandidates(realm, subject, client, observations, facts.port).find(
        (each) => each.address === facts.address && each.port === facts.port,
      );
      const udp = pick(facts, 'udp');
      const tcp = pick(facts, 'tcp');
      return {
        address: facts.address,
        port: facts.port,
        sources: candidate?.sources ?? ['caller'],
        ...(udp === undefined ? {} : { udp }),
        ...(tcp === undefined ? {} : { tcp }),
        proofs: proofs.filter(
          (each) => each.facts.realm === realm && each.facts.address === facts.address,
        ),
        otherwiseAlive: observations.some((each) => isAliveElsewhere(each, facts.address)),
      };
    })
    .sort((a, b) => compareText(a.address, b.address) || a.port - b.port);
}

/** Its DNS or its LDAP gave any sign of life; a refusal is one. */
function isAliveElsewhere(observation: Observation, address: string): boolean {
  const silent = ['timeout', 'unreachable', 'skipped'].includes(observation.outcome);
  if (silent) return false;
  if (isDns(observation)) return observation.facts.server === address;
  return observation.probe === 'ldap' && (observation as LdapObservation).facts.address === address;
}

/** Name → addresses, from the workstation's resolver and from every A or AAAA answer that was seen. */
export function addressBook(
  observations: readonly Observation[],
): (host: string) => readonly string[] {
  const book = new Map<string, Set<string>>();
  const add = (name: string, address: string) => {
    const key = name.replace(/\.$/, '').toLowerCase();
    book.set(key, (book.get(key) ?? new Set()).add(address));
  };
  for (const observation of observations) {
    if (observation.probe === 'resolve') {
      const { facts } = observation as ResolveObservation;
      for (const address of facts.addresses) add(facts.host, address);
    } else if (isDns(observation)) {
      for (const answer of observation.facts.answers) {
        if (answer.type === 'A' || answer.type === 'AAAA') add(answer.name, answer.data);
      }
    }
  }
  return (host) => {
    const name = host.replace(/\.$/, '').toLowerCase();
    if (isLiteral(name)) return [name];
    return [...(book.get(name) ?? [])].sort(compareText);
  };
}

function isFromDirectory(observation: Observation): boolean {
  return isDns(observation) && observation.facts.serverRole === 'directory';
}

function isDns(observation: Observation): observation is DnsObservation {
  return observation.probe === 'dns';
}

function isLiteral(host: string): boolean {
  return isIPv6(host) || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

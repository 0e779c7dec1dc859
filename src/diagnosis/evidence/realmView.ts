/**
 * A realm as the probes saw it: every KDC address, who named it, and what it answered on each transport.
 * Built from observations alone, so their order cannot matter.
 */
import { isIPv6 } from './addressFamily.ts';
import type { DnsObservation } from '../../probes/dns.ts';
import type { KdcFacts, KdcObservation } from '../../probes/kdc.ts';
import type { KdcProxyObservation } from '../../probes/kdcProxy.ts';
import type { LdapObservation } from '../../probes/ldap.ts';
import type { Observation } from '../../probes/observation.ts';
import type { RealmProofObservation } from '../../probes/realmProof.ts';
import type { ResolveObservation } from '../../probes/resolve.ts';
import type { RouteObservation } from '../../probes/route.ts';
import type { Subject } from '../subject.ts';
import type { ClientView } from './clientView.ts';
import { proxiesOf } from './kdcProxies.ts';

/**
 * Who says that this address is a KDC of the realm. `apex`: an address of the realm's own DNS name, where every domain
 * controller registers itself; no library looks there by itself.
 */
export type KdcSource = 'config' | 'dns' | 'directory' | 'caller' | 'apex';

export interface KdcView {
  readonly address: string;
  readonly port: number;
  readonly sources: readonly KdcSource[];
  readonly udp?: KdcObservation;
  readonly tcp?: KdcObservation;
  readonly proofs: readonly RealmProofObservation[];
  /** Was any other service of this address asked (its DNS, its LDAP)? */
  readonly otherwiseAsked: boolean;
  /** Did one of them answer? */
  readonly otherwiseAlive: boolean;
  /** The routing table of this machine has no way to the address: no packet left. */
  readonly withoutRoute: boolean;
}

export interface RealmView {
  readonly realm: string;
  /** The directory of the database, the users' own realm, or both. */
  readonly role: 'directory' | 'user' | 'both';
  readonly kdcs: readonly KdcView[];
  /** What was asked through the HTTPS proxies that krb5.conf names for it. */
  readonly proxies: readonly KdcProxyObservation[];
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
 * @param kerberosPort the port of those that are named without one (88)
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
  const add = ({ address, port = kerberosPort, source }: Naming) => {
    const key = `${address} ${port}`;
    const candidate = found.get(key) ?? { address, port, sources: new Set<KdcSource>() };
    candidate.sources.add(source);
    found.set(key, candidate);
  };
  namings(realm, subject, client, observations, callers).forEach(add);
  return [...found.values()]
    .map(({ address, port, sources }) => ({ address, port, sources: [...sources].sort() }))
    .sort((a, b) => compareText(a.address, b.address) || a.port - b.port);
}

/** One mention of a KDC; directories and zone names give no port. */
interface Naming {
  readonly address: string;
  readonly port?: number;
  readonly source: KdcSource;
}

function namings(
  realm: string,
  subject: Seen,
  client: ClientView,
  observations: readonly Observation[],
  callers: readonly { readonly host: string; readonly port: number }[] = [],
): readonly Naming[] {
  const addressesOf = addressBook(observations);
  // The client reaches what it can resolve itself, not what the directory's own DNS told us.
  const clientsBook = addressBook(observations.filter((each) => !isFromDirectory(each)));
  const configured = client.realms.find((each) => each.realm === realm)?.kdcs ?? [];
  const srvName = new RegExp(`^_kerberos\\._(udp|tcp)\\.${escapeRegExp(realm)}\\.?$`, 'i');
  const published = observations
    .filter(isDns)
    .filter(({ facts }) => srvName.test(facts.name))
    .flatMap((each): Naming[] =>
      each.facts.answers.flatMap((answer) =>
        answer.type === 'SRV'
          ? addressesOf(answer.target).map((address) => ({
              address,
              port: answer.port,
              source: isFromDirectory(each) ? 'directory' : 'dns',
            }))
          : [],
      ),
    );
  const own = realm === subject.directoryRealm ? controllerAddresses(subject) : [];
  return [
    ...configured.flatMap(({ host, port }) =>
      clientsBook(host).map((address): Naming => ({ address, port, source: 'config' })),
    ),
    ...callers.flatMap(({ host, port }) =>
      addressesOf(host).map((address): Naming => ({ address, port, source: 'caller' })),
    ),
    ...published,
    ...own.map((address): Naming => ({ address, source: 'directory' })),
    ...apexAddresses(realm, observations).map((address): Naming => ({ address, source: 'apex' })),
  ];
}

/** Who named the KDC at this address and port; what gives no port means the one that nobody else accounts for. */
function sourcesOf(
  { address, port }: KdcFacts,
  named: readonly Naming[],
  probed: readonly KdcFacts[],
): readonly KdcSource[] {
  const here = named.filter((each) => each.address === address);
  const isNumbered = (each: number) => here.some((naming) => naming.port === each);
  const others = probed.filter((each) => each.address === address && each.port !== port);
  const takesTheRest = !isNumbered(port) || others.every((each) => isNumbered(each.port));
  const sources = here
    .filter((naming) => naming.port === port || (naming.port === undefined && takesTheRest))
    .map(({ source }) => source);
  return sources.length === 0 ? ['caller'] : [...new Set(sources)].sort();
}

/** Addresses of the realm's own name, as the DNS servers give them. */
function apexAddresses(realm: string, observations: readonly Observation[]): readonly string[] {
  const zone = realm.toLowerCase();
  return observations
    .filter(isDns)
    .filter(({ facts }) => facts.name.replace(/\.$/, '').toLowerCase() === zone)
    .flatMap(({ facts }) => facts.answers)
    .flatMap((answer) => (answer.type === 'A' || answer.type === 'AAAA' ? [answer.data] : []));
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
    proxies: proxiesOf(realm, observations),
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
  const named = namings(realm, subject, client, observations);
  return [...views.values()]
    .map((facts): KdcView => {
      const udp = pick(facts, 'udp');
      const tcp = pick(facts, 'tcp');
      return {
        address: facts.address,
        port: facts.port,
        sources: sourcesOf(facts, named, [...views.values()]),
        ...(udp === undefined ? {} : { udp }),
        ...(tcp === undefined ? {} : { tcp }),
        proofs: proofs.filter(
          (each) => each.facts.realm === realm && each.facts.address === facts.address,
        ),
        otherwiseAsked: observations.some((each) => isOfAnotherService(each, facts.address)),
        otherwiseAlive: observations.some(
          (each) => isOfAnotherService(each, facts.address) && !isSilent(each),
        ),
        withoutRoute: observations.some(
          (each) => isRoute(each) && each.facts.address === facts.address && each.outcome !== 'ok',
        ),
      };
    })
    .sort((a, b) => compareText(a.address, b.address) || a.port - b.port);
}

/** A question to the DNS or the LDAP of this address. */
function isOfAnotherService(observation: Observation, address: string): boolean {
  if (isDns(observation)) return observation.facts.server === address;
  return observation.probe === 'ldap' && (observation as LdapObservation).facts.address === address;
}

/** No sign of life; a refusal is one. */
function isSilent({ outcome }: Observation): boolean {
  return ['timeout', 'unreachable', 'skipped'].includes(outcome);
}

function isRoute(observation: Observation): observation is RouteObservation {
  return observation.probe === 'route';
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

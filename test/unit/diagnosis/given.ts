/** Evidence for rule tests: a healthy login, and small changes to it. */
import type { DatabaseTarget } from '../../../src/aws/databases.ts';
import type { Directory } from '../../../src/aws/snapshot.ts';
import type { ClientView } from '../../../src/diagnosis/evidence/clientView.ts';
import type { AwsEvidence, Evidence } from '../../../src/diagnosis/evidence/evidence.ts';
import { realmViews } from '../../../src/diagnosis/evidence/realmView.ts';
import type { Subject } from '../../../src/diagnosis/subject.ts';
import type { DnsFacts, DnsObservation } from '../../../src/probes/dns.ts';
import type { KdcFacts, KdcObservation } from '../../../src/probes/kdc.ts';
import type { MysqlFacts, MysqlObservation } from '../../../src/probes/mysql.ts';
import type { Observation, Outcome } from '../../../src/probes/observation.ts';
import type { PostgresqlFacts, PostgresqlObservation } from '../../../src/probes/postgresql.ts';
import type { RealmProofFacts, RealmProofObservation } from '../../../src/probes/realmProof.ts';
import type { ResolveObservation } from '../../../src/probes/resolve.ts';

export const realm = 'AWSMAD.EXAMPLE.COM';
export const endpoint = 'mydb.abc123.eu-west-1.rds.amazonaws.com';
export const controllers = ['10.0.1.10', '10.0.2.10'] as const;
export const resolver = '10.9.0.2';
const startedAt = '2026-11-21T02:00:00.000Z';

function observation<P extends string, F extends object>(
  id: string,
  probe: P,
  facts: F,
  outcome: Outcome,
  error?: string,
): Observation<P, F> {
  return {
    id,
    probe,
    subject: id,
    outcome,
    startedAt,
    durationMs: outcome === 'timeout' ? 2000 : 3,
    facts,
    ...(error === undefined ? {} : { error }),
  };
}

export function kdc(
  address: string,
  transport: 'udp' | 'tcp',
  facts: Partial<KdcFacts> = {},
  outcome: Outcome = 'ok',
  error?: string,
): KdcObservation {
  const answered: Partial<KdcFacts> =
    outcome === 'ok'
      ? {
          reply: 'krb-error',
          errorCode: 6,
          errorName: 'KDC_ERR_C_PRINCIPAL_UNKNOWN',
          skewMs: 120,
          skewUncertaintyMs: 510,
        }
      : {};
  const all = { address, port: 88, transport, realm, ...answered, ...facts };
  return observation(
    `kdc:${transport}:${address}:${all.port}:${all.realm}`,
    'kdc',
    all,
    outcome,
    error,
  );
}

export function proof(
  address: string,
  facts: Partial<RealmProofFacts> = {},
): RealmProofObservation {
  const all: RealmProofFacts = {
    address,
    port: 88,
    realm,
    method: 'krbtgt',
    serves: 'yes',
    ...facts,
  };
  return observation(`realm-proof:${address}:${all.realm}`, 'realm-proof', all, 'ok');
}

export function dns(
  server: string,
  name: string,
  type: DnsFacts['type'],
  facts: Partial<DnsFacts> = {},
  outcome: Outcome = 'ok',
): DnsObservation {
  const serverRole = (controllers as readonly string[]).includes(server)
    ? 'directory'
    : 'workstation';
  const all: DnsFacts = {
    server,
    port: 53,
    serverRole,
    transport: 'udp',
    name,
    type,
    answers: [],
    ...(outcome === 'ok' ? { rcode: 'NOERROR' } : {}),
    ...facts,
  };
  return observation(`dns:${all.transport}:${server}:${type}:${name}`, 'dns', all, outcome);
}

export function srvAnswers(): DnsFacts['answers'] {
  const name = `_kerberos._tcp.${realm.toLowerCase()}`;
  return controllers.flatMap((address, index) => [
    {
      type: 'SRV' as const,
      name,
      priority: 0,
      weight: 100,
      port: 88,
      target: `dc${index + 1}.awsmad.example.com`,
    },
    { type: 'A' as const, name: `dc${index + 1}.awsmad.example.com`, data: address },
  ]);
}

export function resolved(
  host: string,
  addresses: readonly string[],
  code?: string,
): ResolveObservation {
  const facts = { host, addresses, ...(code === undefined ? {} : { code }) };
  return observation(`resolve:${host}`, 'resolve', facts, addresses.length > 0 ? 'ok' : 'failed');
}

export function mysql(facts: Partial<MysqlFacts> = {}, outcome: Outcome = 'ok'): MysqlObservation {
  const all = { host: endpoint, address: '10.20.1.5', port: 3306, ...facts };
  return observation(`mysql:${all.address}:${all.port}`, 'mysql', all, outcome);
}

export function postgresql(
  facts: Partial<PostgresqlFacts> = {},
  outcome: Outcome = 'ok',
): PostgresqlObservation {
  const all = { host: endpoint, address: '10.20.1.5', port: 5432, ...facts };
  return observation(`postgresql:${all.address}:${all.port}`, 'postgresql', all, outcome);
}

export const directory: Directory = {
  description: {
    DirectoryId: 'd-1234567890',
    Name: 'awsmad.example.com',
    Type: 'MicrosoftAD',
    Stage: 'Active',
    DnsIpAddrs: [...controllers],
  },
  domainControllers: { outcome: 'loaded', value: [] },
  trusts: { outcome: 'loaded', value: [] },
  conditionalForwarders: { outcome: 'loaded', value: [] },
  sharedWith: { outcome: 'not-applicable' },
  regions: { outcome: 'loaded', value: [] },
  ipRoutes: { outcome: 'loaded', value: [] },
  settings: { outcome: 'loaded', value: [] },
  ldaps: { outcome: 'loaded', value: [] },
  hybridUpdates: { outcome: 'not-applicable' },
};

export const database: DatabaseTarget = {
  kind: 'instance',
  identifier: 'mydb',
  arn: 'arn:aws:rds:eu-west-1:111122223333:db:mydb',
  region: 'eu-west-1',
  accountId: '111122223333',
  engine: 'aurora-mysql',
  engineFamily: 'mysql',
  status: 'available',
  endpoint: { host: endpoint, port: 3306 },
  otherHosts: [],
  vpcId: 'vpc-1',
  subnetIds: ['subnet-1'],
  securityGroupIds: ['sg-db'],
  publiclyAccessible: false,
  memberships: [
    {
      directoryId: 'd-1234567890',
      fqdn: 'awsmad.example.com',
      status: 'kerberos-enabled',
      roleName: 'rds-kerberos',
      dnsIps: [],
      from: ['instance'],
    },
  ],
  directory,
  members: [],
};

export const client: ClientView = {
  files: ['/etc/krb5.conf'],
  missingFiles: [],
  filesNamed: false,
  problems: [],
  defaultRealm: realm,
  dnsLookupKdc: true,
  clockSkewSeconds: 300,
  endpointRealm: {
    realm,
    by: 'domain-realm',
    origin: '/etc/krb5.conf:9',
    entry: '.rds.amazonaws.com',
  },
  realms: [{ realm, kdcs: [], invalid: [] }],
  knownRealms: [realm],
};

/** Observations of a login with nothing wrong. */
export function healthyObservations(): Observation[] {
  const srv = `_kerberos._tcp.${realm.toLowerCase()}`;
  return [
    resolved(endpoint, ['10.20.1.5']),
    ...[resolver, ...controllers].map((server) =>
      dns(server, srv, 'SRV', { answers: srvAnswers() }),
    ),
    ...controllers.flatMap((address) => [kdc(address, 'udp'), kdc(address, 'tcp'), proof(address)]),
    mysql({ serverVersion: '8.0.36', tlsOffered: true }),
  ];
}

export interface Given {
  readonly subject?: Partial<Subject>;
  readonly client?: Partial<ClientView>;
  /** Instead of the healthy ones. */
  readonly observations?: readonly Observation[];
  readonly aws?: AwsEvidence;
}

export function evidence(given: Given = {}): Evidence {
  const subject: Subject = {
    summary: { kind: 'instance', name: 'mydb', realm },
    endpoint: { host: endpoint, port: 3306, engine: 'mysql' },
    directoryRealm: realm,
    userRealm: realm,
    database,
    directory,
    ...given.subject,
  };
  const view = { ...client, ...given.client };
  const observations = given.observations ?? healthyObservations();
  return {
    subject,
    client: view,
    realms: realmViews(subject, view, observations),
    observations,
    nameservers: [`${resolver}:53`],
    startedAt,
    ...(given.aws === undefined ? {} : { aws: given.aws }),
  };
}

/** The healthy observations with some of them replaced, found by id prefix. */
export function changed(
  matches: (each: Observation) => boolean,
  change: (each: Observation) => Observation | readonly Observation[],
): Observation[] {
  return healthyObservations().flatMap((each) => (matches(each) ? change(each) : each));
}

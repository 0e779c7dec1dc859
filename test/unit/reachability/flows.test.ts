/** Port tables and endpoints: who needs what, per engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DBInstance } from '@aws-sdk/client-rds';
import type { DirectoryDescription, DomainController } from '@aws-sdk/client-directory-service';
import type { Directory } from '../../../src/aws/snapshot.ts';
import {
  clientEndpoint,
  controllerEndpoints,
  databaseEndpoint,
} from '../../../src/reachability/endpoints.ts';
import type { Flow } from '../../../src/reachability/flow.ts';
import {
  clientToDatabase,
  clientToDirectory,
  clientToUserRealm,
  databaseToDirectory,
  directoryToDatabase,
  directoryToTrustedRealm,
  trustedRealmToDirectory,
} from '../../../src/reachability/flows.ts';
import { defaultDatabasePort } from '../../../src/reachability/portTables.ts';
import { denied, end, loaded } from './network.ts';

const database = end('database', { label: 'mydb' });
const controllers = ['10.0.1.10', '10.0.2.10'].map((address) =>
  end('domain-controller', { label: `dc ${address}`, address }),
);

function names(flows: readonly Flow[], required?: boolean): string[] {
  const some = flows.filter((flow) => required === undefined || flow.required === required);
  return [...new Set(some.map((flow) => flow.id.slice(flow.id.lastIndexOf(':') + 1)))].sort();
}

test('database to directory: required and recommended ports', () => {
  const flows = databaseToDirectory({ database, controllers, engine: 'aurora-mysql' });
  assert.deepEqual(names(flows, true), [
    '135/tcp',
    '389/tcp',
    '389/udp',
    '445/tcp',
    '464/tcp',
    '464/udp',
    '49152-65535/tcp',
    '53/tcp',
    '53/udp',
    '88/tcp',
    '88/udp',
  ]);
  assert.deepEqual(names(flows, false), [
    '1024-49151/tcp',
    '123/udp',
    '138/udp',
    '3268-3269/tcp',
    '445/udp',
    '636/tcp',
    '9389/tcp',
    'icmp',
  ]);
  assert.equal(
    new Set(flows.map((flow) => flow.id)).size,
    flows.length,
    'ids are unique over controllers',
  );
});

test('SQL Server needs what its own pages list', () => {
  const flows = databaseToDirectory({ database, controllers, engine: 'sqlserver-se' });
  assert.deepEqual(names(flows, false), ['636/tcp']);
  assert.ok(names(flows, true).includes('49152-65535/tcp'));
});

test('the way back from the directory is recommended at most, and not for MySQL', () => {
  const flows = directoryToDatabase({ database, controllers, engine: 'oracle-ee' });
  assert.ok(flows.length > 0 && flows.every((flow) => !flow.required));
  assert.deepEqual(directoryToDatabase({ database, controllers, engine: 'mysql' }), []);
});

test('client to directory: TCP 88 is required, UDP 88 is not; none for RDS for MySQL', () => {
  const client = clientEndpoint('172.16.4.7', 'win32');
  assert.deepEqual(client.ephemeralPorts, { from: 49152, to: 65535 });
  assert.deepEqual(names(clientToDirectory({ client, controllers, engine: 'postgres' }), true), [
    '88/tcp',
  ]);
  assert.deepEqual(clientToDirectory({ client, controllers, engine: 'mysql' }), []);
  assert.ok(!names(clientToUserRealm({ client, controllers })).includes('389/tcp'));
});

test('client to database: the port of the endpoint, else of the engine, else none', () => {
  const client = clientEndpoint(undefined);
  assert.deepEqual(names(clientToDatabase({ client, database, port: 3307, engine: 'mysql' })), [
    '3307/tcp',
  ]);
  assert.deepEqual(names(clientToDatabase({ client, database, engine: 'db2-se' })), ['50000/tcp']);
  assert.deepEqual(clientToDatabase({ client, database, engine: 'new-engine' }), []);
  const defaults = [
    'aurora-mysql',
    'aurora-postgresql',
    'mariadb',
    'oracle-se2-cdb',
    'postgres',
    'sqlserver-web',
  ].map(defaultDatabasePort);
  assert.deepEqual(defaults, [3306, 5432, 3306, 1521, 5432, 1433]);
});

test('a trust needs the same both ways', () => {
  const trusted = [end('address', { label: 'dc.corp', address: '172.16.0.10' })];
  const out = directoryToTrustedRealm({ controllers, trusted });
  const back = trustedRealmToDirectory({ controllers, trusted });
  assert.deepEqual(names(out), names(back));
  assert.deepEqual(names(out, true), [
    '389/tcp',
    '389/udp',
    '445/tcp',
    '53/tcp',
    '53/udp',
    '88/tcp',
    '88/udp',
  ]);
  assert.equal(out[0]?.from, back[0]?.to);
});

const instance: DBInstance = {
  DBInstanceIdentifier: 'mydb',
  DBInstanceArn: 'arn:aws:rds:eu-west-1:111111111111:db:mydb',
  Engine: 'postgres',
  AvailabilityZone: 'eu-west-1a',
  VpcSecurityGroups: [
    { VpcSecurityGroupId: 'sg-1', Status: 'active' },
    { VpcSecurityGroupId: 'sg-2', Status: 'removing' },
  ],
  DBSubnetGroup: {
    VpcId: 'vpc-1',
    Subnets: [
      { SubnetIdentifier: 'subnet-a', SubnetAvailabilityZone: { Name: 'eu-west-1a' } },
      { SubnetIdentifier: 'subnet-b', SubnetAvailabilityZone: { Name: 'eu-west-1b' } },
    ],
  },
};

test('an instance is in the subnets of its zone; with Multi-AZ in any', () => {
  const one = databaseEndpoint(instance);
  assert.deepEqual(one.subnetIds, ['subnet-a']);
  assert.deepEqual(one.securityGroupIds, ['sg-1']);
  assert.deepEqual([one.region, one.accountId, one.vpcId], ['eu-west-1', '111111111111', 'vpc-1']);
  assert.equal(one.publiclyAccessible, false);
  assert.deepEqual(databaseEndpoint({ ...instance, MultiAZ: true }).subnetIds, [
    'subnet-a',
    'subnet-b',
  ]);
  assert.deepEqual(databaseEndpoint({}).subnetIds, []);
});

function directory(description: DirectoryDescription, listed?: DomainController[]): Directory {
  const none = { outcome: 'not-applicable' } as const;
  return {
    description,
    domainControllers:
      listed === undefined ? denied('ds:DescribeDomainControllers') : loaded(listed),
    trusts: none,
    conditionalForwarders: none,
    sharedWith: none,
    regions: none,
    ipRoutes: none,
    settings: none,
    ldaps: none,
    hybridUpdates: { outcome: 'not-applicable' },
  };
}

test('domain controllers: as listed, else the DNS addresses; of a shared directory the owner counts', () => {
  const settings = {
    VpcId: 'vpc-ad',
    SubnetIds: ['subnet-1', 'subnet-2'],
    SecurityGroupId: 'sg-ad',
  };
  const own = { DirectoryId: 'd-1', DnsIpAddrs: ['10.0.1.10', '10.0.2.10'], VpcSettings: settings };
  const listed = controllerEndpoints(
    directory(own, [{ DnsIpAddr: '10.0.1.10', VpcId: 'vpc-ad', SubnetId: 'subnet-1' }]),
    'eu-west-1',
  );
  assert.deepEqual(
    listed.map((one) => [one.address, one.subnetIds]),
    [['10.0.1.10', ['subnet-1']]],
  );
  const published = controllerEndpoints(directory(own), 'eu-west-1');
  assert.deepEqual(
    published.map((one) => one.address),
    ['10.0.1.10', '10.0.2.10'],
  );
  assert.deepEqual(published[0]?.securityGroupIds, ['sg-ad']);
  const shared = {
    DirectoryId: 'd-2',
    OwnerDirectoryDescription: {
      AccountId: '222222222222',
      DnsIpAddrs: ['10.9.1.10'],
      VpcSettings: settings,
    },
  };
  const [one] = controllerEndpoints(directory(shared), 'eu-west-1');
  assert.deepEqual(
    [one?.accountId, one?.vpcId, one?.address],
    ['222222222222', 'vpc-ad', '10.9.1.10'],
  );
});

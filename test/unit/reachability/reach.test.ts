/** `reach FROM TO`: what a person may type, and what comes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountSnapshot, RegionSnapshot } from '../../../src/aws/snapshot.ts';
import { clientEndpoint } from '../../../src/reachability/endpoints.ts';
import { parsePort, reach } from '../../../src/reachability/reach.ts';
import type { ReachAnswer, ReachRequest } from '../../../src/reachability/reach.ts';
import { denied, everything, group, loaded, rule, vpcNetwork } from './network.ts';

const none = { outcome: 'not-applicable' } as const;
const subnetGroup = { VpcId: 'vpc-db', Subnets: [{ SubnetIdentifier: 'subnet-a' }] };
const region: RegionSnapshot = {
  region: 'eu-west-1',
  directories: loaded([
    {
      description: {
        DirectoryId: 'd-9067000001',
        Name: 'corp.example.com',
        DnsIpAddrs: ['10.20.2.5'],
        VpcSettings: { VpcId: 'vpc-db', SubnetIds: ['subnet-b'], SecurityGroupId: 'sg-dc' },
      },
      domainControllers: none,
      trusts: none,
      conditionalForwarders: none,
      sharedWith: none,
      regions: none,
      ipRoutes: none,
      settings: none,
      ldaps: none,
      hybridUpdates: { outcome: 'not-applicable' },
    },
  ]),
  instances: loaded([
    {
      DBInstanceIdentifier: 'mydb',
      DBInstanceArn: 'arn:aws:rds:eu-west-1:111111111111:db:mydb',
      Engine: 'postgres',
      Endpoint: { Address: 'mydb.abc.eu-west-1.rds.amazonaws.com', Port: 5433 },
      DBSubnetGroup: subnetGroup,
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-db' }],
    },
    {
      DBInstanceIdentifier: 'member-1',
      Engine: 'aurora-mysql',
      DBSubnetGroup: subnetGroup,
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-db' }],
    },
  ]),
  clusters: loaded([
    {
      DBClusterIdentifier: 'shop',
      Endpoint: 'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
      Engine: 'aurora-mysql',
      Port: 3306,
      DBClusterMembers: [{ DBInstanceIdentifier: 'member-1' }],
    },
  ]),
  globalClusters: loaded([]),
};
const account: AccountSnapshot = {
  takenAt: '2026-11-21T00:00:00Z',
  caller: none,
  regions: [region],
};
const net = vpcNetwork('vpc-db', {
  groups: [
    group('sg-db', [rule('tcp', 5433, 5433, '172.16.0.0/16')]),
    group('sg-dc', [everything]),
  ],
  routes: [{ DestinationCidrBlock: '172.16.0.0/12', GatewayId: 'vgw-1' }],
});
const card = {
  NetworkInterfaceId: 'eni-7',
  Attachment: { InstanceId: 'i-7' },
  VpcId: 'vpc-db',
  SubnetId: 'subnet-a',
  PrivateIpAddress: '10.20.1.77',
  Groups: [{ GroupId: 'sg-db' }],
};
const sources = {
  account,
  networks: [{ ...net, networkInterfaces: loaded([card]) }],
  client: clientEndpoint('172.16.4.7'),
};

function answer(request: ReachRequest): ReachAnswer {
  const one = reach(request, sources);
  assert.ok(!('error' in one), 'error' in one ? one.error : '');
  return one;
}

function error(request: ReachRequest, from = sources): string {
  const one = reach(request, from);
  assert.ok('error' in one);
  return one.error;
}

test('without a port: what Kerberos needs between the two', () => {
  assert.equal(
    answer({ from: 'mydb', to: 'd-9067000001' }).verdicts[0]?.flow.kind,
    'database-to-directory',
  );
  assert.equal(
    answer({ from: 'd-9067000001', to: 'mydb' }).verdicts[0]?.flow.kind,
    'directory-to-database',
  );
  const [toDatabase] = answer({ from: 'client', to: 'mydb' }).verdicts;
  assert.deepEqual([toDatabase?.flow.ports.from, toDatabase?.result], [5433, 'allowed']);
  assert.equal(
    answer({ from: '172.17.0.1', to: 'corp.example.com' }).verdicts[0]?.flow.kind,
    'client-to-directory',
  );
});

test('names, ARNs, endpoints, clusters, interfaces, instances, addresses; case does not matter', () => {
  for (const to of [
    'MyDB',
    'arn:aws:rds:eu-west-1:111111111111:db:mydb',
    'mydb.abc.eu-west-1.rds.amazonaws.com.',
    'shop',
    'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
  ]) {
    assert.ok(answer({ from: 'client', to }).verdicts.length > 0, to);
  }
  for (const from of ['eni-7', 'i-7', '10.20.1.77']) {
    const [one] = answer({ from, to: 'd-9067000001', port: '88/udp' }).verdicts;
    assert.equal(one?.result, 'allowed', from);
  }
});

test('what cannot be resolved says so, and what comes close', () => {
  assert.match(
    error({ from: 'client', to: 'mydv' }),
    /"mydv" is not the name of .*Did you mean "mydb"\?/,
  );
  assert.match(error({ from: 'nobody', to: 'mydb' }), /"nobody" is not/);
  assert.match(
    error({ from: '172.16.0.1', to: '10.20.1.77' }),
    /say which one is meant, for example --port 88\/udp/,
  );
  assert.match(error({ from: 'client', to: 'mydb', port: 'http' }), /"http" is not a port/);
  const anonymous = { account, networks: sources.networks };
  assert.match(
    reachError(reach({ from: 'client', to: 'mydb' }, anonymous)),
    /address of this machine is not known/,
  );
  const blind = {
    ...sources,
    account: { ...account, regions: [{ ...region, instances: denied('rds:DescribeDBInstances') }] },
  };
  assert.match(
    error({ from: 'client', to: 'elsewhere' }, blind),
    /Not read: instances of eu-west-1/,
  );
  const twice = {
    ...sources,
    account: { ...account, regions: [region, { ...region, region: 'us-east-1' }] },
  };
  assert.match(error({ from: 'client', to: 'mydb' }, twice), /means 2 things: arn:aws/);
});

function reachError(one: ReturnType<typeof reach>): string {
  return 'error' in one ? one.error : '';
}

test('ports', () => {
  assert.deepEqual(parsePort('88'), { protocol: 'tcp', ports: { from: 88, to: 88 } });
  assert.deepEqual(parsePort('88/UDP'), { protocol: 'udp', ports: { from: 88, to: 88 } });
  assert.deepEqual(parsePort('49152-65535/tcp')?.ports, { from: 49152, to: 65535 });
  assert.equal(parsePort('icmp')?.protocol, 'icmp');
  for (const bad of ['', 'x', '70000', '9-3', '88/sctp', '-1', '1-2-3'])
    assert.equal(parsePort(bad), undefined, bad);
});

/** Few sentences for many verdicts, and the path in text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IpPermission } from '@aws-sdk/client-ec2';
import { buildWorld } from '../../../src/reachability/buildWorld.ts';
import { databaseToDirectory } from '../../../src/reachability/flows.ts';
import { judgeAll } from '../../../src/reachability/judge.ts';
import { pathOf, pathText } from '../../../src/reachability/pathText.ts';
import { portsOf, wordList } from '../../../src/reachability/sentences.ts';
import { summarize } from '../../../src/reachability/summary.ts';
import { denied, end, everything, group, loaded, rule, vpcNetwork } from './network.ts';

const database = end('database', {
  label: 'mydb',
  region: 'eu-west-1',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupIds: ['sg-db'],
});
const controllers = ['10.30.1.10', '10.30.2.10'].map((address, index) =>
  end('domain-controller', {
    label: `d-9067: domain controller ${address}`,
    region: 'eu-west-1',
    vpcId: 'vpc-ad',
    subnetIds: [`subnet-dc${index}`],
    securityGroupIds: ['sg-0a1b'],
    address,
  }),
);
const tgw = (cidr: string) => [{ DestinationCidrBlock: cidr, VpcPeeringConnectionId: 'pcx-1' }];
const peering = {
  VpcPeeringConnectionId: 'pcx-1',
  RequesterVpcInfo: { VpcId: 'vpc-db', CidrBlock: '10.20.0.0/16' },
  AccepterVpcInfo: { VpcId: 'vpc-ad', CidrBlock: '10.30.0.0/16' },
  Status: { Code: 'active' as const },
};

function verdicts(ingress: IpPermission[]) {
  const db = {
    ...vpcNetwork('vpc-db', { groups: [group('sg-db', [])], routes: tgw('10.30.0.0/16') }),
    peerings: loaded([peering]),
  };
  const ad = vpcNetwork('vpc-ad', {
    cidr: '10.30.0.0/16',
    subnets: { 'subnet-dc0': '10.30.1.0/24', 'subnet-dc1': '10.30.2.0/24' },
    groups: [
      { ...group('sg-0a1b', ingress, [everything], 'vpc-ad'), GroupName: 'd-9067_controllers' },
    ],
    routes: tgw('10.20.0.0/16'),
  });
  return judgeAll(
    databaseToDirectory({ database, controllers, engine: 'sqlserver-se' }),
    buildWorld([db, ad]),
  );
}

test('the default group of a directory towards a database in another VPC: one sentence, one fix', () => {
  const lines = summarize(
    verdicts([rule('tcp', 0, 65535, '10.30.0.0/16'), rule('udp', 0, 65535, '10.30.0.0/16')]),
  );
  const [tcp] = lines;
  assert.equal(lines.length, 1);
  assert.equal(tcp?.required, true);
  assert.equal(
    tcp.sentence,
    'sg-0a1b (d-9067_controllers) allows 53, 88, 135, 389, 445, 464, 636, 49152-65535/tcp and 53, 88, 389, 464/udp only from 10.30.0.0/16; mydb (10.20.1.0/24 and 10.20.2.0/24) is outside.',
  );
  assert.equal(tcp.fix?.cli.split('\n').length, 1);
  assert.match(tcp.fix.cli, /"FromPort":49152,"ToPort":65535/);
});

test('blocked before unknown before allowed', () => {
  const lines = summarize(
    verdicts([
      rule('tcp', 0, 65535, '10.20.0.0/16'),
      { IpProtocol: 'udp', FromPort: 88, ToPort: 88, PrefixListIds: [{ PrefixListId: 'pl-1' }] },
    ]),
  );
  assert.deepEqual(
    lines.map((line) => line.result),
    ['blocked', 'unknown', 'allowed'],
  );
  assert.match(
    lines[0]?.sentence ?? '',
    /does not allow 53, 389, 464\/udp from mydb to d-9067: domain controller 10\.30\.1\.10 and 10\.30\.2\.10; it allows only all tcp ports there/,
  );
  assert.match(
    lines[1]?.sentence ?? '',
    /88\/udp from mydb .* cannot be judged: missing is the entries of prefix list pl-1/,
  );
  assert.match(lines[2]?.sentence ?? '', /is allowed\.$/);
});

test('what is not permitted is said once', () => {
  const unread = vpcNetwork('vpc-db', {});
  const world = buildWorld([
    {
      ...unread,
      securityGroups: denied('ec2:DescribeSecurityGroups'),
      networkAcls: denied('ec2:DescribeNetworkAcls'),
      routeTables: denied('ec2:DescribeRouteTables'),
    },
  ]);
  const lines = summarize(judgeAll(databaseToDirectory({ database, controllers }), world));
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.result, 'unknown');
  assert.match(lines[0].sentence, /ec2:DescribeSecurityGroups/);
});

test('the path in text marks the hop that decides', () => {
  const blocked = verdicts([rule('tcp', 0, 65535, '10.30.0.0/16')]).find(
    (one) => one.flow.protocol === 'tcp',
  );
  assert.ok(blocked);
  const { hops } = pathOf(blocked);
  assert.deepEqual(
    hops.filter((hop) => hop.decides).map((hop) => hop.name),
    ['sg-0a1b (d-9067_controllers)'],
  );
  const lines = pathText(blocked).split('\n');
  assert.equal(lines[0], 'mydb');
  assert.equal(lines.at(-1), 'd-9067: domain controller 10.30.1.10');
  const marked = lines.filter((line) => line.startsWith('→ ✖'));
  assert.equal(marked.length, 1);
  assert.match(
    marked[0] ?? '',
    /security group, inbound: sg-0a1b \(d-9067_controllers\): port matches/,
  );
});

test('words', () => {
  assert.equal(wordList([]), '');
  assert.equal(wordList(['a', 'a', 'b']), 'a and b');
  assert.equal(wordList(['a', 'b', 'c', 'd', 'e']), 'a, b, c and 2 more');
  assert.equal(
    portsOf([
      { protocol: 'icmp', ports: { from: -1, to: -1 } },
      { protocol: 'udp', ports: { from: 88, to: 88 } },
    ]),
    '88/udp and ICMP',
  );
});

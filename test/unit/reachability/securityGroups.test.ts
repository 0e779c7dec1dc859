/** Security groups: union, protocol forms, families, prefix lists, references. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IpPermission } from '@aws-sdk/client-ec2';
import type { FlowVerdict, Step } from '../../../src/reachability/flow.ts';
import { decidingStep } from '../../../src/reachability/judge.ts';
import { denied, end, everything, group, loaded, rule, verdict, vpcNetwork } from './network.ts';

const database = end('database', {
  label: 'mydb',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a'],
  securityGroupIds: ['sg-db'],
  address: '10.20.1.10',
});
const controller = end('domain-controller', {
  label: 'd-1: domain controller 10.20.2.5',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-b'],
  securityGroupIds: ['sg-dc'],
  address: '10.20.2.5',
});

function withRules(ingress: IpPermission[], egress: IpPermission[] = [everything]) {
  return vpcNetwork('vpc-db', { groups: [group('sg-db', [], egress), group('sg-dc', ingress)] });
}

function ask(
  ingress: IpPermission[],
  port: number | [number, number] = 88,
  protocol: 'tcp' | 'udp' | 'icmp' = 'tcp',
) {
  return verdict([withRules(ingress)], database, controller, port, protocol);
}

function because(one: FlowVerdict): Step {
  const step = decidingStep(one);
  assert.ok(step, 'a step decided');
  return step;
}

test('a group without a matching rule blocks, one with it allows', () => {
  assert.equal(ask([rule('tcp', 88, 88, '10.20.0.0/16')]).result, 'allowed');
  assert.equal(ask([rule('udp', 88, 88, '10.20.0.0/16')]).result, 'blocked');
  assert.equal(ask([rule('tcp', 88, 88, '10.21.0.0/16')]).result, 'blocked');
});

test('statefulness: no rule is needed for the answers', () => {
  const groups = [
    group('sg-db', [], [rule('tcp', 88, 88, '10.20.2.5/32')]),
    group('sg-dc', [rule('tcp', 88, 88, '10.20.1.10/32')], []),
  ];
  assert.equal(
    verdict([vpcNetwork('vpc-db', { groups })], database, controller, 88).result,
    'allowed',
  );
});

test('without outbound rules nothing leaves', () => {
  const one = verdict([withRules([everything], [])], database, controller, 88);
  assert.equal(because(one).kind, 'security-group-egress');
  assert.match(because(one).because, /sg-db \(sg-db-name\) has no outbound rules left/);
});

test('the rules of all groups count together', () => {
  const groups = [
    group('sg-db', []),
    group('sg-dc', [rule('tcp', 49152, 60000, '10.20.0.0/16')]),
    group('sg-more', [rule('tcp', 60001, 65535, '10.20.0.0/16')]),
  ];
  const both = { ...controller, securityGroupIds: ['sg-dc', 'sg-more'] };
  const networks = [vpcNetwork('vpc-db', { groups })];
  assert.equal(verdict(networks, database, both, [49152, 65535]).result, 'allowed');
  const one = verdict(networks, database, controller, [49152, 65535]);
  assert.deepEqual(because(one).blockedPorts, [{ from: 60001, to: 65535 }]);
});

test('protocols: -1, names, numbers; ports of -1 mean nothing', () => {
  for (const name of ['-1', 'tcp', '6']) {
    assert.equal(ask([rule(name, 88, 88, '0.0.0.0/0')]).result, 'allowed', name);
  }
  assert.equal(ask([rule('-1', 22, 22, '0.0.0.0/0')]).result, 'allowed');
  assert.equal(ask([{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]).result, 'allowed');
  for (const name of ['udp', '17', '50', 'nonsense']) {
    assert.equal(ask([rule(name, 88, 88, '0.0.0.0/0')]).result, 'blocked', name);
  }
  assert.equal(ask([rule('17', 88, 88, '0.0.0.0/0')], 88, 'udp').result, 'allowed');
});

test('ICMP: an echo needs type 8, any code, or all types; 58 is not 1', () => {
  const echo = (protocol: string, type: number, code: number) =>
    ask([rule(protocol, type, code, '0.0.0.0/0')], -1, 'icmp').result;
  assert.equal(echo('icmp', -1, -1), 'allowed');
  assert.equal(echo('1', 8, -1), 'allowed');
  assert.equal(echo('icmp', 8, 0), 'allowed');
  assert.equal(echo('icmp', 0, -1), 'blocked');
  assert.equal(echo('icmpv6', -1, -1), 'blocked');
  assert.equal(echo('tcp', 0, 65535), 'blocked');
});

test('an IPv4 rule says nothing about IPv6, and the other way round', () => {
  const ends = [
    { ...database, address: 'fd00::1:a' },
    { ...controller, address: 'fd00::2:5' },
  ] as const;
  const four = withRules([rule('tcp', 88, 88, '0.0.0.0/0')]);
  const six = withRules([rule('tcp', 88, 88, '::/0')]);
  const ingress = (one: FlowVerdict) =>
    one.steps.find((step) => step.kind === 'security-group-ingress')?.result;
  assert.equal(ingress(verdict([four], ...ends, 88)), 'blocked');
  assert.equal(ingress(verdict([six], ...ends, 88)), 'allowed');
  assert.equal(ingress(verdict([six], database, controller, 88)), 'blocked');
  assert.equal(verdict([four], database, ends[1], 88).result, 'blocked');
});

test('prefix lists are expanded; one that cannot be read makes it unknown', () => {
  const rules: IpPermission[] = [
    { IpProtocol: 'tcp', FromPort: 88, ToPort: 88, PrefixListIds: [{ PrefixListId: 'pl-1' }] },
  ];
  const network = withRules(rules);
  const list = { PrefixListId: 'pl-1' };
  const with_ = (cidr: string) => ({
    ...network,
    prefixLists: loaded([{ list, entries: loaded([{ Cidr: cidr }]) }]),
  });
  assert.equal(verdict([with_('10.20.1.0/24')], database, controller, 88).result, 'allowed');
  assert.equal(verdict([with_('10.99.0.0/16')], database, controller, 88).result, 'blocked');
  const unread = {
    ...network,
    prefixLists: loaded([{ list, entries: denied('ec2:GetManagedPrefixListEntries') }]),
  };
  const one = verdict([unread], database, controller, 88);
  assert.equal(one.result, 'unknown');
  assert.match(because(one).missing ?? '', /pl-1 .*ec2:GetManagedPrefixListEntries/);
  assert.equal(
    verdict([network], database, controller, 88).result,
    'unknown',
    'the list itself is not there',
  );
  assert.equal(
    verdict([network], database, controller, 389).result,
    'blocked',
    'whatever the list says',
  );
});

test('a reference matches the interfaces that carry the group', () => {
  const from = (GroupId: string): IpPermission[] => [
    { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] },
  ];
  assert.equal(ask(from('sg-db')).result, 'allowed');
  assert.equal(ask(from('sg-dc')).result, 'blocked');
  const laptop = end('address', { address: '172.16.4.7' });
  const routed = vpcNetwork('vpc-db', {
    groups: [group('sg-dc', from('sg-db'))],
    routes: [{ DestinationCidrBlock: '172.16.0.0/16', GatewayId: 'vgw-1', State: 'active' }],
  });
  const one = verdict([routed], laptop, controller, 88);
  assert.equal(one.result, 'blocked');
  assert.match(
    because(one).because,
    /sg-db is a group, and matches only network interfaces that carry it/,
  );
});

test('the nearest miss: source, port, none', () => {
  const source = because(ask([rule('tcp', 88, 88, '10.0.0.0/16', '192.0.2.0/24')]));
  assert.equal(
    source.because,
    'sg-dc (sg-dc-name): port matches, 10.0.0.0/16, 192.0.2.0/24 does not contain 10.20.1.10',
  );
  assert.deepEqual(source.nearest, {
    kind: 'source',
    allowedFrom: ['10.0.0.0/16', '192.0.2.0/24'],
    outside: ['10.20.1.10'],
  });
  const port = because(
    ask([rule('tcp', 443, 443, '10.20.0.0/16'), rule('udp', 88, 88, '0.0.0.0/0')]),
  );
  assert.deepEqual(port.nearest, { kind: 'port', allowedPorts: ['443/tcp', '88/udp'] });
  assert.deepEqual(because(ask([rule('udp', 53, 53, '192.0.2.1/32')])).nearest, {
    kind: 'no-rules',
  });
});

test('a directory group without inbound rules is the "AWS applications only" mode', () => {
  assert.match(
    because(ask([])).because,
    /no inbound rules: the directory is in the "AWS applications only" mode/,
  );
});

test('a group that cannot be read is unknown, never blocked', () => {
  const network = { ...withRules([]), securityGroups: denied('ec2:DescribeSecurityGroups') };
  const one = verdict([network], database, controller, 88);
  assert.equal(one.result, 'unknown');
  assert.match(because(one).missing ?? '', /ec2:DescribeSecurityGroups in eu-west-1/);
  const shared = { ...controller, securityGroupIds: ['sg-foreign'], accountId: '222222222222' };
  const other = verdict([withRules([])], database, shared, 88);
  assert.equal(other.result, 'unknown');
  assert.match(because(other).missing ?? '', /account 222222222222/);
});

test('the resolver of the VPC is not subject to groups or ACLs', () => {
  const network = vpcNetwork('vpc-db', {
    groups: [group('sg-db', [], [])],
    entries: { 'subnet-a': [] },
  });
  const resolver = end('address', { address: '10.20.0.2' });
  assert.equal(verdict([network], database, resolver, 53, 'udp').result, 'allowed');
  assert.equal(
    verdict([network], database, end('address', { address: '169.254.169.253' }), 53).result,
    'allowed',
  );
  assert.equal(verdict([network], database, resolver, 88).result, 'blocked');
});

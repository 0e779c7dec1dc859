/** Network ACLs: order, both directions, both subnets, ephemeral ports, partial coverage. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkAclEntry } from '@aws-sdk/client-ec2';
import { decidingStep } from '../../../src/reachability/judge.ts';
import { warningsOf } from '../../../src/reachability/summary.ts';
import {
  denied,
  end,
  entry,
  everything,
  group,
  loaded,
  openEntries,
  verdict,
  vpcNetwork,
} from './network.ts';

const any = '0.0.0.0/0';
const database = end('database', {
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a'],
  securityGroupIds: ['sg-all'],
  address: '10.20.1.10',
  ephemeralPorts: { from: 32768, to: 60999 },
});
const controller = end('domain-controller', {
  vpcId: 'vpc-db',
  subnetIds: ['subnet-b'],
  securityGroupIds: ['sg-all'],
  address: '10.20.2.5',
});

function networks(entries: Record<string, NetworkAclEntry[]>) {
  return [vpcNetwork('vpc-db', { groups: [group('sg-all', [everything])], entries })];
}

function ask(entries: Record<string, NetworkAclEntry[]>, protocol: 'tcp' | 'udp' = 'udp') {
  const one = verdict(networks(entries), database, controller, 88, protocol);
  return { result: one.result, step: decidingStep(one), all: one };
}

test('the lowest number wins, allow or deny', () => {
  const deny = entry(90, 'deny', false, '17', '10.20.1.0/24', [88, 88]);
  const { result, step } = ask({ 'subnet-b': [...openEntries, deny] });
  assert.equal(result, 'blocked');
  assert.equal(step?.kind, 'nacl-ingress');
  assert.match(
    step.because,
    /entry 90 denies 88\/udp from 10\.20\.1\.0\/24, which holds 10\.20\.1\.10/,
  );
  assert.equal(
    ask({ 'subnet-b': [...openEntries, { ...deny, RuleNumber: 110 }] }).result,
    'allowed',
  );
  assert.equal(ask({ 'subnet-b': [...openEntries, deny] }, 'tcp').result, 'allowed');
});

test('all four places are asked', () => {
  const only = (...entries: NetworkAclEntry[]) => entries;
  const [allIn, allOut] = [entry(1, 'allow', false, '-1', any), entry(1, 'allow', true, '-1', any)];
  assert.equal(ask({ 'subnet-a': only(allIn) }).step?.kind, 'nacl-egress');
  assert.equal(ask({ 'subnet-b': only(allOut) }).step?.kind, 'nacl-ingress');
  assert.equal(ask({ 'subnet-b': only(allIn) }).step?.kind, 'nacl-return-egress');
  const noAnswers = only(allOut, entry(1, 'allow', false, '17', any, [88, 88]));
  assert.equal(ask({ 'subnet-a': noAnswers }).step?.kind, 'nacl-return-ingress');
});

test('answers over UDP need UDP, whatever TCP may do', () => {
  const tcpOnly = [
    entry(1, 'allow', false, '-1', any),
    entry(1, 'allow', true, '6', any, [1024, 65535]),
  ];
  assert.equal(ask({ 'subnet-b': tcpOnly }, 'udp').result, 'blocked');
  assert.equal(ask({ 'subnet-b': tcpOnly }, 'tcp').result, 'allowed');
});

test('a part of the ephemeral ports is a warning, none is a block', () => {
  const allow = (from: number, to: number) => [
    entry(1, 'allow', false, '-1', any),
    entry(1, 'allow', true, '17', any, [from, to]),
  ];
  const some = ask({ 'subnet-b': allow(49152, 65535) });
  assert.equal(some.result, 'allowed');
  assert.match(
    warningsOf([some.all])[0] ?? '',
    /42 % of the ephemeral ports only: connections from ports 32768-49151 fail/,
  );
  assert.equal(ask({ 'subnet-b': allow(61000, 65535) }).result, 'blocked');
  assert.deepEqual(warningsOf([ask({ 'subnet-b': allow(1024, 65535) }).all]), []);
});

test('two ACLs that open different ephemeral ports open none together', () => {
  const out = [
    entry(1, 'allow', false, '-1', any),
    entry(1, 'allow', true, '17', any, [32768, 40000]),
  ];
  const in_ = [
    entry(1, 'allow', true, '-1', any),
    entry(1, 'allow', false, '17', any, [40001, 60999]),
  ];
  const { result, step } = ask({ 'subnet-a': in_, 'subnet-b': out });
  assert.equal(result, 'blocked');
  assert.equal(step?.kind, 'nacl-return-ingress');
});

test('within one subnet no ACL is asked', () => {
  const near = { ...controller, subnetIds: ['subnet-a'], address: '10.20.1.20' };
  const one = verdict(networks({ 'subnet-a': [] }), database, near, 88);
  assert.equal(one.result, 'allowed');
  assert.ok(one.steps.every((step) => step.kind.startsWith('security-group')));
});

test('IPv4 entries say nothing about IPv6', () => {
  const [net] = networks({
    'subnet-a': [entry(1, 'allow', true, '-1', any), entry(1, 'allow', false, '-1', any)],
  });
  assert.ok(net);
  const six = verdict(
    [net],
    { ...database, address: 'fd00::a' },
    { ...controller, address: 'fd00::b' },
    88,
  );
  assert.equal(six.steps.find((step) => step.kind === 'nacl-egress')?.result, 'blocked');
});

test('an ACL that cannot be read is unknown, with the action', () => {
  const [net] = networks({});
  assert.ok(net);
  const one = verdict(
    [{ ...net, networkAcls: denied('ec2:DescribeNetworkAcls') }],
    database,
    controller,
    88,
  );
  assert.equal(one.result, 'unknown');
  assert.match(decidingStep(one)?.missing ?? '', /ec2:DescribeNetworkAcls in eu-west-1/);
});

test('ICMP entries name types; the reply needs its own', () => {
  const icmp = (egress: boolean, Type: number): NetworkAclEntry => ({
    ...entry(10, 'allow', egress, '1', any),
    IcmpTypeCode: { Type, Code: -1 },
  });
  const asked = (entries: NetworkAclEntry[]) =>
    verdict(networks({ 'subnet-b': entries }), database, controller, -1, 'icmp').result;
  assert.equal(asked([icmp(false, 8), icmp(true, 0)]), 'allowed');
  assert.equal(asked([icmp(false, 8), icmp(true, 8)]), 'blocked');
  assert.equal(asked([icmp(false, -1), icmp(true, -1)]), 'allowed');
});

test('a database in one of two subnets: one blocked, one not, is unknown and says why', () => {
  const anywhere = end('database', {
    label: 'mydb',
    vpcId: 'vpc-db',
    subnetIds: ['subnet-a', 'subnet-b'],
    securityGroupIds: ['sg-all'],
  });
  const far = { ...controller, subnetIds: ['subnet-c'], address: '10.20.3.5' };
  const net = vpcNetwork('vpc-db', {
    groups: [group('sg-all', [everything])],
    subnets: { 'subnet-a': '10.20.1.0/24', 'subnet-b': '10.20.2.0/24', 'subnet-c': '10.20.3.0/24' },
    entries: { 'subnet-a': [] },
  });
  const one = verdict([net], anywhere, far, 88);
  assert.equal(one.result, 'unknown');
  assert.match(
    decidingStep(one)?.missing ?? '',
    /the address of mydb: some of the possible ones pass/,
  );
  assert.equal(verdict([{ ...net, networkAcls: loaded([]) }], anywhere, far, 88).result, 'unknown');
});

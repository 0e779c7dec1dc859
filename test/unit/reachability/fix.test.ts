/** Fixes: enough, never too much, and safe to paste. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NetworkAcl, RouteTable, SecurityGroup } from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import { buildWorld } from '../../../src/reachability/buildWorld.ts';
import { renderFix } from '../../../src/reachability/fix.ts';
import type { Change, Endpoint, FlowVerdict } from '../../../src/reachability/flow.ts';
import { judge } from '../../../src/reachability/judge.ts';
import { mergeChanges } from '../../../src/reachability/mergeChanges.ts';
import { shellWord, terraformString } from '../../../src/reachability/quote.ts';
import { inBlock } from './naive.ts';
import {
  end,
  everything,
  flow,
  group,
  loaded,
  openEntries,
  rule,
  verdict,
  vpcNetwork,
} from './network.ts';
import { ephemeral, ports, topologies } from './randomNetwork.ts';
import type { Station } from './randomNetwork.ts';

function changesOf(one: FlowVerdict): Change[] {
  return one.steps.flatMap((step) => (step.result === 'blocked' ? (step.changes ?? []) : []));
}

function map<T>(section: NetworkSnapshot[keyof NetworkSnapshot], edit: (item: T) => T) {
  const { value } = section as unknown as { value: readonly T[] };
  return loaded(value.map(edit));
}

/** What AWS would show after the change. */
function apply(networks: readonly NetworkSnapshot[], change: Change): NetworkSnapshot[] {
  return networks.map((network) => ({
    ...network,
    securityGroups: map<SecurityGroup>(network.securityGroups, (one) => {
      if (change.kind !== 'security-group-rule' || one.GroupId !== change.groupId) return one;
      const { peer, ports: range } = change;
      const permission = {
        IpProtocol: change.protocol,
        FromPort: range.from,
        ToPort: range.to,
        IpRanges: 'cidr' in peer ? [{ CidrIp: peer.cidr }] : [],
        UserIdGroupPairs: 'cidr' in peer ? [] : [{ GroupId: peer.groupId }],
      };
      return change.direction === 'ingress'
        ? { ...one, IpPermissions: [...(one.IpPermissions ?? []), permission] }
        : { ...one, IpPermissionsEgress: [...(one.IpPermissionsEgress ?? []), permission] };
    }),
    networkAcls: map<NetworkAcl>(network.networkAcls, (one) => {
      if (change.kind !== 'nacl-entry' || one.NetworkAclId !== change.aclId) return one;
      assert.ok(
        !one.Entries?.some(
          (entry) => entry.RuleNumber === change.ruleNumber && entry.Egress === change.egress,
        ),
        `number ${change.ruleNumber} is free`,
      );
      const { protocol } = change;
      const added = {
        RuleNumber: change.ruleNumber,
        RuleAction: 'allow' as const,
        Egress: change.egress,
        Protocol: { tcp: '6', udp: '17', icmp: '1' }[protocol],
        CidrBlock: change.cidr,
        ...(protocol === 'icmp'
          ? { IcmpTypeCode: { Type: change.ports.from, Code: change.ports.to } }
          : { PortRange: { From: change.ports.from, To: change.ports.to } }),
      };
      return { ...one, Entries: [...(one.Entries ?? []), added] };
    }),
    routeTables: map<RouteTable>(network.routeTables, (one) => {
      if (change.kind !== 'route' || one.RouteTableId !== change.routeTableId) return one;
      const others = (one.Routes ?? []).filter(
        (route) => route.DestinationCidrBlock !== change.cidr,
      );
      assert.equal(others.length < (one.Routes ?? []).length, change.replace, 'create or replace');
      const added = { DestinationCidrBlock: change.cidr, VpcPeeringConnectionId: change.peeringId };
      return { ...one, Routes: [...others, added] };
    }),
  }));
}

function endpointOf(station: Station): Endpoint {
  const kind = station.vpcId === undefined ? 'address' : 'domain-controller';
  return {
    kind,
    label: station.name,
    address: station.four,
    subnetIds: [],
    securityGroupIds: [],
    ephemeralPorts: ephemeral,
  };
}

test('what is proposed lets the flow through, and says only its ports and addresses', () => {
  let fixed = 0;
  fc.assert(
    fc.property(topologies({ uncertain: false }), ({ topology, draw }) => {
      const [one, two] = [draw.pick(topology.stations), draw.pick(topology.stations)];
      const protocol = draw.pick(['tcp', 'udp', 'icmp'] as const);
      const port = draw.pick(ports);
      if (one === two || (one.vpcId === undefined && two.vpcId === undefined)) return;
      const question = flow(
        endpointOf(one),
        endpointOf(two),
        protocol === 'icmp' ? -1 : port,
        protocol,
      );
      const before = judge(question, buildWorld(topology.networks));
      if (before.fix === undefined) return;
      fixed += 1;
      const changes = mergeChanges(changesOf(before));
      for (const change of changes) {
        if (change.kind !== 'security-group-rule') continue;
        assert.deepEqual(
          change.ports,
          protocol === 'icmp' ? { from: 8, to: 0 } : { from: port, to: port },
        );
        const peer = change.direction === 'ingress' ? one : two;
        assert.deepEqual(change.peer, { cidr: `${peer.four}/32` });
      }
      for (const change of changes) {
        if (change.kind !== 'nacl-entry') continue;
        assert.ok([one, two].some((station) => change.cidr === `${station.four}/32`));
        const isTarget = change.ports.from === port && change.ports.to === port;
        const isAnswer = change.ports.from >= ephemeral.from && change.ports.to <= ephemeral.to;
        assert.ok(protocol === 'icmp' || isTarget || isAnswer);
      }
      const after = changes.reduce<readonly NetworkSnapshot[]>(apply, topology.networks);
      const again = judge(question, buildWorld(after));
      assert.equal(again.result, 'allowed', JSON.stringify({ before, changes, again }, null, 1));
    }),
    { numRuns: 300 * Number(process.env['FUZZ_RUNS'] ?? 1) },
  );
  assert.ok(fixed > 20, `${fixed} fixes were tried`);
});

const database = end('database', {
  label: 'mydb',
  region: 'eu-west-1',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupIds: ['sg-db'],
});
const controller = end('domain-controller', {
  label: 'dc',
  region: 'eu-west-1',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-b'],
  securityGroupIds: ['sg-dc'],
  address: '10.20.2.5',
});

test('a database is named by its group, because failover changes its address', () => {
  const groups = [group('sg-db', []), group('sg-dc', [rule('tcp', 88, 88, '10.0.0.0/16')])];
  const one = verdict([vpcNetwork('vpc-db', { groups })], database, controller, 88);
  assert.equal(one.fix?.title, 'Allow 88/tcp from sg-db in sg-dc');
  assert.equal(
    one.fix.cli,
    `aws ec2 authorize-security-group-ingress --group-id sg-dc --ip-permissions '[{"IpProtocol":"tcp","FromPort":88,"ToPort":88,"UserIdGroupPairs":[{"GroupId":"sg-db"}]}]' --region eu-west-1`,
  );
  assert.match(
    one.fix.terraform,
    /resource "aws_vpc_security_group_ingress_rule" "kerberos_SgDcTcp88SgDb" \{/,
  );
  assert.match(one.fix.terraform, /referenced_security_group_id = "sg-db"/);
  assert.match(
    one.fix.cloudFormation,
    /Type: AWS::EC2::SecurityGroupIngress\n {2}Properties:\n {4}GroupId: "sg-dc"/,
  );
});

test('a database in another VPC, without peering of one Region, is named by its subnets', () => {
  const db = vpcNetwork('vpc-db', {
    groups: [group('sg-db', [])],
    routes: [{ DestinationCidrBlock: '10.30.0.0/16', TransitGatewayId: 'tgw-1' }],
  });
  const ad = vpcNetwork('vpc-ad', {
    cidr: '10.30.0.0/16',
    subnets: { 'subnet-dc': '10.30.1.0/24' },
    groups: [group('sg-dc', [rule('tcp', 88, 88, '10.30.0.0/16')], [everything], 'vpc-ad')],
    routes: [{ DestinationCidrBlock: '10.20.0.0/16', TransitGatewayId: 'tgw-1' }],
  });
  const far = { ...controller, vpcId: 'vpc-ad', subnetIds: ['subnet-dc'], address: '10.30.1.5' };
  const one = verdict([db, ad], database, far, 88);
  assert.equal(one.fix?.title, 'Allow 88/tcp from 10.20.1.0/24 and 10.20.2.0/24 in sg-dc');
});

test('an ACL gets an entry with a free number in front of the one that denies', () => {
  const deny = {
    RuleNumber: 1,
    RuleAction: 'deny' as const,
    Egress: false,
    Protocol: '6',
    CidrBlock: '0.0.0.0/0',
  };
  const at = (number: number) => {
    const entries = { 'subnet-b': [...openEntries, { ...deny, RuleNumber: number }] };
    const net = vpcNetwork('vpc-db', {
      groups: [group('sg-db', [everything]), group('sg-dc', [everything])],
      entries,
    });
    return verdict([net], { ...database, subnetIds: ['subnet-a'] }, controller, 88);
  };
  assert.match(
    at(50).fix?.cli ?? '',
    /--rule-number 10 --protocol tcp --port-range From=88,To=88 --cidr-block 10\.20\.1\.0\/24 --rule-action allow/,
  );
  assert.match(at(5).fix?.cli ?? '', /--rule-number 4 /);
  assert.equal(at(1).fix, undefined, 'there is no number below 1');
  assert.equal(at(1).result, 'blocked');
});

test('no fix is offered for an address that nobody knows, nor to make a database public', () => {
  const net = vpcNetwork('vpc-db', {
    groups: [group('sg-db', [])],
    routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
  });
  const open = { ...database, publiclyAccessible: true };
  assert.equal(verdict([net], end('client'), open, 3306).fix, undefined);
  const closed = verdict(
    [net],
    end('address', { address: '203.0.113.7' }),
    { ...database, publiclyAccessible: false },
    3306,
  );
  assert.equal(closed.result, 'blocked');
  assert.equal(closed.fix, undefined);
});

test('a missing route over a peering that is there is proposed for the subnets only', () => {
  const link = {
    VpcPeeringConnectionId: 'pcx-1',
    RequesterVpcInfo: { VpcId: 'vpc-db', CidrBlock: '10.20.0.0/16' },
    AccepterVpcInfo: { VpcId: 'vpc-ad', CidrBlock: '10.30.0.0/16' },
    Status: { Code: 'active' as const },
  };
  const db = {
    ...vpcNetwork('vpc-db', { groups: [group('sg-db', [])] }),
    peerings: loaded([link]),
  };
  const ad = vpcNetwork('vpc-ad', {
    cidr: '10.30.0.0/16',
    subnets: { 'subnet-dc': '10.30.1.0/24' },
    groups: [group('sg-dc', [everything], [everything], 'vpc-ad')],
  });
  const far = { ...controller, vpcId: 'vpc-ad', subnetIds: ['subnet-dc'], address: '10.30.1.5' };
  const one = verdict([db, ad], { ...database, address: '10.20.1.10' }, far, 88);
  const commands = one.fix?.cli.split('\n') ?? [];
  assert.match(
    commands[0] ?? '',
    /create-route --route-table-id rtb-vpc-db --destination-cidr-block 10\.30\.1\.0\/24 --vpc-peering-connection-id pcx-1/,
  );
  assert.match(
    commands[1] ?? '',
    /create-route --route-table-id rtb-vpc-ad --destination-cidr-block 10\.20\.1\.0\/24/,
  );
});

test('many changes become few rules, with the same ports', () => {
  const change = (port: number, cidr = '10.0.0.1/32'): Change => ({
    kind: 'security-group-rule',
    groupId: 'sg-1',
    direction: 'ingress',
    protocol: 'tcp',
    ports: { from: port, to: port },
    peer: { cidr },
  });
  const merged = mergeChanges([change(88), change(89), change(389), change(88)]);
  assert.deepEqual(
    merged.map((one) => 'ports' in one && one.ports),
    [
      { from: 88, to: 89 },
      { from: 389, to: 389 },
    ],
  );
  const fix = renderFix([change(88), change(389), change(88, '10.0.0.2/32')]);
  assert.equal(fix.cli.split('\n').length, 1, 'one command for one group');
  assert.equal(fix.title, 'Allow 88/tcp and 389/tcp from 10.0.0.1/32 and 10.0.0.2/32 in sg-1');
});

test('nothing that AWS or a person named gets out of its quotes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      (text) => {
        const echoed = execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], {
          encoding: 'utf8',
        });
        assert.equal(echoed, text);
      },
    ),
    { numRuns: 30 },
  );
  assert.equal(
    terraformString('${file("/etc/passwd")} %{ if } "x"'),
    '"$${file(\\"/etc/passwd\\")} %%{ if } \\"x\\""',
  );
});

test('IPv6 is written in the fields of IPv6', () => {
  const fix = renderFix([
    {
      kind: 'security-group-rule',
      groupId: 'sg-1',
      direction: 'egress',
      protocol: 'icmp',
      ports: { from: 128, to: 0 },
      peer: { cidr: 'fd00::5/128' },
    },
    {
      kind: 'nacl-entry',
      aclId: 'acl-1',
      egress: true,
      ruleNumber: 110,
      before: 32768,
      taken: [100],
      protocol: 'udp',
      ports: { from: 88, to: 88 },
      cidr: 'fd00::/64',
    },
  ]);
  assert.match(fix.cli, /"IpProtocol":"icmpv6".*"Ipv6Ranges":\[\{"CidrIpv6":"fd00::5\/128"\}\]/);
  assert.match(fix.cli, /--ipv6-cidr-block fd00::\/64/);
  assert.match(fix.terraform, /cidr_ipv6 +=/);
  assert.match(fix.cloudFormation, /Ipv6CidrBlock: "fd00::\/64"/);
  assert.ok(inBlock('fd00::5', 'fd00::/64'));
});

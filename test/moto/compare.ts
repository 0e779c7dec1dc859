/** What the product has read, against what botocore reads from the same server: every field of every thing. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { loadTarget } from '../../src/aws/entry.ts';
import type { AwsAccess } from '../../src/aws/access.ts';
import type { Section } from '../../src/aws/section.ts';
import type { AccountSnapshot } from '../../src/aws/snapshot.ts';
import { findTarget } from '../../src/aws/target.ts';
import { otherRoleName, region, roleName } from './account.ts';
import type { MotoAccount } from './account.ts';
import { askBotocore, comparable } from './botocore.ts';
import type { Question } from './botocore.ts';

interface Compared {
  readonly program: string;
  readonly url: string;
  readonly made: MotoAccount;
  readonly access: AwsAccess;
  readonly account: AccountSnapshot;
}

export async function compareWithBotocore(
  t: TestContext,
  { program, url, made, access, account }: Compared,
): Promise<void> {
  const [read] = account.regions;
  const ask = (...questions: Question[]) => askBotocore(program, url, region, questions);
  const target = (name: string) => {
    const found = findTarget(account, name);
    assert.ok(found.kind === 'found');
    const signal = new AbortController().signal;
    return loadTarget(access, account, found.target, { signal });
  };
  assert.ok(read !== undefined);

  await t.test('instances, clusters and global clusters are botocore’s', async () => {
    const [instances, clusters, globals] = await ask(
      ['rds', 'describe_db_instances', {}],
      ['rds', 'describe_db_clusters', {}],
      ['rds', 'describe_global_clusters', {}],
    );
    same(read.instances, instances?.['DBInstances'], 'DBInstanceIdentifier');
    same(read.clusters, clusters?.['DBClusters'], 'DBClusterIdentifier');
    same(read.globalClusters, globals?.['GlobalClusters'], 'GlobalClusterIdentifier');
  });

  await t.test('directories and trusts are botocore’s', async () => {
    const DirectoryId = made.directoryId;
    const [directories, trusts] = await ask(
      ['ds', 'describe_directories', {}],
      ['ds', 'describe_trusts', { DirectoryId }],
    );
    assert.ok(read.directories.outcome === 'loaded');
    const descriptions = read.directories.value.map(({ description }) => description);
    const asSection = { outcome: 'loaded', value: descriptions } as const;
    same(asSection, directories?.['DirectoryDescriptions'], 'DirectoryId');
    same(read.directories.value[0]?.trusts, trusts?.['Trusts'], 'TrustId');
  });

  await t.test('the network of a database is botocore’s, field by field', async () => {
    const { network } = await target('joined-mysql');
    const Filters = [{ Name: 'vpc-id', Values: [made.vpcId] }];
    const PrefixListId = made.prefixListId;
    const [vpcs, subnets, groups, acls, tables, peerings, lists, entries, interfaces] = await ask(
      ['ec2', 'describe_vpcs', { VpcIds: [made.vpcId] }],
      ['ec2', 'describe_subnets', { Filters }],
      ['ec2', 'describe_security_groups', { Filters }],
      ['ec2', 'describe_network_acls', { Filters }],
      ['ec2', 'describe_route_tables', { Filters }],
      ['ec2', 'describe_vpc_peering_connections', {}],
      ['ec2', 'describe_managed_prefix_lists', { PrefixListIds: [PrefixListId] }],
      ['ec2', 'get_managed_prefix_list_entries', { PrefixListId }],
      ['ec2', 'describe_network_interfaces', { Filters }],
    );
    assert.ok(network.vpcs.outcome === 'loaded' && network.prefixLists.outcome === 'loaded');
    same(of(network.vpcs.value.map(({ vpc }) => vpc)), vpcs?.['Vpcs'], 'VpcId');
    same(network.subnets, subnets?.['Subnets'], 'SubnetId');
    same(network.securityGroups, groups?.['SecurityGroups'], 'GroupId');
    same(network.networkAcls, acls?.['NetworkAcls'], 'NetworkAclId');
    same(network.routeTables, tables?.['RouteTables'], 'RouteTableId');
    const peering = 'VpcPeeringConnectionId';
    same(network.peerings, peerings?.['VpcPeeringConnections'], peering);
    const [list] = network.prefixLists.value;
    same(of([list?.list]), lists?.['PrefixLists'], 'PrefixListId');
    same(list?.entries, entries?.['Entries'], 'Cidr');
    same(network.networkInterfaces, interfaces?.['NetworkInterfaces'], 'NetworkInterfaceId');
  });

  await t.test('what was created in the network is there', async () => {
    const { network } = await target('joined-mysql');
    assert.ok(network.networkAcls.outcome === 'loaded' && network.routeTables.outcome === 'loaded');
    const acl = network.networkAcls.value.find(({ NetworkAclId: id }) => id === made.aclId);
    const rules = (acl?.Entries ?? []).filter(({ RuleNumber: number = 0 }) => number < 32_000);
    assert.deepEqual(
      rules.map(({ Egress, RuleNumber, RuleAction, PortRange }) =>
        [Egress ? 'out' : 'in', RuleNumber, RuleAction, PortRange?.From ?? '-'].join(' '),
      ),
      [
        ...['in 90 deny -', 'in 100 allow 88', 'in 110 allow 1024', 'in 120 allow -'],
        ...['in 130 allow 1', 'out 100 allow -'],
      ],
    );
    const table = network.routeTables.value.find(
      ({ RouteTableId: id }) => id === made.routeTableId,
    );
    const associated = table?.Associations?.map(({ SubnetId }) => SubnetId);
    assert.deepEqual([associated, table?.Routes?.length], [[made.subnetIds[0]], 4]);
  });

  await t.test('roles and their documents are botocore’s', async () => {
    for (const [database, name] of [
      ['joined-mysql', roleName],
      ['shop', otherRoleName],
    ] as const) {
      const { roles } = await target(database);
      const role = roles[0]?.role;
      assert.ok(role?.outcome === 'loaded' && role.value !== 'absent');
      const [answer, attached, inline] = await ask(
        ['iam', 'get_role', { RoleName: name }],
        ['iam', 'list_attached_role_policies', { RoleName: name }],
        ['iam', 'list_role_policies', { RoleName: name }],
      );
      const theirs = answer?.['Role'] as Record<string, unknown>;
      assert.equal(role.value.arn, theirs['Arn']);
      assert.deepEqual(role.value.trustPolicy, theirs['AssumeRolePolicyDocument']);
      const arns = (attached?.['AttachedPolicies'] as { PolicyArn: string }[]).map(
        ({ PolicyArn }) => PolicyArn,
      );
      assert.deepEqual(role.value.attachedPolicyArns, { outcome: 'loaded', value: arns });
      const names = inline?.['PolicyNames'] as string[];
      const documents = await ask(
        ...names.map((PolicyName): Question => {
          return ['iam', 'get_role_policy', { RoleName: name, PolicyName }];
        }),
        ...arns
          .filter((arn) => !arn.includes(':aws:policy/'))
          .map((PolicyArn): Question => {
            return ['iam', 'get_policy_version', { PolicyArn, VersionId: 'v2' }];
          }),
      );
      const wanted = documents.map(
        (each) =>
          each['PolicyDocument'] ?? (each['PolicyVersion'] as Record<string, unknown>)['Document'],
      );
      assert.ok(role.value.policies.outcome === 'loaded');
      const read = role.value.policies.value.map(({ document }) => document);
      for (const document of wanted) {
        assert.ok(
          read.some((own) => JSON.stringify(own) === JSON.stringify(document)),
          `${JSON.stringify(document)} is not in ${JSON.stringify(read)}`,
        );
      }
    }
  });
}

function of<T>(value: readonly T[]): Section<readonly T[]> {
  return { outcome: 'loaded', value };
}

/** Compares a section with a list of botocore's, whatever their order; both hold something. */
function same(section: Section<readonly unknown[]> | undefined, theirs: unknown, key: string) {
  assert.ok(section?.outcome === 'loaded', JSON.stringify(section));
  assert.ok(section.value.length > 0, `nothing was read by ${key}`);
  assert.deepEqual(byKey(section.value, key), byKey(theirs as readonly unknown[], key));
}

function byKey(items: readonly unknown[], key: string): Record<string, unknown> {
  const entries = items.map((item) => {
    const name = String((item as Readonly<Record<string, unknown>>)[key]);
    return [name, comparable(item)] as const;
  });
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import type { AwsAccess } from '../../../src/aws/access.ts';
import { databasesOf } from '../../../src/aws/databases.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import { valueOr } from '../../../src/aws/section.ts';
import type { Section } from '../../../src/aws/section.ts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { AwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { AccountState } from '../../../src/simulator/aws/state.ts';
import { healthyWorld } from '../../../src/simulator/build/healthyWorld.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { placeOf } from '../../../src/simulator/place.ts';
import {
  actionsInCode,
  actionsInPolicy,
  needsNoPermission,
  renderPolicy,
} from '../../../scripts/generate-iam-policy.ts';
import { arnOf } from './builders.ts';

const region = 'eu-west-1';
let endpoint: AwsEndpoint;
let access: AwsAccess;

/** The healthy account, and in it something for every read: prefix list, Db2, hybrid directory, inline and own policies. */
function fullAccount(): AccountState {
  const { account } = healthyWorld({ place: placeOf('127.0.0.1'), now: new Date() });
  const home = account.regions[region];
  assert.ok(home !== undefined);
  const [model] = home.instances;
  const [role] = account.roles;
  assert.ok(model !== undefined && role !== undefined);
  const PrefixListId = 'pl-0123456789abcdef0';
  const rule = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, PrefixListIds: [{ PrefixListId }] };
  const PolicyArn = `arn:aws:iam::${account.accountId}:policy/own`;
  const document = { Statement: [{ Effect: 'Allow', Action: 'ds:*', Resource: '*' }] };
  const hybrid = { DirectoryId: 'd-93670aaaaa', Edition: 'Hybrid' as const };
  const changed = {
    ...home,
    directories: [
      ...home.directories,
      ...home.directories.map((it) => ({ ...it, description: { ...it.description, ...hybrid } })),
    ],
    instances: [
      ...home.instances,
      {
        ...model,
        DBInstanceIdentifier: 'warehouse',
        DBInstanceArn: arnOf('db', 'warehouse'),
        DBClusterIdentifier: undefined,
        Engine: 'db2-se',
        EngineVersion: '11.5.9',
        DBParameterGroups: [{ DBParameterGroupName: 'db2' }],
      },
    ],
    clusters: home.clusters.map((cluster) => ({ ...cluster, DBClusterParameterGroup: 'aurora' })),
    parameters: {
      db2: [
        { ParameterName: 'rds.active_directory_configuration', ParameterValue: 'AWS_MANAGED_AD' },
      ],
      aurora: [{ ParameterName: 'authentication_kerberos_caseins_cmp', ParameterValue: '0' }],
    },
    securityGroups: home.securityGroups.map((group) => ({
      ...group,
      IpPermissions: [...(group.IpPermissions ?? []), rule],
    })),
    transitGatewayAttachments: [
      {
        TransitGatewayAttachmentId: 'tgw-attach-1',
        TransitGatewayId: 'tgw-1',
        ResourceId: home.vpcs[0]?.vpc.VpcId,
        State: 'available' as const,
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' as const },
      },
    ],
    transitGatewayPropagations: { 'tgw-rtb-1': [] },
    prefixLists: [
      { list: { PrefixListId, PrefixListName: 'offices' }, entries: [{ Cidr: '192.0.2.0/24' }] },
    ],
  };
  return {
    ...account,
    regions: { ...account.regions, [region]: changed },
    roles: [
      {
        ...role,
        attachedPolicies: [...role.attachedPolicies, { PolicyName: 'own', PolicyArn }],
        inlinePolicies: [{ name: 'inline', document }],
      },
      ...account.roles.slice(1),
    ],
    policies: [
      ...account.policies,
      { policy: { Arn: PolicyArn, DefaultVersionId: 'v1' }, document },
    ],
  };
}

before(async () => {
  endpoint = await startAwsEndpoint({
    account: fullAccount(),
    faults: {},
    accessKeyId: demoAccessKeyId,
    pageSize: 100,
    address: '127.0.0.1',
  });
  access = await openAccount({
    env: {
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: demoAccessKeyId,
      AWS_SECRET_ACCESS_KEY: 'example',
    },
    instanceRole: false,
  });
});
after(async () => {
  access.clients.destroy();
  await endpoint.stop();
});

test('read-only: the policy in docs is the one that the generator writes', async () => {
  const path = new URL('../../../docs/iam-policy.md', import.meta.url);
  assert.equal(readFileSync(path, 'utf8'), await renderPolicy());
});

test('read-only: the policy has exactly the commands in the code, and they only read', () => {
  assert.deepEqual(actionsInCode(), [...actionsInPolicy(), ...needsNoPermission].sort());
  for (const action of actionsInCode())
    assert.match(action, /^[a-z0-9]+:(Describe|Get|List|Simulate)[A-Z]/);
});

test('read-only: a full run sends exactly the commands in the code', async () => {
  const signal = new AbortController().signal;
  const account = await loadAccount(access, { signal });
  const around = valueOr(account.regions[0]!.directories, []).flatMap(
    ({ description, ...sections }) => (description.DirectoryId ? Object.values(sections) : []),
  );
  assert.ok(around.every(({ outcome }) => outcome === 'loaded' || outcome === 'not-applicable'));
  const targets = databasesOf(account);
  assert.ok(targets.length >= 4);
  for (const target of targets) {
    const snapshot = await loadTarget(access, account, target, { signal });
    const { region: name, ...sections } = snapshot.network;
    assert.equal(name, region);
    const parts: Section<unknown>[] = [...Object.values(sections), snapshot.events];
    for (const part of parts) assert.equal(part.outcome, 'loaded');
    for (const part of Object.values(snapshot.details ?? {}) as Section<unknown>[]) {
      assert.equal(part.outcome, 'loaded');
    }
    for (const { role } of snapshot.roles) {
      const read = valueOr(role, 'absent');
      assert.ok(read !== 'absent');
      assert.equal(read.policies.outcome, 'loaded');
    }
  }
  const sent = new Set(endpoint.requests().map(({ service, action }) => `${service}:${action}`));
  assert.deepEqual([...sent].sort(), actionsInCode());
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { Fault } from '../../../src/simulator/aws/faults.ts';
import type { AccountState } from '../../../src/simulator/aws/state.ts';
import { directoryRoleName } from '../../../src/simulator/build/databases.ts';
import { healthyWorld } from '../../../src/simulator/build/healthyWorld.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { placeOf } from '../../../src/simulator/place.ts';
import { accountId } from './builders.ts';

const { signal } = new AbortController();
const { account: healthy } = healthyWorld({ place: placeOf('127.77.6.0/24'), now: new Date() });
const [role] = healthy.roles;
assert.ok(role !== undefined);
const allowing = (user: string) => ({
  Statement: {
    Effect: 'Allow',
    Action: 'rds-db:*',
    Resource: `arn:aws:rds-db:*:*:dbuser:*/${user}`,
  },
});
const userArn = `arn:aws:iam::${accountId}:user/demo`;
const sessionArn = `arn:aws:sts::${accountId}:assumed-role/${directoryRoleName}/me@example.com`;

/** What is read for a login as `user` by `callerArn`, and the IAM calls that it took. */
async function read(
  change: Partial<AccountState>,
  user: string | undefined = 'app',
  faults: Readonly<Record<string, Fault>> = {},
) {
  const endpoint = await startAwsEndpoint({
    account: { ...healthy, callerArn: userArn, ...change },
    faults,
    accessKeyId: demoAccessKeyId,
    pageSize: 20,
    address: '127.0.0.1',
  });
  const access = await openAccount({
    env: {
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: demoAccessKeyId,
      AWS_SECRET_ACCESS_KEY: 'example',
    },
    instanceRole: false,
  });
  try {
    const account = await loadAccount(access, { signal });
    const found = findTarget(account, 'mydb');
    assert.ok(found.kind === 'found');
    const iamAuth = user === '' ? {} : { user };
    const { iamAuth: told } = await loadTarget(access, account, found.target, { signal, iamAuth });
    assert.ok(told !== undefined);
    return told;
  } finally {
    access.clients.destroy();
    await endpoint.stop();
  }
}

test('a user is simulated as it is, on the cluster and the database user', async () => {
  const { connect, credentialsEnd } = await read({ callerPolicies: [allowing('app')] });
  assert.ok(connect.outcome === 'loaded');
  assert.equal(connect.value?.principalArn, userArn);
  assert.equal(connect.value.decision, 'allowed');
  assert.match(connect.value.resourceArn, /:dbuser:cluster-MYDB0123456789\/app$/);
  // Keys of a file never end.
  assert.deepEqual(credentialsEnd, { outcome: 'loaded', value: null });
});

test('the permission of another database user is none', async () => {
  const { connect } = await read({ callerPolicies: [allowing('somebody')] });
  assert.equal(connect.outcome === 'loaded' && connect.value?.decision, 'implicitDeny');
});

test('a session is simulated as its role, with the path that the session leaves out', async () => {
  const roles = [{ ...role, inlinePolicies: [{ name: 'db', document: allowing('app') }] }];
  const { connect } = await read({ callerArn: sessionArn, roles });
  assert.ok(connect.outcome === 'loaded');
  assert.equal(
    connect.value?.principalArn,
    `arn:aws:iam::${accountId}:role/service-role/${directoryRoleName}`,
  );
  assert.equal(connect.value.decision, 'allowed');
});

test('whom IAM does not simulate, and nobody to connect as: no verdict', async () => {
  const nothing = { outcome: 'loaded', value: null };
  const root = await read({ callerArn: `arn:aws:iam::${accountId}:root` });
  assert.deepEqual(root.connect, nothing);
  assert.deepEqual((await read({}, '')).connect, nothing);
});

test('not permitted to ask: said so, and no accusation', async () => {
  for (const action of ['iam:SimulatePrincipalPolicy', 'iam:GetRole'] as const) {
    const faults = { [action]: { kind: 'access-denied' } as const };
    const { connect } = await read({ callerArn: sessionArn }, 'app', faults);
    assert.ok(connect.outcome === 'not-permitted');
    assert.equal(connect.action, action);
  }
});

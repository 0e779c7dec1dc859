/** Every limit of an engine, from the simulator over HTTP through the real SDK to the problem. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import { engineProblems } from '../../../src/aws/engine/engineProblems.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import { userDomain } from '../../../src/simulator/build/names.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { placeOf } from '../../../src/simulator/place.ts';
import { scenarioNamed, scenarioNames } from '../../../src/simulator/scenarioTable.ts';
import { engineScenarios } from '../../../src/simulator/scenarios/engines.ts';
import { healthy } from '../../../src/simulator/scenarios/healthy.ts';
import type { Scenario } from '../../../src/simulator/scenario.ts';

const { signal } = new AbortController();

/** What the rules say of the scenario's target, for a user of the trusted domain. */
async function problemsOf({ world, target, region }: Scenario) {
  const endpoint = await startAwsEndpoint({
    account: world(placeOf('127.77.4.0/24'), new Date()).account,
    faults: {},
    accessKeyId: demoAccessKeyId,
    pageSize: 20,
    address: '127.0.0.1',
  });
  const access = await openAccount({
    env: {
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: demoAccessKeyId,
      AWS_SECRET_ACCESS_KEY: 'example',
    },
    instanceRole: false,
  });
  try {
    const account = await loadAccount(access, { signal });
    const found = findTarget(account, target);
    assert.ok(found.kind === 'found');
    const snapshot = await loadTarget(access, account, found.target, { signal });
    return engineProblems({
      target: found.target,
      account,
      snapshot,
      at: account.takenAt,
      userRealm: userDomain.realm,
      clientPlatform: 'linux',
    }).map(({ id, severity }) => `${severity} ${id}`);
  } finally {
    access.clients.destroy();
    await endpoint.stop();
  }
}

test('a healthy account runs into no limit', async () => {
  for (const target of ['mydb', 'reports'])
    assert.deepEqual(await problemsOf({ ...healthy, target }), []);
});

for (const scenario of engineScenarios) {
  test(`${scenario.name}: ${scenario.summary}`, async () => {
    const wanted = `${scenario.severity} ${scenario.finding}`;
    const told = await problemsOf(scenario);
    assert.ok(told.includes(wanted), told.join(', '));
    // RDS for MySQL and a trusted forest: AWS's own pages disagree, whatever else is wrong.
    const others = told.filter((each) => each !== wanted && !each.endsWith('engine-forest-trust'));
    assert.deepEqual(others, []);
  });
}

test('engine scenarios have names of their own, and are found by them', () => {
  const names = engineScenarios.map(({ name }) => name);
  assert.equal(new Set([...names, ...scenarioNames]).size, names.length + scenarioNames.length);
  for (const name of names) assert.equal(scenarioNamed(name).name, name);
});

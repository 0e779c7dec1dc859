/** Every documented state, from the simulator over HTTP through the real SDK to the finding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { directoryForwardingRules } from '../../../src/diagnosis/rules/directoryForwarding.ts';
import { directoryRules } from '../../../src/diagnosis/rules/directory.ts';
import { membershipRules } from '../../../src/diagnosis/rules/membership.ts';
import { trustStateRules } from '../../../src/diagnosis/rules/trustState.ts';
import { subjectOf } from '../../../src/diagnosis/subject.ts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import { userDomain } from '../../../src/simulator/build/names.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { placeOf } from '../../../src/simulator/place.ts';
import { scenarioNamed, scenarioNames } from '../../../src/simulator/scenarioTable.ts';
import { stateScenarios } from '../../../src/simulator/scenarios/states.ts';
import type { StateScenario } from '../../../src/simulator/scenarios/states.ts';
import { evidence } from '../diagnosis/given.ts';

const now = new Date('2026-11-21T00:00:00Z');
const rules = [
  ...directoryRules,
  ...directoryForwardingRules,
  ...trustStateRules,
  ...membershipRules,
];

/** What the rules about states say of a user of the trusted domain. */
async function concluded({ world, target, region }: StateScenario) {
  const endpoint = await startAwsEndpoint({
    account: world(placeOf('127.77.3.0/24'), now).account,
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
    const account = await loadAccount(access, { signal: new AbortController().signal });
    const found = findTarget(account, target);
    assert.ok(found.kind === 'found');
    const { target: database } = found;
    const subject = subjectOf(
      {
        target: { kind: 'database', database, account },
        timeoutMs: 1,
        env: {},
        vantage: { host: 'test', platform: 'linux' },
      },
      { defaultRealm: userDomain.realm },
    );
    return conclude(evidence({ subject, observations: [] }), rules);
  } finally {
    access.clients.destroy();
    await endpoint.stop();
  }
}

for (const scenario of stateScenarios) {
  const { expected, severity } = scenario;
  test(`${scenario.name}: ${severity ?? ''} ${expected.rootCause ?? 'nothing'}`, async () => {
    const { rootCause, healthy } = await concluded(scenario);
    assert.equal(rootCause?.id ?? null, expected.rootCause, rootCause?.title);
    assert.equal(rootCause?.severity ?? null, severity);
    assert.equal(healthy, expected.healthy);
  });
}

test('state scenarios have names of their own, and are found by them', () => {
  const names = stateScenarios.map(({ name }) => name);
  assert.equal(new Set([...names, ...scenarioNames]).size, names.length + scenarioNames.length);
  for (const name of names) {
    assert.match(name, /^[a-z]+(-[a-z]+)+$/);
    assert.equal(scenarioNamed(name).name, name);
  }
});

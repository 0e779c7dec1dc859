import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import type { AwsEvidence } from '../../../src/diagnosis/evidence/evidence.ts';
import { expectRootCause } from './expect.ts';
import { changed, database, evidence, mysql } from './given.ts';

const unloaded = changed(
  (each) => each.probe === 'mysql',
  () => mysql({ errorCode: 1524, errorText: "Plugin 'x' is not loaded", user: 'u' }, 'failed'),
);
const [member] = database.memberships;
const withEvents = (...events: { Message: string; Date?: Date; SourceIdentifier?: string }[]) =>
  ({
    snapshot: { events: { outcome: 'loaded', value: events }, network: {}, roles: [] },
    flows: [],
    staleReferences: [],
    engineProblems: [],
    roleProblems: [],
  }) as unknown as AwsEvidence;

test('kerberos-enabled, and the plugin is not loaded: the reboot is what is missing', () => {
  const cause = expectRootCause({ observations: unloaded, aws: withEvents() }, 'db-reboot-pending');
  assert.match(cause?.explanation ?? '', /last 14 days show no restart/);
  const muted = conclude(evidence({ observations: unloaded })).findings.find(
    ({ id }) => id === 'db-kerberos-not-enabled',
  );
  assert.equal(muted?.mutedBy, 'db-reboot-pending');
});

test('the last restart is told where there was one', () => {
  const aws = withEvents({
    Message: 'DB instance restarted',
    Date: new Date('2026-11-20T10:11:12Z'),
    SourceIdentifier: 'mydb-1',
  });
  const cause = expectRootCause({ observations: unloaded, aws }, 'db-reboot-pending');
  assert.match(cause?.explanation ?? '', /last restart, of mydb-1, was on 2026-11-20 10:11 UTC/);
});

test('a database that is not enabled misses more than a reboot', () => {
  assert.ok(member !== undefined);
  const waiting = { ...database, memberships: [{ ...member, status: 'enabling-kerberos' }] };
  const { findings } = conclude(
    evidence({ observations: unloaded, subject: { database: waiting } }),
  );
  assert.equal(
    findings.some(({ id }) => id === 'db-reboot-pending'),
    false,
  );
});

test('a server that has it loaded needs nothing', () => {
  expectRootCause({ aws: withEvents() }, null);
});

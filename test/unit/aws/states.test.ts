import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  DirectoryStage,
  DirectoryType,
  DomainControllerStatus,
  ShareStatus,
  TrustState,
} from '@aws-sdk/client-directory-service';
import { nextWindow } from '../../../src/aws/maintenanceWindow.ts';
import { directoryStage } from '../../../src/aws/states/directoryStage.ts';
import { directoryType } from '../../../src/aws/states/directoryType.ts';
import { domainControllerState } from '../../../src/aws/states/domainController.ts';
import { membershipState } from '../../../src/aws/states/membershipState.ts';
import { membershipTable } from '../../../src/aws/states/membershipTable.ts';
import { shareStatus } from '../../../src/aws/states/shareStatus.ts';
import { trustState } from '../../../src/aws/states/trustState.ts';
import type { Tone } from '../../../src/aws/states/state.ts';

const subject = {
  kind: 'instance',
  identifier: 'mydb',
  region: 'eu-west-1',
  maintenanceWindow: 'sun:04:30-sun:05:00',
  at: '2026-11-21T02:00:00.000Z',
} as const;

function membership(status: string) {
  const own = { directoryId: 'd-1234567890', roleName: 'ds-role', status };
  return membershipState({ ...own, dnsIps: [], from: ['instance'] }, subject);
}

/** The sixteen documented statuses with their class, as the user guides describe them. */
const documented: Readonly<Record<string, Tone>> = {
  'kerberos-enabled': 'ok',
  'enabling-kerberos': 'transient',
  'pending-enable-kerberos': 'transient',
  'pending-maintenance-enable-kerberos': 'waiting',
  'pending-disable-kerberos': 'transient',
  'pending-maintenance-disable-kerberos': 'waiting',
  'enable-kerberos-failed': 'error',
  'disabling-kerberos': 'transient',
  joined: 'ok',
  joining: 'transient',
  'pending-join': 'transient',
  'pending-maintenance-join': 'waiting',
  'pending-removal': 'transient',
  'pending-maintenance-removal': 'waiting',
  removing: 'transient',
  failed: 'error',
};

test('states: exactly the sixteen documented membership statuses, each in its class', () => {
  assert.deepEqual(
    Object.fromEntries(Object.entries(membershipTable).map(([status, row]) => [status, row.tone])),
    documented,
  );
});

for (const [status, tone] of Object.entries(documented)) {
  test(`states: membership ${status} says what it means and what to do`, () => {
    const state = membership(status);
    assert.equal(state.status, status);
    assert.equal(state.transient, tone === 'transient');
    assert.match(state.meaning, /^[A-Z].*\.$/);
    if (tone !== 'ok') assert.notEqual(state.nextStep, '');
  });
}

test('states: a failed join and a waiting one carry the command that repeats it', () => {
  assert.equal(
    membership('enable-kerberos-failed').command?.bash,
    'aws rds modify-db-instance --db-instance-identifier mydb --domain d-1234567890 --domain-iam-role-name ds-role --apply-immediately --region eu-west-1',
  );
  assert.match(
    membership('pending-maintenance-join').meaning,
    /opens 2026-11-22 at 04:30 UTC for 30 minutes/,
  );
  assert.equal(membership('kerberos-enabled').command, undefined);
});

test('states: an unknown status shows as itself, in the class of its form', () => {
  assert.deepEqual([membership('active').tone, membership('active').label], ['unknown', 'active']);
  assert.equal(membership('rejoin-failed').tone, 'error');
  assert.equal(membership('pending-upgrade').tone, 'transient');
  assert.equal(membership('rotating-keytab').tone, 'transient');
  assert.equal(membership('').label, 'no status');
  for (const name of ['constructor', '__proto__', 'valueOf']) {
    assert.equal(membership(name).tone, 'unknown');
  }
});

test('states: every value of the Directory Service enumerations has its own row', () => {
  const unknown = /does not know/;
  for (const stage of Object.values(DirectoryStage))
    assert.doesNotMatch(directoryStage(stage).meaning, unknown);
  for (const type of Object.values(DirectoryType))
    assert.doesNotMatch(directoryType(type).meaning, unknown);
  for (const state of Object.values(TrustState)) {
    assert.doesNotMatch(trustState(state, { region: 'eu-west-1' }).meaning, unknown);
  }
  for (const share of Object.values(ShareStatus)) {
    assert.doesNotMatch(shareStatus(share, { region: 'eu-west-1' }).meaning, unknown);
  }
  for (const status of Object.values(DomainControllerStatus)) {
    assert.doesNotMatch(domainControllerState(status).meaning, unknown);
  }
});

test('states: a trust that exists is not one that was verified', () => {
  const created = trustState('Created', { trustId: 't-1', region: 'eu-west-1' });
  assert.equal(created.tone, 'warning');
  assert.equal(created.command?.bash, 'aws ds verify-trust --trust-id t-1 --region eu-west-1');
  const failed = trustState('Failed', { region: 'eu-west-1', reason: 'Access is denied' });
  assert.match(failed.meaning, /AWS says: Access is denied/);
});

test('maintenance window: the next opening, the current one, over the end of the week', () => {
  const at = (iso: string, window = 'sat:23:45-sun:00:15') =>
    nextWindow(window, iso)?.start.toISOString();
  assert.equal(at('2026-11-21T02:00:30Z'), '2026-11-21T23:45:00.000Z');
  assert.equal(at('2026-11-22T00:10:00Z'), '2026-11-21T23:45:00.000Z');
  assert.equal(at('2026-11-22T00:15:00Z'), '2026-11-28T23:45:00.000Z');
  assert.equal(nextWindow('sat:23:45-sun:00:15', '2026-11-21T02:00:00Z')?.minutes, 30);
  assert.equal(at('2026-11-21T02:00:00Z', 'sunday'), undefined);
  assert.equal(at('never'), undefined);
});

test('maintenance window: opens within a week and has not closed, for every window and moment', () => {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  const point = fc.tuple(fc.nat(6), fc.nat(23), fc.nat(59));
  const text = ([day, hour, minute]: [number, number, number]) =>
    `${days[day]}:${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  fc.assert(
    fc.property(
      point,
      point,
      fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      (from, to, now) => {
        const opening = nextWindow(`${text(from)}-${text(to)}`, now.toISOString());
        assert.ok(opening !== undefined);
        assert.equal(opening.start.getUTCDay(), from[0]);
        assert.equal(opening.start.getUTCHours(), from[1]);
        const wait = opening.start.getTime() - now.getTime();
        assert.ok(wait <= 7 * 86_400_000 && wait > -opening.minutes * 60_000 - 60_000);
      },
    ),
  );
});

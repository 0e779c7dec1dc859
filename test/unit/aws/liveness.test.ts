import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DomainMembership } from '@aws-sdk/client-rds';
import { changesBetween } from '../../../src/aws/liveness/changes.ts';
import { pollPlan } from '../../../src/aws/liveness/polling.ts';
import { loaded } from '../../../src/aws/section.ts';
import type { AccountSnapshot } from '../../../src/aws/snapshot.ts';
import { account, arnOf, directory, region } from './builders.ts';

interface World {
  readonly status?: string;
  readonly stage?: 'Active' | 'Creating';
  readonly trust?: 'Verified' | 'Verifying';
  readonly controller?: 'Active' | 'Impaired';
}

function world({
  status = 'kerberos-enabled',
  stage = 'Active',
  trust = 'Verified',
  controller = 'Active',
}: World): AccountSnapshot {
  const DomainMemberships: DomainMembership[] = [{ Domain: 'd-1', Status: status }];
  return account(
    region({
      directories: loaded([
        directory(
          { DirectoryId: 'd-1', Name: 'awsmad.example.com', Stage: stage },
          {
            trusts: loaded([
              { TrustId: 't-1', RemoteDomainName: 'corp.example.com', TrustState: trust },
            ]),
            domainControllers: loaded([
              { DomainControllerId: 'dc-1', DnsIpAddr: '10.0.0.10', Status: controller },
            ]),
          },
        ),
      ]),
      clusters: loaded([
        {
          DBClusterIdentifier: 'shop',
          DBClusterArn: arnOf('cluster', 'shop'),
          Engine: 'aurora-mysql',
          DomainMemberships,
        },
      ]),
      instances: loaded([
        {
          DBInstanceIdentifier: 'shop-1',
          DBInstanceArn: arnOf('db', 'shop-1'),
          DBClusterIdentifier: 'shop',
          Engine: 'aurora-mysql',
        },
      ]),
    }),
  );
}

test('liveness: says what changed, in one line each', () => {
  const before = world({ status: 'enabling-kerberos', trust: 'Verifying' });
  assert.deepEqual(
    changesBetween(before, world({ controller: 'Impaired' })).map(({ text, tone }) => [text, tone]),
    [
      ['shop: enabling-kerberos → kerberos-enabled', 'ok'],
      ['trust with corp.example.com: Verifying → Verified', 'ok'],
      ['domain controller 10.0.0.10: Active → Impaired', 'warning'],
    ],
  );
});

test('liveness: nothing changed, nothing new and nothing unreadable is a change', () => {
  const same = world({});
  assert.deepEqual(changesBetween(same, world({})), []);
  assert.deepEqual(changesBetween(account(region()), same), []);
  const denied = { outcome: 'throttled', message: 'x' } as const;
  const unread = account(region({ directories: denied, clusters: denied, instances: denied }));
  assert.deepEqual(changesBetween(same, unread), []);
  assert.deepEqual(changesBetween(unread, same), []);
});

test('liveness: polls only while something is on the way, ever more rarely', () => {
  const settled = world({ status: 'pending-maintenance-enable-kerberos' });
  assert.deepEqual(pollPlan(settled, 0), { kind: 'idle', because: 'nothing is on the way' });
  const joining = world({ status: 'enabling-kerberos' });
  const delays = [0, 60_000, 120_000, 400_000, 600_000, 3_600_000].map((quiet) => {
    const plan = pollPlan(joining, quiet);
    return plan.kind === 'poll' ? plan.delayMs : 0;
  });
  assert.deepEqual(delays, [15_000, 15_000, 30_000, 100_000, 120_000, 120_000]);
  const plan = pollPlan(joining, 0);
  assert.deepEqual(plan.kind === 'poll' && plan.waitingFor.map(({ subject }) => subject), ['shop']);
  assert.deepEqual(pollPlan(joining, 4 * 3_600_000), {
    kind: 'idle',
    because: 'nothing has moved for hours',
  });
});

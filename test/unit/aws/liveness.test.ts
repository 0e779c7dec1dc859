import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DomainMembership } from '@aws-sdk/client-rds';
import { changesBetween } from '../../../src/aws/liveness/changes.ts';
import { mergePoll } from '../../../src/aws/liveness/mergePoll.ts';
import { pollPlan } from '../../../src/aws/liveness/polling.ts';
import { StateWatch } from '../../../src/aws/liveness/stateWatch.ts';
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

test('liveness: a poll that AWS throttles takes no rows away, unusable credentials are shown', () => {
  const before = world({ status: 'enabling-kerberos' });
  const throttled = { outcome: 'throttled', message: 'x' } as const;
  const after = world({ status: 'kerberos-enabled' });
  const [good] = after.regions;
  assert.ok(good);
  assert.deepEqual(mergePoll(before, after).regions, after.regions);
  const partly = { ...after, regions: [{ ...good, clusters: throttled, directories: throttled }] };
  const [merged] = mergePoll(before, partly).regions;
  assert.equal(merged?.clusters, before.regions[0]?.clusters);
  assert.equal(merged?.directories, before.regions[0]?.directories);
  assert.equal(merged?.instances, good.instances);
  const expired = {
    outcome: 'credentials',
    message: 'The sign-in has expired.',
    repair: 'sso-login',
  } as const;
  const signedOut = mergePoll(before, { ...after, caller: expired });
  assert.deepEqual([signedOut.caller, signedOut.regions], [expired, before.regions]);
  assert.deepEqual(pollPlan(signedOut, 0), { kind: 'idle', because: 'nobody is signed in' });
});

test('liveness: a poll of one Region leaves the others as they were', () => {
  const one = world({ status: 'enabling-kerberos' });
  const other = region({ region: 'us-east-1' });
  const merged = mergePoll({ ...one, regions: [...one.regions, other] }, world({}));
  assert.deepEqual(
    merged.regions.map((each) => each.region),
    ['eu-west-1', 'us-east-1'],
  );
  assert.equal(merged.regions[1], other);
});

/** A clock and a timer that a test moves by hand. */
function watchOf(account: { current: AccountSnapshot }, moves: boolean[]) {
  const timers = new Map<() => void, number>();
  const world = { time: 0, watched: true, polls: [] as number[] };
  const watch = new StateWatch({
    accounts: () => [account.current],
    watched: () => world.watched,
    poll: () => {
      world.polls.push(world.time);
      return Promise.resolve(moves.shift() ?? false);
    },
    now: () => world.time,
    later: (task, ms) => {
      timers.set(task, world.time + ms);
      return () => timers.delete(task);
    },
  });
  const advance = async (ms: number) => {
    const end = world.time + ms;
    for (;;) {
      const [next] = [...timers].sort(([, left], [, right]) => left - right);
      if (next === undefined || next[1] > end) break;
      timers.delete(next[0]);
      world.time = next[1];
      next[0]();
      await new Promise((resolve) => setImmediate(resolve));
    }
    world.time = end;
  };
  return { watch, world, timers, advance };
}

test('liveness: reads with back-off while somebody looks, sooner again after a change', async () => {
  const account = { current: world({ status: 'enabling-kerberos' }) };
  const { watch, world: clock, advance } = watchOf(account, [false, false, false, false, true]);
  watch.restart();
  await advance(160_000);
  assert.deepEqual(
    clock.polls,
    [15_000, 30_000, 45_000, 60_000, 75_000, 90_000, 105_000, 120_000, 135_000, 150_000],
  );
});

test('liveness: stops when hidden, is overdue when shown again, ends when all is settled', async () => {
  const account = { current: world({ status: 'enabling-kerberos' }) };
  const { watch, world: clock, timers, advance } = watchOf(account, []);
  watch.restart();
  clock.watched = false;
  watch.update();
  assert.equal(timers.size, 0);
  await advance(300_000);
  assert.deepEqual(clock.polls, []);
  clock.watched = true;
  watch.update();
  await advance(0);
  assert.deepEqual(clock.polls, [300_000]);
  account.current = world({});
  await advance(300_000);
  assert.equal(clock.polls.length, 2, 'the one that was planned already');
  assert.equal(timers.size, 0);
});

test('liveness: gives up on what nothing has moved for hours', async () => {
  const {
    watch,
    world: clock,
    timers,
    advance,
  } = watchOf({ current: world({ status: 'enabling-kerberos' }) }, []);
  watch.restart();
  await advance(12 * 3_600_000);
  assert.equal(timers.size, 0);
  assert.ok(clock.polls.length > 60 && clock.polls.length < 130, String(clock.polls.length));
  assert.ok((clock.polls.at(-1) ?? 0) <= 3 * 3_600_000 + 120_000);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import type { AwsAccess } from '../../../src/aws/access.ts';
import { engineProblems } from '../../../src/aws/engine/engineProblems.ts';
import { globalSiblings } from '../../../src/aws/globalSiblings.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import { loaded } from '../../../src/aws/section.ts';
import type { DatabaseTarget } from '../../../src/aws/databases.ts';
import type { AccountSnapshot } from '../../../src/aws/snapshot.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { account, arnOf, directory, region } from './builders.ts';

let simulator: Simulator;
let access: AwsAccess;
before(async () => {
  simulator = await startSimulator({ scenario: 'global-database', pageSize: 1 });
  access = await openAccount({ env: simulator.environment, instanceRole: false });
});
after(async () => {
  access.clients.destroy();
  await simulator.stop();
});

const { signal } = new AbortController();

async function target(regions: readonly string[]): Promise<[AccountSnapshot, DatabaseTarget]> {
  const all = await loadAccount(access, { signal, regions });
  const found = findTarget(all, simulator.scenario.target);
  assert.ok(found.kind === 'found');
  return [all, found.target];
}

test('the cluster of the other Region is read with its members and directories, and nothing else', async () => {
  const [all, second] = await target(['eu-central-1']);
  const { otherRegions } = await loadTarget(access, all, second, { signal });
  const [home] = otherRegions ?? [];
  assert.equal(otherRegions?.length, 1);
  assert.equal(home?.region, 'eu-west-1');
  assert.ok(home.clusters.outcome === 'loaded' && home.instances.outcome === 'loaded');
  assert.deepEqual(
    home.clusters.value.map(({ DBClusterIdentifier: id }) => id),
    ['mydb'],
  );
  assert.deepEqual(
    home.instances.value.map(({ DBInstanceIdentifier: id }) => id),
    ['mydb-1', 'mydb-2'],
  );
  assert.ok(home.directories.outcome === 'loaded' && home.directories.value.length === 1);
});

test('a Region that was read already is not read again', async () => {
  const [all, second] = await target(['eu-central-1', 'eu-west-1']);
  const { otherRegions } = await loadTarget(access, all, second, { signal });
  assert.equal(otherRegions, undefined);
});

test('a Region that may not be read is a section that says so', async () => {
  const [all, second] = await target(['eu-central-1']);
  simulator.setFault('rds:DescribeDBClusters', { kind: 'access-denied' });
  const { otherRegions } = await loadTarget(access, all, second, { signal });
  simulator.setFault('rds:DescribeDBClusters', undefined);
  assert.equal(otherRegions?.[0]?.clusters.outcome, 'not-permitted');
  assert.equal(otherRegions[0].directories.outcome, 'loaded');
});

/** A global database of two Regions; the first is joined to a directory that has `description`. */
function pair(description: Parameters<typeof directory>[0], here = loaded([directory({})])) {
  const [first, second] = [arnOf('cluster', 'a'), arnOf('cluster', 'b', 'eu-central-1')];
  const globalClusters = loaded([
    { GlobalClusterMembers: [{ DBClusterArn: first }, { DBClusterArn: second }] },
  ]);
  const cluster = (DBClusterIdentifier: string, DBClusterArn: string, joined: boolean) => ({
    DBClusterIdentifier,
    DBClusterArn,
    Engine: 'aurora-mysql',
    DomainMemberships: joined ? [{ Domain: 'd-1', Status: 'kerberos-enabled' }] : [],
  });
  const all = account(
    region({
      region: 'eu-central-1',
      clusters: loaded([cluster('b', second, false)]),
      globalClusters,
      directories: here,
    }),
    region({
      clusters: loaded([cluster('a', first, true)]),
      directories: loaded([
        directory({ DirectoryId: 'd-1', Name: 'corp.example.com', ...description }),
      ]),
    }),
  );
  const found = findTarget(all, 'b');
  assert.ok(found.kind === 'found');
  return engineProblems({ target: found.target, account: all, at: all.takenAt }).filter(
    ({ id }) => id === 'directory-region-missing',
  );
}

test('the directory is not there, is there as a replica, is there as another share', () => {
  assert.match(pair({})[0]?.title ?? '', /corp\.example\.com is not in eu-central-1/);
  const replicated = pair({
    RegionsInfo: { PrimaryRegion: 'eu-west-1', AdditionalRegions: ['eu-central-1'] },
  });
  assert.match(replicated[0]?.title ?? '', /is not joined, though corp\.example\.com is there/);
  const shared = pair(
    { Type: 'SharedMicrosoftAD' },
    loaded([
      directory({ DirectoryId: 'd-7', Name: 'CORP.example.com', Type: 'SharedMicrosoftAD' }),
    ]),
  );
  assert.match(shared[0]?.title ?? '', /though corp\.example\.com is there/);
  const elsewhere = pair({ Type: 'SharedMicrosoftAD' });
  assert.match(elsewhere[0]?.explanation ?? '', /shared for each Region/);
});

test('siblings: none without a global database, and never the cluster itself', () => {
  assert.deepEqual(globalSiblings(account(region()), arnOf('cluster', 'a')), []);
  assert.deepEqual(globalSiblings(account(region()), undefined), []);
});

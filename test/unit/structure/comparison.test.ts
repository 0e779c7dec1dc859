import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { comparisonPage } from '../../lab/comparison.ts';
import { namedBy } from '../../lab/judgement.ts';
import { portDifferences } from '../../lab/portDifferences.ts';

test('docs/comparison.md is what the recordings say (node test/lab/comparison.ts --write)', async () => {
  const page = new URL('../../../docs/comparison.md', import.meta.url);
  assert.equal(readFileSync(page, 'utf8'), await comparisonPage());
});

test('a message names a cause only where nothing else prints it', () => {
  const said = 'kinit: Cannot contact any KDC for realm';
  assert.equal(namedBy(said, 'kdc-filtered'), 'partly');
  assert.equal(namedBy(said, 'clock-local-off'), 'no');
  assert.equal(namedBy('psql: error: Key version is not available', 'db-keytab-stale'), 'yes');
});

test('ports that look closed to netcat or nmap are listed by host', () => {
  const command = { command: '', ending: 'status 0 after 1 s' };
  const scan =
    'Host: 10.77.4.10 ()\tPorts: 53/open/tcp//domain///, 88/filtered/tcp//kerberos-sec///';
  assert.deepEqual(
    portDifferences([
      { ...command, output: '10.77.3.10 tcp 88 closed\n10.77.3.10 udp 88 open' },
      { ...command, output: scan },
    ]),
    ["users' controller: 88/tcp closed", 'first controller: 88/tcp closed'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostsFileObservation } from '../../../src/probes/hostsFile.ts';
import { expectRootCause } from './expect.ts';
import { dns, endpoint, healthyObservations, mysql, resolver } from './given.ts';

function hostsFile(...addresses: readonly string[]): HostsFileObservation {
  return {
    id: `hosts-file:${endpoint}`,
    probe: 'hosts-file',
    subject: endpoint,
    outcome: 'ok',
    startedAt: '2026-11-21T02:00:00.000Z',
    durationMs: 1,
    facts: {
      path: '/etc/hosts',
      host: endpoint,
      entries: addresses.map((address, index) => ({ address, line: index + 3 })),
    },
  };
}

const published = dns(resolver, endpoint, 'A', {
  answers: [
    { type: 'CNAME', name: endpoint, data: 'writer.example.com' },
    { type: 'A', name: 'writer.example.com', data: '10.20.1.5' },
  ],
});

test('an old address in the hosts file explains why nobody answers there', () => {
  const observations = healthyObservations()
    .filter((each) => each.probe !== 'mysql')
    .concat(mysql({ address: '10.20.1.99' }, 'timeout'), hostsFile('10.20.1.99'), published);
  const finding = expectRootCause({ observations }, 'hosts-file-override');
  assert.equal(finding?.severity, 'error');
  assert.match(finding.title, /is 10\.20\.1\.99; DNS says 10\.20\.1\.5/);
  assert.match(finding.fixes[0]?.title ?? '', /\/etc\/hosts:3/);
});

test('a hosts file that repeats DNS is no fault, nor is one for a name that DNS does not know', () => {
  expectRootCause(
    { observations: [...healthyObservations(), hostsFile('10.20.1.5'), published] },
    null,
  );
  expectRootCause({ observations: [...healthyObservations(), hostsFile('10.20.1.99')] }, null);
});

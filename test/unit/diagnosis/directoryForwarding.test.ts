import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Directory } from '../../../src/aws/snapshot.ts';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { evidence, directory, realm } from './given.ts';

const userRealm = 'USERS.EXAMPLE.COM';

/** Findings above and including information of the two ids, for a trust in `state` and what is around it. */
function found(parts: Partial<Directory>, state: 'Verified' | 'Failed' = 'Failed'): string[] {
  const trusts = [
    { TrustId: 't-1', RemoteDomainName: 'users.example.com', TrustState: state } as const,
  ];
  const around: Directory = {
    ...directory,
    trusts: { outcome: 'loaded', value: trusts },
    ...parts,
  };
  const subject = { userRealm, directoryRealm: realm, directory: around };
  return conclude(evidence({ subject }))
    .findings.filter(({ id }) => /^directory-|^trust-not/.test(id))
    .map(
      ({ id, severity, mutedBy }) => `${severity} ${id}${mutedBy === null ? '' : ` (${mutedBy})`}`,
    );
}
const forwarding = (name: string, ...DnsIpAddrs: string[]) => ({
  conditionalForwarders: {
    outcome: 'loaded' as const,
    value: [{ RemoteDomainName: name, DnsIpAddrs }],
  },
});
const routed = (CidrIp: string, IpRouteStatusMsg: 'Added' | 'AddFailed' = 'Added') => ({
  ipRoutes: { outcome: 'loaded' as const, value: [{ CidrIp, IpRouteStatusMsg }] },
});

test('no forwarder explains a trust that is not verified', () => {
  assert.deepEqual(found({}), [
    'error directory-forwarder-missing',
    'error trust-not-verified (directory-forwarder-missing)',
  ]);
  assert.deepEqual(
    found(forwarding('other.example.com', '10.1.1.1'))[0],
    'error directory-forwarder-missing',
  );
});

test('a forwarder for the domain or for one above it will do', () => {
  for (const name of ['users.example.com', 'USERS.Example.Com', 'example.com'])
    assert.deepEqual(found(forwarding(name, '10.1.1.1')), ['error trust-not-verified']);
  // A part of a label is no parent.
  assert.ok(
    found(forwarding('ers.example.com', '10.1.1.1')).includes('error directory-forwarder-missing'),
  );
});

test('a trust that works without one is worth knowing only', () => {
  assert.deepEqual(found({}, 'Verified'), ['info directory-forwarder-missing']);
});

test('forwarders that may not be read, or belong to the owner, prove nothing', () => {
  for (const outcome of [
    { outcome: 'not-applicable' },
    { outcome: 'not-permitted', action: 'ds:DescribeConditionalForwarders', message: 'x' },
  ] as const) {
    assert.deepEqual(found({ conditionalForwarders: outcome }), ['error trust-not-verified']);
  }
});

test('DNS with public addresses needs an IP route', () => {
  const forwarder = forwarding('users.example.com', '198.51.100.7', '10.1.1.1');
  const missing = [
    'error directory-ip-route-missing',
    'error trust-not-verified (directory-ip-route-missing)',
  ];
  assert.deepEqual(found(forwarder), missing);
  assert.deepEqual(found({ ...forwarder, ...routed('198.51.100.0/24', 'AddFailed') }), missing);
  assert.deepEqual(found({ ...forwarder, ...routed('203.0.113.0/24') }), missing);
  assert.deepEqual(found({ ...forwarder, ...routed('198.51.100.0/24') }), [
    'error trust-not-verified',
  ]);
  assert.deepEqual(found({ ...forwarder, ipRoutes: { outcome: 'not-applicable' } }), [
    'error trust-not-verified',
  ]);
});

test('a user of the directory itself crosses no trust', () => {
  const { findings } = conclude(evidence());
  assert.equal(
    findings.some(({ id }) => id.startsWith('directory-')),
    false,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loaded } from '../../../src/aws/section.ts';
import type { Directory } from '../../../src/aws/snapshot.ts';
import { knownDirectories } from '../../../src/vscode/account/knownDirectories.ts';

const directory = (
  trusts: Directory['trusts'],
  description: Directory['description'],
): Directory => ({
  description,
  trusts,
  domainControllers: loaded([]),
  conditionalForwarders: loaded([]),
  sharedWith: loaded([]),
  regions: loaded([]),
  ipRoutes: loaded([]),
  settings: loaded([]),
  ldaps: loaded([]),
  hybridUpdates: { outcome: 'not-applicable' },
});

const account = (...directories: Directory[]) => ({
  takenAt: '2026-11-20T10:00:00Z',
  caller: loaded({ account: '123456789012', arn: '' }),
  regions: [
    {
      region: 'eu-west-1',
      directories: loaded(directories),
      instances: loaded([]),
      clusters: loaded([]),
      globalClusters: loaded([]),
    },
  ],
});

test('a directory gives its realm, its addresses and the realms it trusts', () => {
  const found = knownDirectories(
    account(
      directory(loaded([{ RemoteDomainName: 'onprem.example.com' }]), {
        Name: 'awsmad.example.com',
        DnsIpAddrs: ['10.0.0.10', '10.0.1.10'],
      }),
    ),
  );
  assert.deepEqual(found, [
    {
      realm: 'AWSMAD.EXAMPLE.COM',
      dnsName: 'awsmad.example.com',
      dnsAddresses: ['10.0.0.10', '10.0.1.10'],
      trustedRealms: ['ONPREM.EXAMPLE.COM'],
      domainControllerNames: [],
    },
  ]);
});

test('a shared directory has the addresses of its owner; trusts that cannot be read are none', () => {
  const denied = { outcome: 'not-permitted', action: 'ds:DescribeTrusts', message: '' } as const;
  const [found] = knownDirectories(
    account(
      directory(denied, {
        Name: 'corp.example.com',
        OwnerDirectoryDescription: { DnsIpAddrs: ['10.9.0.10'] },
      }),
    ),
  );
  assert.deepEqual(found?.dnsAddresses, ['10.9.0.10']);
  assert.deepEqual(found.trustedRealms, []);
});

test('a directory without a name is left out', () => {
  assert.deepEqual(knownDirectories(account(directory(loaded([]), {}))), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Inventory,
  InventoryInstance,
  InventoryMembership,
  InventoryRegion,
} from '../../../src/aws/inventory/shape.ts';
import { inventoryText } from '../../../src/cli/inventoryText.ts';
import { painter } from '../../../src/report/ansi.ts';

const plain = { paint: painter(false), width: 90 };

const membership = (fields: Partial<InventoryMembership>): InventoryMembership => ({
  directoryId: 'd-1',
  fqdn: 'ad.example.com',
  status: 'kerberos-enabled',
  meaning: 'It works.',
  severity: 'info',
  transient: false,
  nextStep: '',
  ...fields,
});

const instance = (identifier: string, memberships: InventoryMembership[]): InventoryInstance => ({
  identifier,
  arn: '',
  engine: 'mysql',
  engineTitle: 'RDS for MySQL',
  engineVersion: '8.0.39',
  status: 'available',
  endpoint: null,
  vpcId: null,
  subnetIds: [],
  securityGroupIds: [],
  publiclyAccessible: false,
  iamAuthentication: false,
  memberships,
  cluster: null,
  replicaOf: null,
});

const inventory = (fields: Partial<InventoryRegion>): Inventory => ({
  account: '111122223333',
  regions: [
    {
      region: 'eu-west-1',
      directories: [],
      instances: [],
      clusters: [],
      globalClusters: [],
      errors: [],
      ...fields,
    },
  ],
  errors: [],
});

test('failed memberships first, with meaning and next step; working ones in one line', () => {
  const failed = membership({
    status: 'enable-kerberos-failed',
    severity: 'error',
    meaning: 'AWS could not join it.',
    nextStep: 'Check the role.',
  });
  const pending = membership({
    status: 'enabling-kerberos',
    transient: true,
    meaning: 'It joins.',
  });
  const text = inventoryText(
    inventory({
      instances: [
        instance('good', [membership({})]),
        instance('bad', [failed]),
        instance('new', [pending]),
        instance('alone', []),
      ],
    }),
    plain,
  );
  assert.equal(
    text,
    `Account 111122223333

eu-west-1
  Databases in a domain
    ✖ bad (instance, RDS for MySQL 8.0.39): enable-kerberos-failed in ad.example.com
        AWS could not join it.
        Next: Check the role.
    ✔ good (instance, RDS for MySQL 8.0.39): kerberos-enabled in ad.example.com
    … new (instance, RDS for MySQL 8.0.39): enabling-kerberos in ad.example.com
        It joins.
  Databases without a domain
    · alone (instance, RDS for MySQL 8.0.39)
`,
  );
});

test('what could not be read is said, and an empty Region too', () => {
  assert.match(inventoryText(inventory({}), plain), /No directory and no database here\./);
  const denied = inventory({
    errors: [
      {
        section: 'directories',
        outcome: 'not-permitted',
        action: 'ds:DescribeDirectories',
        message: 'not permitted: ds:DescribeDirectories.',
      },
    ],
  });
  assert.match(
    inventoryText(denied, plain),
    /Not read\n {4}\? directories: not permitted: ds:DescribeDirectories\./,
  );
});

test('names of AWS cannot drive the terminal', () => {
  const escape = String.fromCharCode(27);
  const hostile = instance(`x${escape}[2J\u202e`, [
    membership({ fqdn: `${escape}]0;t`, severity: 'error', meaning: escape, nextStep: escape }),
  ]);
  assert.doesNotMatch(
    inventoryText(inventory({ instances: [hostile] }), plain),
    /(?!\n)[\p{Cc}\p{Cf}]/u,
  );
});

/** Small pieces of an account, in the SDK's own output types. */
import type { Directory, RegionSnapshot, RoleSnapshot } from '../../../src/aws/snapshot.ts';
import type { AccountSnapshot } from '../../../src/aws/snapshot.ts';
import { loaded } from '../../../src/aws/section.ts';

export const accountId = '111122223333';

export function arnOf(kind: 'db' | 'cluster', name: string, region = 'eu-west-1'): string {
  return `arn:aws:rds:${region}:${accountId}:${kind}:${name}`;
}

export function region(parts: Partial<RegionSnapshot> = {}): RegionSnapshot {
  return {
    region: 'eu-west-1',
    directories: loaded([]),
    instances: loaded([]),
    clusters: loaded([]),
    globalClusters: loaded([]),
    ...parts,
  };
}

export function account(...regions: readonly RegionSnapshot[]): AccountSnapshot {
  return {
    takenAt: '2026-11-21T02:00:00.000Z',
    caller: loaded({ account: accountId, arn: `arn:aws:iam::${accountId}:user/dba` }),
    regions,
  };
}

export function directory(
  description: Directory['description'],
  parts: Partial<Directory> = {},
): Directory {
  return {
    description: { Type: 'MicrosoftAD', Stage: 'Active', ...description },
    domainControllers: loaded([]),
    trusts: loaded([]),
    conditionalForwarders: loaded([]),
    sharedWith: loaded([]),
    regions: loaded([]),
    ipRoutes: loaded([]),
    settings: loaded([]),
    ldaps: loaded([]),
    hybridUpdates: { outcome: 'not-applicable' },
    ...parts,
  };
}

export const managedPolicy = 'arn:aws:iam::aws:policy/service-role/AmazonRDSDirectoryServiceAccess';

export function trust(services: string | readonly string[], more: object = {}): object {
  const Statement = [
    { Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole', ...more },
  ];
  return { Version: '2012-10-17', Statement };
}

export function role(parts: Partial<RoleSnapshot> = {}): RoleSnapshot {
  return {
    roleName: 'ds-role',
    arn: `arn:aws:iam::${accountId}:role/service-role/ds-role`,
    trustPolicy: trust(['directoryservice.rds.amazonaws.com', 'rds.amazonaws.com']),
    attachedPolicyArns: loaded([managedPolicy]),
    policies: loaded([]),
    ...parts,
  };
}

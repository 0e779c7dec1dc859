/** Faults of the IAM role that RDS uses towards Directory Service. */
import { withRoles } from '../build/changes.ts';
import { directoryRoleName } from '../build/databases.ts';
import { joinFailure } from '../build/events.ts';
import { arn, homeRegion } from '../build/names.ts';
import { directoryRole, kerberosPrincipals } from '../build/roles.ts';
import { spoiled } from '../build/spoiled.ts';

const from = { clusterMembership: 'enable-kerberos-failed' };

/** The role of the SQL Server guide, used for another engine: only `rds.amazonaws.com` may assume it. */
export const roleWithoutPrincipal = spoiled({
  name: 'role-without-principal',
  summary: 'The IAM role trusts rds.amazonaws.com only, not directoryservice.rds.amazonaws.com.',
  rootCause: 'role-trust-principal',
  from,
  spoil: (world, _place, now) =>
    joinFailure(
      withRoles(world, () => directoryRole(directoryRoleName, ['rds.amazonaws.com'], now)),
      now,
    ),
});

export const roleMissing = spoiled({
  name: 'role-missing',
  summary: 'The IAM role that the membership names was deleted.',
  rootCause: 'role-missing',
  from,
  spoil: (world, _place, now) =>
    joinFailure({ ...world, account: { ...world.account, roles: [] } }, now),
});

/** Written for the cluster that this one was restored from. */
export const roleCondition = spoiled({
  name: 'role-trust-condition',
  summary: "The role's trust policy is pinned to the database from which this one was restored.",
  rootCause: 'role-trust-condition',
  from,
  spoil: (world, _place, now) =>
    joinFailure(
      withRoles(world, (role) => ({
        ...role,
        trustPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: kerberosPrincipals },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnEquals: { 'aws:SourceArn': arn('rds', homeRegion, 'cluster:olddb') },
              },
            },
          ],
        },
      })),
      now,
    ),
});

export const rolePermissions = spoiled({
  name: 'role-permissions',
  summary: 'The role lacks two of the four actions that RDS needs of Directory Service.',
  rootCause: 'role-permissions',
  from,
  spoil: (world, _place, now) =>
    joinFailure(
      withRoles(world, (role) => ({
        ...role,
        attachedPolicies: [],
        inlinePolicies: [
          {
            name: 'directory',
            document: {
              Version: '2012-10-17',
              Statement: {
                Effect: 'Allow',
                Action: ['ds:Describe*', 'ds:AuthorizeApplication'],
                Resource: '*',
              },
            },
          },
        ],
      })),
      now,
    ),
});

/** A login with an IAM authentication token: what the token, the database and the identity need. */
import { withAurora } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { arn, homeRegion } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { Scenario, World } from '../scenario.ts';

const options = ['--auth', 'iam'];
const databaseUser = 'app_user';

/** IAM authentication is on beside Kerberos, as Aurora allows, and the caller may connect as `user`. */
function withToken(world: World, user: string): World {
  const allowed = arn('rds-db', homeRegion, `dbuser:cluster-*/${user}`);
  const Statement = { Effect: 'Allow', Action: 'rds-db:connect', Resource: allowed };
  const enabled = withAurora(world, { IAMDatabaseAuthenticationEnabled: true });
  return { ...enabled, account: { ...enabled.account, callerPolicies: [{ Statement }] } };
}

export const iamAuthWorks: Scenario = {
  name: 'iam-auth-works',
  summary: 'Aurora takes IAM tokens beside Kerberos, and this identity may connect.',
  target: auroraId,
  region: homeRegion,
  databaseUser,
  options,
  expected: { rootCause: null, healthy: true },
  world: (place, now) => withToken(healthyWorld({ place, now }), databaseUser),
};

export const iamAuthDisabled = spoiled({
  name: 'iam-auth-disabled',
  summary: 'A user of IAM authentication, which the cluster does not have on.',
  rootCause: 'iam-auth-disabled',
  databaseUser,
  options,
  spoil: (world) => world,
});

export const iamAuthPolicy = spoiled({
  name: 'iam-auth-policy',
  summary: 'The identity may connect as another database user only.',
  rootCause: 'iam-auth-policy',
  databaseUser,
  options,
  spoil: (world) => withToken(world, 'somebody_else'),
});

export const iamAuthAlias = spoiled({
  name: 'iam-auth-alias-endpoint',
  summary: 'The token is made for an alias of the endpoint.',
  rootCause: 'iam-auth-alias-endpoint',
  databaseUser,
  options: [...options, '--host', 'db.corp.example.com'],
  spoil: (world) => withToken(world, databaseUser),
});

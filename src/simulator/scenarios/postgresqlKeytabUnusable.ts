import { withDatabases } from '../build/changes.ts';
import { healthyWorld, postgresqlId } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** Needs `--db-user aduser@CORP.EXAMPLE.COM`: only a Kerberos user is asked for a token. */
export const postgresqlKeytabUnusable: Scenario = {
  name: 'postgresql-keytab-unusable',
  summary: 'PostgreSQL asks Kerberos users for a token and has no usable key to check it.',
  target: postgresqlId,
  region: homeRegion,
  databaseUser: 'aduser@CORP.EXAMPLE.COM',
  expected: { rootCause: 'db-keytab-unusable', healthy: false },
  world: (place, now) =>
    withDatabases(healthyWorld({ place, now }), (server) =>
      server.engine === 'postgresql' ? { ...server, keytabUsable: false } : server,
    ),
};

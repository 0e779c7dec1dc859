/** Faults of the database itself: its port, its key, its users, its membership. */
import { withAurora, withDatabases, withRegion } from '../build/changes.ts';
import { membership } from '../build/databases.ts';
import { postgresqlId } from '../build/healthyWorld.ts';
import { arn, homeRegion, userDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';

const kerberosUser = `aduser@${userDomain.realm}`;

export const dbRefused = spoiled({
  name: 'db-refused',
  summary: "Nothing listens on the database's port.",
  rootCause: 'db-refused',
  spoil: (world) => withDatabases(world, (it) => (it.engine === 'mysql' ? undefined : it)),
});

export const dbFiltered = spoiled({
  name: 'db-filtered',
  summary: "The database's port swallows everything and says nothing.",
  rootCause: 'db-filtered',
  spoil: (world) =>
    withDatabases(world, (it) => (it.engine === 'mysql' ? { ...it, behaviour: 'silent' } : it)),
});

export const dbHostBlocked = spoiled({
  name: 'db-host-blocked',
  summary: 'MySQL has blocked this machine because of too many aborted connections.',
  rootCause: 'db-host-blocked',
  spoil: (world) =>
    withDatabases(world, (it) =>
      it.engine === 'mysql' ? { ...it, behaviour: 'host-blocked' } : it,
    ),
});

/** Only a Kerberos user is asked for a token, so the diagnosis has to be told one. */
export const postgresqlKeytabUnusable = spoiled({
  name: 'postgresql-keytab-unusable',
  summary: 'PostgreSQL asks Kerberos users for a token and has no usable key to check it.',
  target: postgresqlId,
  databaseUser: kerberosUser,
  rootCause: 'db-keytab-unusable',
  spoil: (world) =>
    withDatabases(world, (it) =>
      it.engine === 'postgresql' ? { ...it, keytabUsable: false } : it,
    ),
});

export const postgresqlUserMethod = spoiled({
  name: 'postgresql-user-method',
  summary: 'The PostgreSQL role was not granted rds_ad: the server asks for a password.',
  target: postgresqlId,
  databaseUser: kerberosUser,
  rootCause: 'db-user-method',
  spoil: (world) =>
    withDatabases(world, (it) => (it.engine === 'postgresql' ? { ...it, users: {} } : it)),
});

export const membershipNone = spoiled({
  name: 'membership-none',
  summary: 'The cluster was never joined to the directory.',
  rootCause: 'membership-none',
  spoil: (world) => withAurora(world, { DomainMemberships: [] }),
});

/** The status says "kerberos-enabled" all the same. */
export const rebootPending = spoiled({
  name: 'db-reboot-pending',
  summary: 'Kerberos was enabled, and the reader has not been rebooted since.',
  rootCause: 'db-reboot-pending',
  spoil: (world) =>
    withRegion(world, (region) => ({
      ...region,
      clusters: region.clusters.map((it) => ({
        ...it,
        DBClusterMembers: (it.DBClusterMembers ?? []).map((member) =>
          member.IsClusterWriter === true
            ? member
            : { ...member, DBClusterParameterGroupStatus: 'pending-reboot' },
        ),
      })),
    })),
});

export const certificateExpired = spoiled({
  name: 'db-certificate',
  summary: "The server certificate of the database's instances has expired.",
  rootCause: 'db-certificate',
  spoil: (world, _place, now) =>
    withDatabases(
      withAurora(world, {
        CertificateDetails: {
          CAIdentifier: 'rds-ca-2019',
          ValidTill: new Date(now.getTime() - 3 * 86_400_000),
        },
      }),
      (it) =>
        it.engine === 'mysql' ? { ...it, certificate: { ...it.certificate, validDays: -3 } } : it,
    ),
});

/** RDS-EVENT-0329: only the event names the code of Windows, and the code names the cause. */
export const joinFailedWindowsCode = spoiled({
  name: 'join-failed-windows-code',
  summary: 'SQL Server could not join: Windows did not find the domain (error code 1355).',
  target: postgresqlId,
  rootCause: 'membership-failed',
  spoil: (world, _place, now) =>
    withRegion(world, (region) => ({
      ...region,
      instances: region.instances.map((it) =>
        it.DBInstanceIdentifier === postgresqlId
          ? {
              ...it,
              Engine: 'sqlserver-se',
              EngineVersion: '15.00.4420.2.v1',
              DomainMemberships: [membership('failed')],
            }
          : it,
      ),
      events: [
        {
          SourceIdentifier: postgresqlId,
          SourceType: 'db-instance',
          SourceArn: arn('rds', homeRegion, `db:${postgresqlId}`),
          EventCategories: ['failure'],
          Message:
            'Failed to join a host to your domain. During the domain join process, Microsoft Windows returned the error code 1355. Check your network and permission configurations.',
          Date: new Date(now.getTime() - 3_600_000),
        },
      ],
    })),
});

export const iamConflict = spoiled({
  name: 'engine-iam-conflict',
  summary: 'RDS for PostgreSQL has Kerberos and IAM authentication on, of which it can do one.',
  target: postgresqlId,
  rootCause: 'engine-iam-conflict',
  spoil: (world) =>
    withRegion(world, (region) => ({
      ...region,
      instances: region.instances.map((it) =>
        it.DBInstanceIdentifier === postgresqlId
          ? { ...it, IAMDatabaseAuthenticationEnabled: true }
          : it,
      ),
    })),
});

import { commandLine } from '../commandLine.ts';
import type { CommandLine } from '../commandLine.ts';
import type { DatabaseTarget } from '../databases.ts';
import { engineTitle, isAurora } from '../engine.ts';
import { guides } from '../engine/guides.ts';
import type { IamAuthContext, IamAuthProblem } from './problem.ts';

const about = { id: 'iam-auth-disabled', source: guides.iamEnabling } as const;
/** RDS user guide, "IAM database authentication": MariaDB, MySQL and PostgreSQL, and Aurora. */
const withIam = /^(mysql|mariadb|postgres|aurora(-mysql|-postgresql)?)$/;

/** Is IAM authentication on, now and after the changes that are pending? */
export function judgeEnabled({ target }: IamAuthContext): readonly IamAuthProblem[] {
  if (target === undefined) return [];
  const { identifier, engine } = target;
  if (!withIam.test(engine)) {
    return [
      {
        ...about,
        severity: 'error',
        title: `${engineTitle(engine)} has no IAM authentication.`,
        explanation: `${identifier} runs ${engine}; IAM authentication exists for MariaDB, MySQL, PostgreSQL and Aurora.`,
        fix: { title: 'Log in with Kerberos or with a password' },
      },
    ];
  }
  const { now, pending } = flags(target);
  if (now === undefined || (now && pending !== false)) return [];
  if (now) {
    return [
      {
        ...about,
        severity: 'warning',
        title: `IAM authentication of ${identifier} is about to be turned off.`,
        explanation: 'A pending modification of the database turns it off.',
        fix: { title: 'Cancel the pending change', command: modify(target) },
      },
    ];
  }
  const joined = target.memberships.length > 0 && !isAurora(engine) && engine !== 'mariadb';
  return [
    {
      ...about,
      severity: 'error',
      title:
        pending === true
          ? `IAM authentication of ${identifier} is not on yet: the change is pending.`
          : `IAM authentication of ${identifier} is off.`,
      explanation: `AWS says IAMDatabaseAuthenticationEnabled: false${joined ? `, and ${engineTitle(engine)} cannot have it together with Kerberos` : ''}.`,
      fix: {
        title: joined
          ? 'Take the database out of its directory first, then turn IAM authentication on'
          : 'Turn IAM authentication on',
        ...(joined ? {} : { command: modify(target) }),
      },
    },
  ];
}

/** A cluster decides for its members; an instance of no cluster for itself. */
function flags({ instance, cluster }: DatabaseTarget) {
  const owner = cluster ?? instance;
  return {
    now: owner?.IAMDatabaseAuthenticationEnabled,
    pending: owner?.PendingModifiedValues?.IAMDatabaseAuthenticationEnabled,
  };
}

/** The command that turns it on. */
function modify({ cluster, identifier, region }: DatabaseTarget): CommandLine {
  const what =
    cluster === undefined
      ? ['modify-db-instance', '--db-instance-identifier', identifier]
      : ['modify-db-cluster', '--db-cluster-identifier', cluster.DBClusterIdentifier ?? identifier];
  const flag = '--enable-iam-database-authentication';
  return commandLine('aws', 'rds', ...what, flag, '--apply-immediately', '--region', region);
}

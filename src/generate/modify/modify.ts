import { commandLine } from '../../aws/commandLine.ts';
import type { CommandLine } from '../../aws/commandLine.ts';
import type { DatabaseTarget } from '../../aws/databases.ts';
import { engineTitle, isAurora, isCustom } from '../../aws/engine.ts';

export interface ModifyRequest {
  readonly target: DatabaseTarget;
  readonly directoryId: string;
  readonly roleName: string;
}

export interface Modify {
  /** In this order. */
  readonly steps: readonly { readonly title: string; readonly commands: readonly CommandLine[] }[];
  readonly notes: readonly string[];
}

export type ModifyPlan = { readonly modify: Modify } | { readonly problem: string };

/**
 * The commands that turn Kerberos on for an existing database, and the restarts after which logins work. Sources: the
 * engines' pages "Managing a DB instance (or cluster) in a domain"; Aurora MySQL loads its plugin at a restart.
 */
export function planModify({ target, directoryId, roleName }: ModifyRequest): ModifyPlan {
  const title = engineTitle(target.engine);
  if (!/^d-[0-9a-z]{1,20}$/.test(directoryId))
    return {
      problem: `Directory ids look like d-906734d3f5; give one of a Managed Microsoft AD in ${target.region}.`,
    };
  if (
    target.engineFamily === undefined ||
    target.engineFamily === 'mariadb' ||
    isCustom(target.engine)
  )
    return {
      problem: `${title} has no Kerberos authentication that modify-db-instance could turn on.`,
    };
  const { cluster } = target;
  if (cluster !== undefined && !isAurora(target.engine))
    return {
      problem: `${target.identifier} is a Multi-AZ DB cluster, and those have no Kerberos authentication.`,
    };
  return {
    modify: {
      steps: [
        { title: 'Join the directory', commands: [join(target, directoryId, roleName)] },
        { title: 'Restart, once the membership is established', commands: restarts(target) },
      ],
      notes: [...notesFor(target)],
    },
  };
}

function join(target: DatabaseTarget, directoryId: string, roleName: string): CommandLine {
  const { cluster, identifier, region } = target;
  const subject =
    cluster === undefined
      ? ['modify-db-instance', '--db-instance-identifier', identifier]
      : ['modify-db-cluster', '--db-cluster-identifier', cluster.DBClusterIdentifier ?? identifier];
  return commandLine(
    'aws',
    'rds',
    ...subject,
    '--domain',
    directoryId,
    '--domain-iam-role-name',
    roleName,
    '--apply-immediately',
    '--region',
    region,
  );
}

/** RDS: the instance. Aurora MySQL: the readers, which load the plugin then. Aurora PostgreSQL: every instance. */
function restarts({ cluster, identifier, region, engineFamily }: DatabaseTarget): CommandLine[] {
  const members = cluster?.DBClusterMembers ?? [];
  const readers = members.filter(({ IsClusterWriter: writer }) => writer !== true);
  const concerned = engineFamily === 'mysql' && readers.length > 0 ? readers : members;
  const names =
    cluster === undefined
      ? [identifier]
      : concerned.flatMap(({ DBInstanceIdentifier: name }) => (name ? [name] : []));
  return names.map((name) =>
    commandLine(
      'aws',
      'rds',
      'reboot-db-instance',
      '--db-instance-identifier',
      name,
      '--region',
      region,
    ),
  );
}

function* notesFor(target: DatabaseTarget): Generator<string> {
  const { engine, engineFamily, instance, cluster } = target;
  const wait =
    engineFamily === 'sqlserver'
      ? 'Restart when the membership says joined.'
      : 'Restart when the membership says kerberos-enabled: until then nobody can log in with a ticket.';
  yield wait;
  const iam = (cluster ?? instance)?.IAMDatabaseAuthenticationEnabled === true;
  if (iam && !isAurora(engine))
    yield 'IAM database authentication is on, which this engine does not allow beside Kerberos: add --no-enable-iam-database-authentication.';
  if (engineFamily === 'mysql')
    yield 'Do not change the port afterwards: Kerberos would stop working.';
  if (engine === 'mysql') yield 'After each upgrade of the engine turn Kerberos off and on again.';
  if (engineFamily === 'db2')
    yield 'The master user loses DBADM: first put yourself into a directory group named masterdba.';
}

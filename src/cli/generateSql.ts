/** `kerberos-doctor generate sql`: the statements that let a user of a directory log in. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { DatabaseTarget } from '../aws/databases.ts';
import { engineTitle } from '../aws/engine.ts';
import { sqlEngineOf, sqlEngines } from '../generate/sql/request.ts';
import type { SqlEngine } from '../generate/sql/request.ts';
import { sqlText } from '../generate/sql/text.ts';
import { createUserSql } from '../generate/sql/users.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { namedDatabase, parseUser } from './generateSubject.ts';
import { profileOption } from './options.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface SqlOptions {
  readonly engine?: SqlEngine;
  readonly user: string;
  readonly netbios?: string;
  readonly sid?: string;
  readonly profile?: string;
  readonly region?: string;
}

export function addGenerateSql(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('sql')
    .summary('SQL that lets a user of a directory log in')
    .description(
      'Writes the statements that create a database user for a user of a directory, quoted as the engine needs it, with the realm in capitals. Run them as the master user.',
    )
    .argument('[target]', 'database whose engine and directory count, read from AWS')
    .addOption(new Option('--engine <engine>', 'without a target').choices(sqlEngines))
    .requiredOption('--user <principal>', 'USER@REALM; for Db2, GROUP@REALM')
    .option('--netbios <name>', 'NetBIOS name of the user’s domain (SQL Server, Babelfish)')
    .option('--sid <sid>', 'security identifier of the group (Db2)')
    .addOption(profileOption())
    .option('--region <region>', "AWS Region (default: the profile's)")
    .action(async (target: string | undefined, options: SqlOptions) =>
      finish(await sql(target, options, session)),
    );
}

async function sql(
  name: string | undefined,
  options: SqlOptions,
  session: Session,
): Promise<number> {
  const { user, realm } = parseUser(options.user);
  if ((name === undefined) === (options.engine === undefined))
    throw usageFailure(`Name a database, or give --engine, one of ${sqlEngines.join(', ')}.`);
  const target =
    name === undefined ? undefined : await namedDatabase(name, access(options), session);
  const engine = options.engine ?? engineOf(target);
  const netbios = options.netbios ?? ownNetbios(target, realm);
  const made = createUserSql({
    engine,
    user,
    realm,
    ...(netbios === undefined ? {} : { netbios }),
    ...(options.sid === undefined ? {} : { sid: options.sid }),
  });
  if ('problem' in made) throw usageFailure(made.problem);
  await session.stdout.write(sqlText(made));
  return exitStatus.clean;
}

export function access({ profile, region }: { profile?: string; region?: string }) {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region: [region] }),
  };
}

/** @throws CommandFailure for an engine without Kerberos users */
export function engineOf(target: DatabaseTarget | undefined): SqlEngine {
  const engine = sqlEngineOf(target?.engine ?? '');
  if (engine === undefined)
    throw usageFailure(`${engineTitle(target?.engine ?? '')} has no Kerberos authentication.`);
  return engine;
}

/** The directory's own short name, for users of the directory itself. */
function ownNetbios(target: DatabaseTarget | undefined, realm: string): string | undefined {
  const description = target?.directory?.description;
  return description?.Name?.toUpperCase() === realm.toUpperCase()
    ? description.ShortName
    : undefined;
}

/** `kerberos-doctor generate connect`: command lines, URLs and settings with which clients use Kerberos. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { domainHostName } from '../aws/engine/hostName.ts';
import { domainName } from '../aws/engine/membershipFacts.ts';
import { defaultPort } from '../aws/engine.ts';
import { connectionsFor } from '../generate/connect/connections.ts';
import type { Connection, ConnectRequest } from '../generate/connect/connection.ts';
import { sqlEngines } from '../generate/sql/request.ts';
import type { SqlEngine } from '../generate/sql/request.ts';
import { jsonText } from '../report/jsonText.ts';
import { clientFileProblems } from './clientFiles.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { access, engineOf } from './generateSql.ts';
import { namedDatabase, parseUser, writeNotes } from './generateSubject.ts';
import { parseHostPort } from './hostPort.ts';
import { formatOption, profileOption } from './options.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface ConnectOptions {
  readonly engine?: SqlEngine;
  readonly endpoint?: string;
  readonly user: string;
  readonly database?: string;
  readonly tool?: string;
  readonly for?: 'linux' | 'windows';
  readonly profile?: string;
  readonly region?: string;
  readonly format: 'text' | 'json';
}

export function addGenerateConnect(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('connect')
    .summary('how each client connects with Kerberos')
    .description(
      "Writes the command lines, JDBC URLs and settings with which clients log in with Kerberos, under the host name that has a service principal. What defeats Kerberos in this machine's my.cnf, pg_service.conf and odbc.ini is told on standard error.",
    )
    .argument('[target]', 'database, read from AWS')
    .addOption(new Option('--engine <engine>', 'without a target').choices(sqlEngines))
    .option('--endpoint <host>', 'without a target, HOST[:PORT]')
    .requiredOption('--user <principal>', 'USER@REALM')
    .option('--database <name>', 'database or service to connect to')
    .option('--tool <tool>', 'only this client: mysql, psql, jdbc, pgadmin, ssms, sqlcmd, …')
    .addOption(
      new Option('--for <system>', "the client's system (default: this machine's)").choices([
        'linux',
        'windows',
      ]),
    )
    .addOption(profileOption())
    .option('--region <region>', "AWS Region (default: the profile's)")
    .addOption(formatOption(['text', 'json']))
    .action(async (target: string | undefined, options: ConnectOptions) =>
      finish(await connect(target, options, session)),
    );
}

async function connect(
  name: string | undefined,
  options: ConnectOptions,
  session: Session,
): Promise<number> {
  const result = connectionsFor(await request(name, options, session));
  if ('problem' in result) throw usageFailure(result.problem);
  const { tool } = options;
  const chosen = result.connections.filter((one) => tool === undefined || one.tool === tool);
  if (chosen.length === 0) {
    const known = result.connections.map((one) => one.tool).join(', ');
    throw usageFailure(`--tool ${tool ?? ''} is not one of ${known}.`);
  }
  await session.stdout.write(
    options.format === 'json' ? jsonText(chosen) : chosen.map(connectionText).join('\n'),
  );
  await writeNotes(await clientFileProblems(session), session);
  return exitStatus.clean;
}

function connectionText({ title, text, notes }: Connection): string {
  return `${[`# ${title}`, ...notes.map((note) => `# ${note}`), text].join('\n')}\n`;
}

async function request(
  name: string | undefined,
  options: ConnectOptions,
  session: Session,
): Promise<ConnectRequest> {
  const system = options.for ?? (session.platform === 'win32' ? 'windows' : 'linux');
  const common = {
    ...parseUser(options.user),
    windows: system === 'windows',
    ...(options.database === undefined ? {} : { database: options.database }),
  };
  const { endpoint, engine } = options;
  if (name === undefined) {
    if (endpoint === undefined || engine === undefined)
      throw usageFailure('Name a database, or give --endpoint HOST[:PORT] and --engine.');
    const port = defaultPort(engine === 'babelfish' ? 'sqlserver' : engine) ?? 0;
    return { ...common, ...parseHostPort(endpoint, '--endpoint', port), engine };
  }
  if (endpoint !== undefined || engine !== undefined)
    throw usageFailure('--endpoint and --engine go without a target.');
  const target = await namedDatabase(name, access(options), session);
  if (target.endpoint === undefined)
    throw usageFailure(`${target.identifier} has no endpoint yet; it is ${target.status}.`);
  const domainHost = domainHostName(target);
  const directoryRealm = domainName(target);
  return {
    ...common,
    ...target.endpoint,
    engine: engineOf(target),
    ...(domainHost === undefined ? {} : { domainHost }),
    ...(directoryRealm === undefined ? {} : { directoryRealm }),
  };
}

/** `kerberos-doctor generate modify`: the commands that turn Kerberos on for a database. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { planModify } from '../generate/modify/modify.ts';
import type { Modify } from '../generate/modify/modify.ts';
import { defaultRoleName } from '../generate/role/role.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { access } from './generateSql.ts';
import { namedDatabase } from './generateSubject.ts';
import { profileOption } from './options.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface ModifyOptions {
  readonly directory?: string;
  readonly role?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly shell?: 'bash' | 'powershell';
}

export function addGenerateModify(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('modify')
    .summary('the AWS commands that turn Kerberos on for a database')
    .description(
      'Writes the AWS commands that join an existing database to a directory, and the restarts after which logins work. It reads the database from AWS and runs nothing.',
    )
    .argument('<target>', 'DB instance or cluster, its ARN or its endpoint')
    .option('--directory <id>', 'directory id (default: the one that it has joined)')
    .option('--role <name>', 'IAM role for RDS (default: the one that it uses, else the console’s)')
    .addOption(
      new Option('--shell <shell>', "whose quoting (default: this machine's)").choices([
        'bash',
        'powershell',
      ]),
    )
    .addOption(profileOption())
    .option('--region <region>', "AWS Region (default: the profile's)")
    .action(async (target: string, options: ModifyOptions) =>
      finish(await modify(target, options, session)),
    );
}

async function modify(name: string, options: ModifyOptions, session: Session): Promise<number> {
  const target = await namedDatabase(name, access(options), session);
  const directoryId = options.directory ?? target.memberships[0]?.directoryId;
  if (directoryId === undefined)
    throw usageFailure(`${target.identifier} has joined no directory; say which with --directory.`);
  const roleName =
    options.role ?? target.memberships[0]?.roleName ?? defaultRoleName(target.engine);
  const planned = planModify({ target, directoryId, roleName });
  if ('problem' in planned) throw usageFailure(planned.problem);
  const shell = options.shell ?? (session.platform === 'win32' ? 'powershell' : 'bash');
  await session.stdout.write(modifyText(planned.modify, shell));
  return exitStatus.clean;
}

function modifyText({ steps, notes }: Modify, shell: 'bash' | 'powershell'): string {
  const lines = [
    ...notes.map((note) => `# ${note}`),
    ...steps.flatMap(({ title, commands }) => [
      `# ${title}`,
      ...commands.map((command) => command[shell]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `kerberos-doctor generate iam-role`: the role with which RDS joins databases to a directory. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { notARegion } from '../aws/chosenRegions.ts';
import { planRole } from '../generate/role/role.ts';
import { roleFormats, roleText } from '../generate/role/roleText.ts';
import type { RoleFormat } from '../generate/role/roleText.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { writeNotes } from './generateSubject.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface RoleOptions {
  readonly region?: string;
  readonly engine: string;
  readonly name?: string;
  readonly account?: string;
  readonly format: RoleFormat;
}

export function addGenerateIamRole(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('iam-role')
    .summary('the IAM role with which RDS joins databases to a directory')
    .description(
      'Writes the IAM role, with the service principals that the Region and the engine need, as JSON, commands, Terraform or CloudFormation. Nothing is read from AWS.',
    )
    .option('--region <region>', 'Region of the database (default: AWS_REGION)')
    .option('--engine <engine>', "RDS's name of the engine, for its principals", 'mysql')
    .option('--name <name>', "the role's name (default: the one that the RDS console gives)")
    .option('--account <id>', 'let only databases of this account use it')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(roleFormats).default('json'),
    )
    .action(async (options: RoleOptions) => finish(await role(options, session)));
}

async function role(options: RoleOptions, session: Session): Promise<number> {
  const { engine, name, account, format } = options;
  const region = options.region ?? session.env['AWS_REGION'] ?? session.env['AWS_DEFAULT_REGION'];
  if (region === undefined)
    throw usageFailure(
      'Give the Region of the database with --region: the principals depend on it.',
    );
  const wrong = notARegion(region);
  if (wrong !== undefined && 'message' in wrong) throw usageFailure(wrong.message);
  const planned = planRole({
    region,
    engine,
    ...(name === undefined ? {} : { name }),
    ...(account === undefined ? {} : { accountId: account }),
  });
  if ('problem' in planned) throw usageFailure(planned.problem);
  await session.stdout.write(roleText(planned.role, format));
  await writeNotes(planned.role.notes, session);
  return exitStatus.clean;
}

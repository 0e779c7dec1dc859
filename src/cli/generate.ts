/** `kerberos-doctor generate …`: texts that somebody else runs or saves. Nothing is changed. */
import type { Command } from 'commander';
import { addGenerateConnect } from './generateConnect.ts';
import { addGenerateIamRole } from './generateIamRole.ts';
import { addGenerateKrb5Conf } from './generateKrb5Conf.ts';
import { addGenerateModify } from './generateModify.ts';
import { addGenerateSql } from './generateSql.ts';
import type { AddCommand, ProgramContext } from './program.ts';

const generators: readonly AddCommand[] = [
  addGenerateKrb5Conf,
  addGenerateSql,
  addGenerateConnect,
  addGenerateIamRole,
  addGenerateModify,
];

export function addGenerateCommand(program: Command, context: ProgramContext): void {
  const generate = program
    .command('generate')
    .summary('write a krb5.conf, SQL, connections, the IAM role or the modify command')
    .description(
      'Writes what has to be saved or run to make Kerberos work. It only prints: nothing is saved, run or changed.',
    );
  for (const add of generators) add(generate, context);
}

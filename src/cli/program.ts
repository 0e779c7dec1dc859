/** The command line: one row a command, and the options that all of them share in their help. */
import { Command } from 'commander';
import { addCompletionCommand } from './completion.ts';
import { addConfigCommand } from './config.ts';
import { addDiagnoseCommand } from './diagnose.ts';
import { addExplainCommand } from './explain.ts';
import { addGenerateCommand } from './generate.ts';
import { addInventoryCommand } from './inventory.ts';
import { addLintCommand } from './lint.ts';
import { addMcpCommand } from './mcp.ts';
import { addReachCommand } from './reach.ts';
import type { Session } from './session.ts';
import { addTicketsCommand } from './tickets.ts';
import { version } from './version.ts';

export interface ProgramContext {
  readonly session: Session;
  /** Called once, with the exit status of the command that ran. */
  readonly finish: (status: number) => void;
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

/** Adds a command to the program; a new command is one file with one of these, and one row below. */
export type AddCommand = (program: Command, context: ProgramContext) => void;

const commands: readonly AddCommand[] = [
  addLintCommand,
  addConfigCommand,
  addInventoryCommand,
  addDiagnoseCommand,
  addExplainCommand,
  addReachCommand,
  addTicketsCommand,
  addGenerateCommand,
  addMcpCommand,
  addCompletionCommand,
];

export function createProgram(context: ProgramContext): Command {
  const program = new Command('kerberos-doctor')
    .description(
      'Finds the one reason why Kerberos login to Amazon RDS or Aurora fails. It sends no password and changes nothing.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: context.writeOut,
      writeErr: context.writeErr,
      getOutHelpWidth: () => context.session.stdout.width,
      getErrHelpWidth: () => context.session.stderr.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(add --help for the options)')
    .addHelpText('after', exitStatusHelp);
  for (const add of commands) add(program, context);
  return program;
}

const exitStatusHelp = `
Exit status:
  0  no error found (warnings are allowed; --strict counts them)
  1  errors found
  2  wrong usage, or a file that cannot be read
  3  could not complete; standard error says why`;

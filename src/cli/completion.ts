/** `kerberos-doctor completion SHELL`: completes commands and options of the program as it is. */
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** The last row of the table: it describes the commands that are there when it is added. */
export function addCompletionCommand(program: Command): void {
  tab(program, { completionCommandName: 'completion' });
}

/** `kerberos-doctor mcp`: the agents' tools over the Model Context Protocol, on standard input and output. */
import type { Command } from 'commander';
import { runTool } from '../agents/runTool.ts';
import { agentTools } from '../agents/tools.ts';
import type { AccountOptions } from './account.ts';
import { exitStatus } from './exitStatus.ts';
import { agentHost } from './mcpHost.ts';
import { profileOption, repeatable } from './options.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';
import { version } from './version.ts';

export function addMcpCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('mcp')
    .summary('serve the tools for chat agents over MCP')
    .description(
      'Serves four read-only tools for chat agents over the Model Context Protocol on standard input and output, until the input ends: diagnose a login, list databases, check a krb5.conf, explain an error. Results are bounded, and names and addresses in them are replaced.',
    )
    .addOption(profileOption())
    .addOption(repeatable('--region <region>', "AWS Region (default: the profile's)"))
    .action(async (options: AccountOptions) => finish(await mcp(options, session)));
}

async function mcp(options: AccountOptions, session: Session): Promise<number> {
  const { serve } = await import('./mcpServer.ts');
  const host = agentHost(options, session);
  await serve({
    name: 'kerberos-doctor',
    version,
    tools: agentTools,
    call: (name, input, signal) =>
      runTool(name, input, host, AbortSignal.any([signal, session.signal])),
    input: session.input(),
    write: (line) => session.stdout.write(line),
    signal: session.signal,
  });
  return exitStatus.clean;
}

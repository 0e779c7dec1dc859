/** `kerberos-doctor reach FROM TO`: security groups, network ACLs and routes between two ends, judged offline. */
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import ipaddr from 'ipaddr.js';
import type { AccountSnapshot } from '../aws/snapshot.ts';
import { clientEndpoint } from '../reachability/endpoints.ts';
import type { Endpoint, FlowResult } from '../reachability/flow.ts';
import { reach } from '../reachability/reach.ts';
import type { ReachAnswer } from '../reachability/reach.ts';
import { painter } from '../report/ansi.ts';
import { jsonText } from '../report/jsonText.ts';
import { readAccount } from './account.ts';
import type { AccountOptions } from './account.ts';
import { loadAws } from './aws.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { formatOption, profileOption, repeatable } from './options.ts';
import { wantsColour } from './output.ts';
import type { ProgramContext } from './program.ts';
import { progressOn } from './progress.ts';
import { reachText } from './reachText.ts';
import type { Session } from './session.ts';

interface ReachOptions extends AccountOptions {
  readonly format: 'text' | 'json';
  readonly port?: string;
  readonly client?: string;
}

export function addReachCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('reach <from> <to>')
    .summary('judge security groups, network ACLs and routes between two ends')
    .description(
      'Judges whether one end can reach another, from the rules that AWS returns: no packet is sent. An end is the name, id, ARN or endpoint of a database, the name or id of a directory, a network interface, an address, or "client" for this machine. Without --port, every port that Kerberos needs between the two.',
    )
    .option('--port <port>', '88/udp, 49152-65535/tcp, 5432 or icmp')
    .addOption(
      new Option(
        '--client <address>',
        'address that "client" has on the way (default: unknown)',
      ).argParser(anAddress),
    )
    .addOption(profileOption())
    .addOption(repeatable('--region <region>', "AWS Region (default: the profile's)"))
    .addOption(formatOption(['text', 'json']))
    .action(async (from: string, to: string, options: ReachOptions) =>
      finish(await answer(from, to, options, session)),
    );
}

function anAddress(text: string): string {
  if (!ipaddr.isValid(text)) throw new InvalidArgumentError('Give an IPv4 or IPv6 address.');
  return text;
}

async function answer(
  from: string,
  to: string,
  options: ReachOptions,
  session: Session,
): Promise<number> {
  const progress = progressOn(session.stderr);
  const read = async (): Promise<ReachAnswer> => {
    const { access, snapshot } = await readAccount(options, session, progress);
    try {
      progress.show('Reading the networks of its databases and directories');
      const { loadNetworks } = await loadAws();
      const networks = await loadNetworks(access, snapshot, { signal: session.signal });
      session.signal.throwIfAborted();
      const { port } = options;
      const request = port === undefined ? { from, to } : { from, to, port };
      const found = reach(request, {
        account: snapshot,
        networks,
        client: client(options, session),
      });
      if ('error' in found) throw usageFailure(`${found.error}${nextStep(snapshot)}`);
      return found;
    } finally {
      access.clients.destroy();
    }
  };
  const found = await read().finally(() => progress.clear());
  const colour = wantsColour(session.stdout, session.env);
  await session.stdout.write(
    options.format === 'json' ? jsonText(found) : reachText(found, painter(colour)),
  );
  return statusOfResults(
    found.verdicts.filter(({ flow }) => flow.required).map(({ result }) => result),
  );
}

/** Without an address of its own it stays unknown: NAT hides the one that this machine knows. */
function client({ client: address }: ReachOptions, { platform }: Session): Endpoint {
  return clientEndpoint(address, platform);
}

function nextStep({ regions }: AccountSnapshot): string {
  return ` (looked in ${regions.map(({ region }) => region).join(', ')}; kerberos-doctor inventory shows what is there)`;
}

/** 1 when something needed is blocked; 3 when nothing is, but something needed could not be judged. */
function statusOfResults(results: readonly FlowResult[]): number {
  if (results.includes('blocked')) return exitStatus.errorsFound;
  return results.includes('unknown') ? exitStatus.incomplete : exitStatus.clean;
}

/** `kerberos-doctor tickets [CCACHE|KEYTAB]`: what is in a ticket cache or keytab, without keys. */
import type { Command } from 'commander';
import { stateOf } from '../diagnosis/evidence/loginTickets.ts';
import type { CacheFacts } from '../probes/ticketFacts.ts';
import { painter } from '../report/ansi.ts';
import { jsonText } from '../report/jsonText.ts';
import { exitStatus, incompleteFailure, usageFailure } from './exitStatus.ts';
import { formatOption } from './options.ts';
import { wantsColour } from './output.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';
import { readDefaults, readNamed } from './ticketsRead.ts';
import type { ReadTickets } from './ticketsRead.ts';
import { ticketsText } from './ticketsText.ts';

interface TicketsOptions {
  readonly format: 'text' | 'json';
}

export function addTicketsCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('tickets')
    .summary('show the tickets of a cache, or the entries of a keytab')
    .description(
      'Shows whose tickets a cache holds, for which services, until when and with which encryption types, or the entries of a keytab. Never shows a key. Caches that are no files are shown through klist.',
    )
    .argument(
      '[name]',
      'cache (TYPE:name, or a file) or keytab (default: the cache that Kerberos programs use here, and the keytab of KRB5_KTNAME)',
    )
    .addOption(formatOption(['text', 'json']))
    .action(async (name: string | undefined, options: TicketsOptions) =>
      finish(await tickets(name, options, session)),
    );
}

async function tickets(
  name: string | undefined,
  { format }: TicketsOptions,
  session: Session,
): Promise<number> {
  const read = await (name === undefined ? readDefaults(session) : readNamed(name, session));
  session.signal.throwIfAborted();
  if (name !== undefined) refuseUnreadable(read);
  const at = Date.now();
  const paint = painter(wantsColour(session.stdout, session.env));
  await session.stdout.write(
    format === 'json'
      ? jsonText(documentOf(read, at))
      : ticketsText(read, { at, paint, width: session.stdout.width }),
  );
  return statusOf(read, at);
}

/** What was named and cannot be read is a wrong command line. */
function refuseUnreadable({ cache, keytab }: ReadTickets): void {
  const { problem } = cache?.facts ?? keytab?.facts ?? {};
  const sentence = cache?.error ?? keytab?.error ?? '';
  const nothing = cache?.facts.tickets === undefined && keytab?.facts.keys === undefined;
  if (problem !== undefined && problem !== 'not-examined' && nothing) throw usageFailure(sentence);
}

function documentOf({ cache, keytab }: ReadTickets, at: number): object {
  return {
    cache:
      cache === undefined
        ? null
        : {
            ...cache.facts,
            ...(cache.facts.tickets !== undefined && withStates(cache.facts, at)),
            ...(cache.facts.members !== undefined && {
              members: cache.facts.members.map((each) => ({ ...each, ...withStates(each, at) })),
            }),
            ...(cache.error !== undefined && { error: cache.error }),
          },
    keytab:
      keytab === undefined
        ? null
        : { ...keytab.facts, ...(keytab.error !== undefined && { error: keytab.error }) },
  };
}

function withStates({ tickets: list = [] }: Partial<CacheFacts>, at: number): object {
  return { tickets: list.map((ticket) => ({ ...ticket, state: stateOf(ticket, at) })) };
}

/** 1 without a ticket that is valid now, or with a damaged keytab. */
function statusOf({ cache, keytab }: ReadTickets, at: number): number {
  if (cache?.facts.problem === 'not-examined') throw incompleteFailure(cache.error ?? '');
  if (keytab?.facts.problem !== undefined) return exitStatus.errorsFound;
  if (cache === undefined) return exitStatus.clean;
  const valid = cache.facts.tickets?.some((ticket) => stateOf(ticket, at) === 'valid') ?? false;
  return valid && cache.facts.problem === undefined ? exitStatus.clean : exitStatus.errorsFound;
}

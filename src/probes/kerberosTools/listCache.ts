/** Caches that are no files, as `klist` shows them. */
import { readHeimdalKlist } from '../../kerberos/klist/heimdal.ts';
import { cacheFailure } from '../../kerberos/klist/klistFailure.ts';
import type { CacheFailure } from '../../kerberos/klist/klistFailure.ts';
import type { NamedCache } from '../../kerberos/klist/listedCache.ts';
import { readMitKlist } from '../../kerberos/klist/mit.ts';
import { readWindowsKlist } from '../../kerberos/klist/windows.ts';
import type { Outcome, ProbeContext } from '../observation.ts';
import { cacheFacts } from '../ticketFacts.ts';
import type { CacheFacts } from '../ticketFacts.ts';
import { findProgram, windowsKlist } from './findPrograms.ts';
import { identifyKlist } from './implementation.ts';
import type { Identity } from './implementation.ts';
import { kerberosLanguage } from './language.ts';
import { localClock } from './localClock.ts';
import type { ProgramRun } from './runProgram.ts';
import type { KerberosTools } from './tools.ts';

export interface ListedCacheFacts extends Partial<CacheFacts> {
  readonly outcome: Outcome;
  readonly error?: string;
  readonly klist?: Identity & { readonly path: string };
  readonly members?: readonly (CacheFacts & { readonly name: string })[];
  readonly problem?: CacheFailure | 'not-examined';
}

/** Asks the first klist that knows the type; more than a few would be somebody's collection. */
const mostPrograms = 3;

/** Shows a cache by name, and the others of its collection. Never throws. */
export async function listCache(
  name: string,
  type: string,
  tools: KerberosTools | undefined,
  context: ProbeContext,
): Promise<ListedCacheFacts> {
  const only = `Caches of type ${type} can only be shown by klist`;
  if (type === 'MEMORY') return unexamined(`${name} exists only inside the process that made it.`);
  if (tools === undefined) return unexamined(`${only}: run klist to see ${name}.`);
  const paths =
    type === 'MSLSA' && tools.platform === 'win32'
      ? [windowsKlist(tools.env)]
      : await findProgram('klist', tools.env, tools.platform);
  let failed: ListedCacheFacts | undefined;
  for (const path of paths.slice(0, mostPrograms)) {
    const identity = await identifyKlist(path, tools, context);
    if (identity === undefined) continue;
    const listed = await listWith({ ...identity, path }, name, tools, context);
    if (listed.problem !== 'type-unavailable') return listed;
    failed ??= listed;
  }
  return failed ?? unexamined(`${only}, and there is none on PATH.`);
}

function unexamined(error: string): ListedCacheFacts {
  return { outcome: 'skipped', problem: 'not-examined', error };
}

async function listWith(
  klist: NonNullable<ListedCacheFacts['klist']>,
  name: string,
  { env, run }: KerberosTools,
  context: ProbeContext,
): Promise<ListedCacheFacts> {
  const ask = (args: readonly string[], more: object = {}): Promise<ProgramRun> =>
    run({ path: klist.path, args, env: { ...kerberosLanguage(env), ...more } }, context);
  const { one, all } = commands[klist.implementation];
  const shown = await ask(one(name));
  const [cache] = read(klist.implementation, shown.stdout);
  if (cache === undefined) return { klist, ...failure(shown, name) };
  // The collection that the name belongs to; `-A` takes it from the environment.
  const others =
    all === undefined
      ? []
      : read(klist.implementation, (await ask(all, { KRB5CCNAME: name })).stdout);
  const members = others
    .filter((other) => other.name !== cache.name)
    .map((other) => ({ name: other.name, ...cacheFacts(other.cache) }));
  return {
    outcome: 'ok',
    klist,
    ...cacheFacts(cache.cache),
    ...(members.length > 0 && { members }),
  };
}

/** `-n`: addresses stay numbers, or klist would ask DNS. */
const commands: Readonly<
  Record<
    Identity['implementation'],
    { readonly one: (name: string) => readonly string[]; readonly all?: readonly string[] }
  >
> = {
  mit: { one: (name) => ['-e', '-f', '-a', '-n', '-c', name], all: ['-A', '-e', '-f', '-a', '-n'] },
  heimdal: { one: (name) => ['-v', '-c', name], all: ['-A', '-v'] },
  apple: { one: (name) => ['-v', '-c', name], all: ['-A', '-v'] },
  windows: { one: () => [] },
};

function read(implementation: Identity['implementation'], text: string): readonly NamedCache[] {
  switch (implementation) {
    case 'mit':
      return readMitKlist(text);
    case 'heimdal':
    case 'apple':
      return readHeimdalKlist(text);
    case 'windows': {
      const cache = readWindowsKlist(text, localClock());
      return cache === undefined ? [] : [cache];
    }
  }
}

function failure(
  { ended, status, stdout, stderr }: ProgramRun,
  name: string,
): Pick<ListedCacheFacts, 'outcome' | 'problem' | 'error'> {
  if (ended === 'timeout') {
    return {
      outcome: 'timeout',
      problem: 'not-examined',
      error: `klist did not end in time: ${name} could not be read.`,
    };
  }
  if (ended !== 'exited') return unexamined(`klist could not be run to read ${name}.`);
  const said = stderr.trim().split('\n')[0]?.slice(0, 300) ?? '';
  const problem = cacheFailure(stderr);
  // Windows' klist ends well and lists nothing when there is no ticket.
  if (problem === undefined && status === 0 && said === '') {
    return { outcome: 'failed', problem: 'missing', error: `${name} holds no ticket.` };
  }
  return {
    outcome: problem === undefined ? 'skipped' : 'failed',
    problem: problem ?? 'not-examined',
    error: `${name} could not be read: ${said === '' ? `klist ended with status ${status ?? '?'}; ${stdout.trim().split('\n')[0]?.slice(0, 300) ?? ''}` : said}.`,
  };
}

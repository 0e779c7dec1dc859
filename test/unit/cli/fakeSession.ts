/** Runs a command line in this process and keeps what it writes. */
import { Readable } from 'node:stream';
import { run } from '../../../src/cli/run.ts';
import type { Output, Session } from '../../../src/cli/session.ts';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly terminal?: boolean;
  readonly platform?: NodeJS.Platform;
  readonly signal?: AbortSignal;
}

export async function runHere(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const { env = {}, input = '', terminal = false, platform = 'linux' } = surroundings;
  const out: string[] = [];
  const err: string[] = [];
  const session: Session = {
    env,
    platform,
    homeDirectory: '/nonexistent',
    hostName: 'testhost',
    input: () => Readable.from([Buffer.from(input)]),
    stdout: collector(out, terminal),
    stderr: collector(err, terminal),
    signal: surroundings.signal ?? new AbortController().signal,
  };
  const status = await run(args, session);
  return { status, stdout: out.join(''), stderr: err.join('') };
}

function collector(texts: string[], isTerminal: boolean): Output {
  return {
    isTerminal,
    width: 100,
    write: (text) => {
      texts.push(text);
      return Promise.resolve();
    },
  };
}

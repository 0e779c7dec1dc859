/** What the agents' tools need, from the command line's own parts. */
import pLimit from 'p-limit';
import type { AgentHost } from '../agents/host.ts';
import { Refusal } from '../agents/host.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { DiagnosisRequest } from '../diagnosis/request.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import { includesFrom } from '../krb5conf/includesFrom.ts';
import { lintKrb5Conf } from '../krb5conf/lint.ts';
import { parseKrb5Conf } from '../krb5conf/parse.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import { readAccount } from './account.ts';
import type { AccountOptions, OpenedAccount } from './account.ts';
import { loadAws } from './aws.ts';
import { CommandFailure } from './exitStatus.ts';
import { progressOn } from './progress.ts';
import type { Session } from './session.ts';
import { vantageOf } from './vantage.ts';

const timeoutMs = 2000;

export function agentHost(options: AccountOptions, session: Session): AgentHost {
  // Two diagnoses at once would ask the same KDCs twice, and an agent has time.
  const oneAtATime = pLimit(1);
  const common = { timeoutMs, env: session.env, vantage: vantageOf(session) };
  const run = (request: DiagnosisRequest, signal: AbortSignal): Promise<Verdict> =>
    oneAtATime(() => diagnose(request, { signal }));
  return {
    accounts: (signal) => withAccount(options, session, signal, ({ snapshot }) => [snapshot]),
    diagnoseDatabase: ({ database }, signal) =>
      withAccount(options, session, signal, async ({ access, snapshot }) => {
        const { loadTarget } = await loadAws();
        return run(
          {
            ...common,
            target: { kind: 'database', database, account: snapshot },
            aws: {
              loadTarget: (chosen, abort, wishes) =>
                loadTarget(access, snapshot, chosen, { ...wishes, signal: abort }),
            },
          },
          signal,
        );
      }),
    diagnoseRealm: (realm, signal) => run({ ...common, target: { kind: 'realm', realm } }, signal),
    configFiles: () => {
      const { paths } = configPaths(session.env, session.platform, session.homeDirectory);
      const { files } = buildProfile(paths, diskFiles);
      return Promise.resolve(files.map(({ path, document }) => ({ path, text: document.text })));
    },
    lint: (text, { implementation, path }) =>
      Promise.resolve(
        lintKrb5Conf(parseKrb5Conf(text), {
          implementation,
          ...(path === undefined ? {} : { path, active: true, includes: includesFrom(diskFiles) }),
        }),
      ),
  };
}

/** Reads the account anew, so that an agent that waits for a change sees it. */
async function withAccount<T>(
  options: AccountOptions,
  session: Session,
  signal: AbortSignal,
  use: (opened: OpenedAccount) => T | Promise<T>,
): Promise<T> {
  const opened = await readAccount(
    options,
    { ...session, signal },
    progressOn(session.stderr),
  ).catch((error: unknown) => {
    throw error instanceof CommandFailure ? new Refusal(error.message) : error;
  });
  try {
    return await use(opened);
  } finally {
    opened.access.clients.destroy();
  }
}

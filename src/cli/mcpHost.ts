/** What the agents' tools need, from the command line's own parts. */
import pLimit from 'p-limit';
import type { AgentHost } from '../agents/host.ts';
import { Refusal } from '../agents/host.ts';
import type { AccountSnapshot } from '../aws/snapshot.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { AwsReads, DiagnosisRequest } from '../diagnosis/request.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import { includesFrom } from '../krb5conf/includesFrom.ts';
import { lintKrb5Conf } from '../krb5conf/lint.ts';
import { parseKrb5Conf } from '../krb5conf/parse.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import { runProgram } from '../probes/kerberosTools/runProgram.ts';
import { readAccount } from './account.ts';
import type { AccountOptions } from './account.ts';
import { loadAws } from './aws.ts';
import { CommandFailure } from './exitStatus.ts';
import { progressOn } from './progress.ts';
import type { Session } from './session.ts';
import { vantageOf } from './vantage.ts';

const timeoutMs = 2000;

export function agentHost(options: AccountOptions, session: Session): AgentHost {
  // Two diagnoses at once would ask the same KDCs twice, and an agent has time.
  const oneAtATime = pLimit(1);
  // Whoever starts the server is the person whose tickets count.
  const common = { timeoutMs, env: session.env, vantage: vantageOf(session), runProgram };
  const run = (request: DiagnosisRequest, signal: AbortSignal): Promise<Verdict> =>
    oneAtATime(() => diagnose(request, { signal }));
  return {
    accounts: async (signal) => [await readNow(options, session, signal)],
    diagnoseDatabase: async ({ account, database }, signal) => {
      const { loadTarget, openAccount } = await loadAws();
      const access = await openAccount(accountRequest(options, session));
      const aws: AwsReads = {
        loadTarget: (chosen, abort, wishes) =>
          loadTarget(access, account, chosen, { ...wishes, signal: abort }),
      };
      const target = { kind: 'database', database, account } as const;
      return run({ ...common, target, aws }, signal).finally(() => access.clients.destroy());
    },
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
async function readNow(
  options: AccountOptions,
  session: Session,
  signal: AbortSignal,
): Promise<AccountSnapshot> {
  const progress = progressOn(session.stderr);
  try {
    const { access, snapshot } = await readAccount(options, { ...session, signal }, progress);
    access.clients.destroy();
    return snapshot;
  } catch (error) {
    throw error instanceof CommandFailure ? new Refusal(error.message) : error;
  } finally {
    await progress.clear();
  }
}

function accountRequest({ profile, region = [] }: AccountOptions, { env }: Session) {
  return { env, regions: region, ...(profile === undefined ? {} : { profile }) };
}

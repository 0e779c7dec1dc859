/** What the agents' tools need, from the window's own parts: an agent's diagnosis is one of the user's. */
import * as vscode from 'vscode';
import type { AgentHost } from '../../agents/host.ts';
import { Refusal } from '../../agents/host.ts';
import type { Verdict } from '../../diagnosis/verdict.ts';
import { diskFiles } from '../../probes/configFiles.ts';
import type { AccountSession } from '../account/accountSession.ts';
import { usedPaths } from '../configuration/usedPaths.ts';
import type { Diagnoses } from '../diagnosis/diagnoses.ts';
import type { RunHistory } from '../history/runHistory.ts';

export function agentHost(
  session: AccountSession,
  diagnoses: Diagnoses,
  history: RunHistory,
): AgentHost {
  const keep = async (verdict: Verdict | undefined): Promise<Verdict | undefined> => {
    if (verdict !== undefined) await history.add(verdict);
    return verdict;
  };
  return {
    accounts: async () => {
      refuseUntrusted();
      const snapshots = (await session.accounts()).map(({ snapshot }) => snapshot);
      if (snapshots.every(({ regions }) => regions.length === 0)) {
        const [why = 'No Region is configured.'] = snapshots.flatMap(({ caller }) =>
          'message' in caller ? [caller.message] : [],
        );
        throw new Refusal(why);
      }
      return snapshots;
    },
    diagnoseDatabase: async ({ account, database }) => {
      refuseUntrusted();
      const opened = session.opened.find(({ snapshot }) => snapshot === account);
      if (opened === undefined)
        throw new Refusal('The account was read again meanwhile; ask again.');
      return await keep(await diagnoses.run(opened, database));
    },
    diagnoseRealm: async (realm) => {
      refuseUntrusted();
      return await keep(await diagnoses.runRealm(realm));
    },
    configFiles: async () => {
      refuseUntrusted();
      const { buildProfile } = await import('../language/krb5conf.ts');
      const { files } = buildProfile(usedPaths(), diskFiles);
      return files.map(({ path, document }) => ({ path, text: document.text }));
    },
    lint: async (text, { implementation, path }) => {
      const { includesFrom, lintKrb5Conf, parseKrb5Conf } = await import('../language/krb5conf.ts');
      return lintKrb5Conf(parseKrb5Conf(text), {
        implementation,
        ...(path === undefined ? {} : { path, active: true, includes: includesFrom(diskFiles) }),
      });
    },
  };
}

/** The sentence is for the agent, which passes it on. */
function refuseUntrusted(): void {
  if (!vscode.workspace.isTrusted)
    throw new Refusal(
      'This folder is in Restricted Mode: AWS and the network are not used until it is trusted.',
    );
}

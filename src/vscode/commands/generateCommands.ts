/** Commands that write what somebody else saves or runs: krb5.conf, SQL, connections, the role, the modify command. */
import * as vscode from 'vscode';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import type { AccountSession } from '../account/accountSession.ts';
import { copyConnection } from '../generate/copyConnection.ts';
import { generateKrb5Conf } from '../generate/generateKrb5Conf.ts';
import { copyModifyCommand, generateRole } from '../generate/generateRole.ts';
import { generateSql } from '../generate/generateSql.ts';
import { Krb5ConfProposals } from '../generate/krb5ConfDiff.ts';
import type { TargetArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';

export function registerGenerateCommands(session: AccountSession): vscode.Disposable {
  const proposals = new Krb5ConfProposals();
  const forDatabase =
    (make: (accounts: readonly AccountSnapshot[], argument?: TargetArgument) => Promise<void>) =>
    async (argument?: TargetArgument) => {
      if (mayReachOut()) await make(await snapshots(session), argument);
    };
  return vscode.Disposable.from(
    proposals,
    registerCommand('kerberosDoctor.generateKrb5Conf', async (row) => {
      if (!mayReachOut()) return;
      const id = typeof row === 'string' ? row : row?.directoryId;
      await generateKrb5Conf(await snapshots(session), id, proposals);
    }),
    registerCommand('kerberosDoctor.generateSql', forDatabase(generateSql)),
    registerCommand('kerberosDoctor.copyConnection', forDatabase(copyConnection)),
    registerCommand('kerberosDoctor.generateRole', forDatabase(generateRole)),
    registerCommand('kerberosDoctor.copyModifyCommand', forDatabase(copyModifyCommand)),
  );
}

async function snapshots(session: AccountSession): Promise<readonly AccountSnapshot[]> {
  return (await session.accounts()).map(({ snapshot }) => snapshot);
}

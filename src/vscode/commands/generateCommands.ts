/** Commands that write what somebody else saves or runs: krb5.conf, SQL, connections, the role, the modify command. */
import * as vscode from 'vscode';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import type { AccountSession } from '../account/accountSession.ts';
import type * as generators from '../generate/generators.ts';
import type { Krb5ConfProposals } from '../generate/krb5ConfDiff.ts';
import type { TargetArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';

type Generators = typeof generators;
type ForDatabase = 'generateSql' | 'copyConnection' | 'generateRole' | 'copyModifyCommand';

export function registerGenerateCommands(session: AccountSession): vscode.Disposable {
  let proposals: Krb5ConfProposals | undefined;
  const forDatabase = (what: ForDatabase) => async (argument?: TargetArgument) => {
    if (!mayReachOut()) return;
    const make = (await load())[what];
    await make(await snapshots(session), argument);
  };
  return vscode.Disposable.from(
    { dispose: () => proposals?.dispose() },
    registerCommand('kerberosDoctor.generateKrb5Conf', async (row) => {
      if (!mayReachOut()) return;
      const { generateKrb5Conf, Krb5ConfProposals } = await load();
      proposals ??= new Krb5ConfProposals();
      const id = typeof row === 'string' ? row : row?.directoryId;
      await generateKrb5Conf(await snapshots(session), id, proposals);
    }),
    registerCommand('kerberosDoctor.generateSql', forDatabase('generateSql')),
    registerCommand('kerberosDoctor.copyConnection', forDatabase('copyConnection')),
    registerCommand('kerberosDoctor.generateRole', forDatabase('generateRole')),
    registerCommand('kerberosDoctor.copyIamToken', async (argument) => {
      if (!mayReachOut()) return;
      const { copyIamToken } = await load();
      await copyIamToken(await session.accounts(), argument);
    }),
    registerCommand('kerberosDoctor.copyModifyCommand', forDatabase('copyModifyCommand')),
  );
}

async function load(): Promise<Generators> {
  return await import('../generate/generators.ts');
}

async function snapshots(session: AccountSession): Promise<readonly AccountSnapshot[]> {
  return (await session.accounts()).map(({ snapshot }) => snapshot);
}

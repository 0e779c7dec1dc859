/** One click to the cause: from a row, from the palette, from a report. */
import * as vscode from 'vscode';
import type { Verdict } from '../../diagnosis/verdict.ts';
import type { AccountSession } from '../account/accountSession.ts';
import { chooseTargetIn, targetText } from '../diagnosis/chooseTarget.ts';
import type { Diagnoses } from '../diagnosis/diagnoses.ts';
import type { RunHistory } from '../history/runHistory.ts';
import type { TargetArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';
import type { Reports } from '../report/reports.ts';
import { mayReachOut } from '../trust.ts';

export function registerDiagnoseCommands(
  session: AccountSession,
  diagnoses: Diagnoses,
  reports: Reports,
  history: RunHistory,
): vscode.Disposable {
  const show = async (verdict: Verdict | undefined): Promise<Verdict | undefined> => {
    if (verdict === undefined) return undefined;
    await history.add(verdict);
    await reports.show(verdict);
    return verdict;
  };
  const diagnose = async (argument?: TargetArgument): Promise<Verdict | undefined> => {
    if (!mayReachOut()) return undefined;
    const chosen = await chooseTargetIn(await session.accounts(), argument);
    if (chosen === undefined) return undefined;
    return await show(await diagnoses.run(chosen.opened, chosen.database));
  };
  const testRealm = async (named?: string): Promise<Verdict | undefined> => {
    if (!mayReachOut()) return undefined;
    const realm = named ?? (await askForRealm());
    if (realm === undefined || realm === '') return undefined;
    return await show(await diagnoses.runRealm(realm));
  };
  return vscode.Disposable.from(
    registerCommand('kerberosDoctor.diagnose', diagnose),
    registerCommand('kerberosDoctor.testRealm', testRealm),
    registerCommand('kerberosDoctor.showPlan', async (argument) => {
      if (!mayReachOut()) return;
      const chosen = await chooseTargetIn(await session.accounts(), argument);
      if (chosen === undefined) return;
      const content = await diagnoses.plan(chosen.opened, chosen.database);
      const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
      await vscode.window.showTextDocument(document, { preview: true });
    }),
    registerCommand('kerberosDoctor.runAgain', async (argument) => {
      const last = reports.find(targetText(argument))?.target;
      if (last?.kind === 'realm') return await testRealm(last.name);
      return await diagnose(argument ?? last?.arn ?? last?.name);
    }),
    registerCommand('kerberosDoctor.cancelDiagnosis', () => {
      diagnoses.cancelAll();
      return Promise.resolve();
    }),
  );
}

async function askForRealm(): Promise<string | undefined> {
  const realm = await vscode.window.showInputBox({
    title: vscode.l10n.t('Test a Kerberos Realm'),
    prompt: vscode.l10n.t(
      'Its KDCs are looked up as the Kerberos library would, and asked without a password.',
    ),
    placeHolder: 'CORP.EXAMPLE.COM',
  });
  return realm?.trim();
}

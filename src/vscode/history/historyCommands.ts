/** What can be done with runs that ended: show, compare, forget. */
import * as vscode from 'vscode';
import { targetKey } from '../../diagnosis/targetKey.ts';
import type { Verdict } from '../../diagnosis/verdict.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import type { RunArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';
import type { Reports } from '../report/reports.ts';
import type { PastRun } from './run.ts';
import type { RunHistory } from './runHistory.ts';

export function registerHistoryCommands(history: RunHistory, reports: Reports): vscode.Disposable {
  const find = async (argument: RunArgument | undefined) =>
    (await history.all()).find(({ id }) => id === argument?.run);
  return vscode.Disposable.from(
    registerCommand('kerberosDoctor.showRun', async (row) => {
      const run = await find(row);
      if (run !== undefined) await reports.show(run.verdict);
    }),
    registerCommand('kerberosDoctor.compareRuns', async (row, selected) => {
      const pair = await chosenPair(await history.all(), row, selected);
      if (pair !== undefined) await showComparison(...pair);
    }),
    registerCommand('kerberosDoctor.removeRun', async (row, selected) => {
      const rows = selected?.some(({ run }) => run === row?.run) === true ? selected : [row];
      await history.remove(rows.flatMap((each) => each?.run ?? []));
    }),
    registerCommand('kerberosDoctor.clearRuns', async () => {
      const runs = await history.all();
      if (runs.length === 0) return;
      const clear = vscode.l10n.t('Delete');
      const question = vscode.l10n.t('Delete {0} diagnoses and their reports?', runs.length);
      const choice = await vscode.window.showWarningMessage(question, { modal: true }, clear);
      if (choice === clear) await history.remove(runs.map(({ id }) => id));
    }),
  );
}

/** Two selected rows; else the row and the run of the same target before it; else what the user picks. */
async function chosenPair(
  runs: readonly PastRun[],
  row: RunArgument | undefined,
  selected: readonly RunArgument[] | undefined,
): Promise<readonly [Verdict, Verdict] | undefined> {
  const ids = [...new Set((selected ?? []).flatMap(({ run }) => run ?? []))];
  if (ids.length === 2) {
    const [newer, older] = runs.filter(({ id }) => ids.includes(id));
    return newer === undefined || older === undefined ? undefined : [older.verdict, newer.verdict];
  }
  const after = runs.find(({ id }) => id === row?.run) ?? (await pick(runs));
  if (after === undefined) return undefined;
  const sameTarget = runs
    .slice(runs.indexOf(after) + 1)
    .find(({ verdict }) => targetKey(verdict.target) === targetKey(after.verdict.target));
  if (sameTarget !== undefined) return [sameTarget.verdict, after.verdict];
  const message = vscode.l10n.t(
    'There is no earlier diagnosis of {0} to compare with. Run it again, or select two rows.',
    after.verdict.target.name,
  );
  void vscode.window.showInformationMessage(message);
  return undefined;
}

async function pick(runs: readonly PastRun[]): Promise<PastRun | undefined> {
  const items = runs.map((run) => ({
    label: run.verdict.target.name,
    description: run.verdict.startedAt,
    detail: run.verdict.rootCause?.title ?? vscode.l10n.t('nothing in the way'),
    run,
  }));
  const title = vscode.l10n.t('Compare a Diagnosis with the One Before');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.run;
}

async function showComparison(before: Verdict, after: Verdict): Promise<void> {
  const { renderComparison } = await loadEngine();
  const content = renderComparison(before, after);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

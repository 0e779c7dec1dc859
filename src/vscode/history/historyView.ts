/** The Diagnoses view: what runs now with every question it asks, and the runs of before. */
import * as vscode from 'vscode';
import type { Diagnoses } from '../diagnosis/diagnoses.ts';
import { diagnosesViewId } from '../ids.ts';
import { plainItem } from '../views/plainItem.ts';
import type { PlainRow } from '../views/plainRow.ts';
import { historyRows } from './historyRows.ts';
import type { RunHistory } from './runHistory.ts';

/** Steps come by the dozen within milliseconds; the eye needs fewer. */
const redrawEveryMs = 150;

export class HistoryProvider implements vscode.TreeDataProvider<PlainRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly history: RunHistory;
  private readonly diagnoses: Diagnoses;
  private readonly subscriptions: vscode.Disposable;
  private redraw: NodeJS.Timeout | undefined;

  constructor(history: RunHistory, diagnoses: Diagnoses) {
    this.history = history;
    this.diagnoses = diagnoses;
    const soon = () => {
      this.redraw ??= setTimeout(() => {
        this.redraw = undefined;
        this.changed.fire(undefined);
      }, redrawEveryMs);
    };
    this.subscriptions = vscode.Disposable.from(
      history.onDidChange(() => this.changed.fire(undefined)),
      diagnoses.onDidChange(soon),
    );
  }

  dispose(): void {
    clearTimeout(this.redraw);
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  async getChildren(parent?: PlainRow): Promise<PlainRow[]> {
    if (parent !== undefined) return [...parent.children];
    const past = await this.history.all();
    return [...historyRows(this.diagnoses.underWay, past, timeText, vscode.l10n.t)];
  }

  getTreeItem(row: PlainRow): vscode.TreeItem {
    const show = { command: 'kerberosDoctor.showRun', title: vscode.l10n.t('Show Report') };
    return plainItem(row, row.run === undefined ? undefined : { ...show, arguments: [row] });
  }
}

/** Today's runs by the clock, older ones by date. */
function timeText(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const today = new Date().toDateString() === date.toDateString();
  return new Intl.DateTimeFormat(
    vscode.env.language,
    today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' },
  ).format(date);
}

export function registerHistoryView(history: RunHistory, diagnoses: Diagnoses): vscode.Disposable {
  const provider = new HistoryProvider(history, diagnoses);
  const view = vscode.window.createTreeView(diagnosesViewId, {
    treeDataProvider: provider,
    canSelectMany: true,
  });
  return vscode.Disposable.from(provider, view);
}

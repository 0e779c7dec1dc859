/** The view in the side bar: its rows, whose account it shows, what is broken, and what moved. */
import * as vscode from 'vscode';
import { valueOr } from '../../aws/section.ts';
import { StateWatch } from '../../aws/liveness/stateWatch.ts';
import type { AccountSession, OpenedAccount } from '../account/accountSession.ts';
import { callerName } from '../account/readResult.ts';
import { inventoryViewId } from '../ids.ts';
import { accountRows } from './accountRows.ts';
import { changeWords } from './changeWords.ts';
import { filterCount } from './inventoryRows.ts';
import { InventoryProvider } from './inventoryProvider.ts';
import type { LookState } from './lookState.ts';
import { problemCount } from './problemCount.ts';
import { ViewMessage, type ViewLine } from './viewMessage.ts';

export function registerInventoryView(
  session: AccountSession,
  look: LookState,
): { readonly view: ViewLine; readonly disposable: vscode.Disposable } {
  const provider = new InventoryProvider(session, look);
  const view = vscode.window.createTreeView(inventoryViewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const message = new ViewMessage(view);
  const describe = () => {
    view.description = accountWords(session.opened);
    view.badge = badgeOf(session.opened);
    // Beside a message the editor shows no welcome text, and that is the way on from an empty view.
    const shown = accountRows(session.opened, look.current()).length > 0;
    const changes = session.opened.flatMap((account) => account.changes);
    message.set('moved', shown ? changeWords(changes, vscode.l10n.t) : '');
    message.set('filter', shown ? filterWords(session.opened, look) : '');
  };
  const watch = watchOf(session, view);
  return {
    view: message.line('diagnosis'),
    disposable: vscode.Disposable.from(
      view,
      provider,
      session.onDidChange(describe),
      session.onDidRead(() => watch.restart()),
      look.onDidChange(describe),
      view.onDidChangeVisibility(() => watch.update()),
      vscode.window.onDidChangeWindowState(() => watch.update()),
      { dispose: () => watch.stop() },
    ),
  };
}

/** Reads again while something is on the way, the view is on screen and its window is in use. */
function watchOf(session: AccountSession, view: vscode.TreeView<unknown>): StateWatch {
  return new StateWatch({
    accounts: () => session.opened.map(({ snapshot }) => snapshot),
    watched: () => view.visible && vscode.window.state.focused && vscode.workspace.isTrusted,
    poll: () => session.poll().catch(() => false),
    now: () => performance.now(),
    later: (task, ms) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  });
}

function accountWords(accounts: readonly OpenedAccount[]): string {
  const [only] = accounts;
  if (only === undefined) return '';
  if (accounts.length > 1) return vscode.l10n.t('{0} accounts', accounts.length);
  const caller = valueOr(only.snapshot.caller, undefined);
  const parts = [caller?.account, callerName(caller?.arn ?? ''), only.access.profile];
  return [...new Set(parts.filter(Boolean))].join(' · ');
}

function badgeOf(accounts: readonly OpenedAccount[]): vscode.ViewBadge | undefined {
  const counts = accounts.map(({ snapshot }) => problemCount(snapshot));
  const databases = counts.reduce((sum, count) => sum + count.databases, 0);
  const directories = counts.reduce((sum, count) => sum + count.directories, 0);
  if (databases + directories === 0) return undefined;
  const words = [
    ...(databases === 0 ? [] : [databaseWords(databases)]),
    ...(directories === 0 ? [] : [directoryWords(directories)]),
  ];
  return { value: databases + directories, tooltip: words.join('; ') };
}

function databaseWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 database failed to join its directory')
    : vscode.l10n.t('{0} databases failed to join their directory', count);
}

function directoryWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 directory does not work')
    : vscode.l10n.t('{0} directories do not work', count);
}

function filterWords(accounts: readonly OpenedAccount[], state: LookState): string {
  const look = state.current();
  if (look.filter === '' || accounts.length === 0) return '';
  const counts = accounts.map(({ snapshot }) => filterCount(snapshot, look));
  const shown = counts.reduce((sum, count) => sum + count.shown, 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  return vscode.l10n.t('Filter “{0}”: {1} of {2} databases', look.filter, shown, all);
}

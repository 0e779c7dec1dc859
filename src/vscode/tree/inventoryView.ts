/** The view in the side bar: its rows, the account it shows, and how many databases have failed. */
import * as vscode from 'vscode';
import { valueOr } from '../../aws/section.ts';
import type { AccountSession } from '../account/accountSession.ts';
import { inventoryViewId } from '../ids.ts';
import { failedDatabases } from './failedDatabases.ts';
import { InventoryProvider } from './inventoryProvider.ts';
import type { Row } from './row.ts';

export function registerInventoryView(session: AccountSession): {
  readonly view: vscode.TreeView<Row>;
  readonly disposable: vscode.Disposable;
} {
  const provider = new InventoryProvider(session);
  const view = vscode.window.createTreeView(inventoryViewId, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const describe = async () => {
    const { access, snapshot } = await session.account();
    const account = valueOr(snapshot.caller, undefined)?.account;
    view.description = [account, access.profile].filter(Boolean).join(' · ');
    const failed = failedDatabases(snapshot);
    const tooltip =
      failed === 1
        ? vscode.l10n.t('1 database failed to join its directory')
        : vscode.l10n.t('{0} databases failed to join their directory', failed);
    view.badge = failed === 0 ? undefined : { value: failed, tooltip };
  };
  const subscription = session.onDidChange(() => {
    if (!session.wasAsked) return;
    describe().catch(() => {
      view.description = '';
    });
  });
  return { view, disposable: vscode.Disposable.from(view, provider, subscription) };
}

/** The Configuration view: this machine's effective krb5.conf files with their problems. */
import * as vscode from 'vscode';
import { configurationViewId, languageId } from '../ids.ts';
import { registerCommand } from '../register.ts';
import { plainItem } from '../views/plainItem.ts';
import type { PlainRow } from '../views/plainRow.ts';
import { checkFiles } from './checkFiles.ts';

export function registerConfigurationView(): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<PlainRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (parent) => {
      if (parent !== undefined) return [...parent.children];
      // The files lie outside the folder, but their includes may be chosen by it: KRB5_CONFIG of a task, a setting.
      if (!vscode.workspace.isTrusted) return [];
      const { configurationRows } = await import('../language/krb5conf.ts');
      return configurationRows(await checkFiles(), vscode.l10n.t);
    },
    getTreeItem: (row) =>
      plainItem(
        row,
        row.opens === undefined
          ? undefined
          : {
              command: 'kerberosDoctor.openConfigurationFile',
              title: vscode.l10n.t('Open File'),
              arguments: [row],
            },
      ),
  };
  const view = vscode.window.createTreeView(configurationViewId, { treeDataProvider: provider });
  const refresh = () => changed.fire(undefined);
  return vscode.Disposable.from(
    changed,
    view,
    // Someone else may have edited the files meanwhile: a view that is opened reads them again.
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) refresh();
    }),
    vscode.workspace.onDidSaveTextDocument(({ languageId: language }) => {
      if (language === languageId) refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('kerberosDoctor')) refresh();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    registerCommand('kerberosDoctor.refreshConfiguration', () => {
      refresh();
      return Promise.resolve();
    }),
    registerCommand('kerberosDoctor.openConfigurationFile', openFile),
  );
}

async function openFile({ opens }: { readonly opens?: PlainRow['opens'] }): Promise<void> {
  if (opens === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(opens.path));
  const known = await vscode.languages.setTextDocumentLanguage(document, languageId);
  const at = new vscode.Position(opens.line, opens.character);
  await vscode.window.showTextDocument(known, { selection: new vscode.Range(at, at) });
}

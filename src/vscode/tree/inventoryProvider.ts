/** Shows the model's rows; VS Code draws its progress while the promise of the root is pending. */
import * as vscode from 'vscode';
import type { AccountSession } from '../account/accountSession.ts';
import { judgePaths } from '../account/networkPaths.ts';
import { accountOfRow, accountRows } from './accountRows.ts';
import type { LookState } from './lookState.ts';
import { pathRow } from './pathRows.ts';
import type { Row } from './row.ts';

export class InventoryProvider implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly session: AccountSession;
  private readonly look: LookState;
  private readonly subscription: vscode.Disposable;

  constructor(session: AccountSession, look: LookState) {
    this.session = session;
    this.look = look;
    const show = () => this.changed.fire(undefined);
    this.subscription = vscode.Disposable.from(session.onDidChange(show), look.onDidChange(show));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    if (parent?.paths !== undefined) return await this.pathRows(parent, parent.paths);
    if (parent !== undefined) return [...parent.children];
    if (!this.session.wasAsked || !vscode.workspace.isTrusted) return [];
    // Nothing is asked of AWS here: another grouping or filter shows the same snapshots.
    return [...accountRows(await this.session.accounts(), this.look.current())];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label, folds[row.fold]);
    item.id = row.id;
    item.description = row.description;
    item.iconPath = new vscode.ThemeIcon(
      row.icon.name,
      row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
    );
    item.contextValue = [row.kind, ...row.tokens].join(' ');
    item.accessibilityInformation = { label: row.spoken };
    if (row.action !== undefined) {
      item.command = { ...row.action, arguments: [row] };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    item.tooltip = tooltip(row);
    return item;
  }

  private async pathRows(parent: Row, paths: NonNullable<Row['paths']>): Promise<Row[]> {
    const account = accountOfRow(parent, await this.session.accounts());
    // The profile that the row is of may have been given up meanwhile.
    if (account === undefined) return [];
    const answers = await judgePaths(account, paths);
    return paths.flatMap((wanted, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [pathRow(wanted, answer, parent.id, vscode.l10n.t)];
    });
  }
}

const folds: Record<Row['fold'], vscode.TreeItemCollapsibleState> = {
  leaf: vscode.TreeItemCollapsibleState.None,
  closed: vscode.TreeItemCollapsibleState.Collapsed,
  open: vscode.TreeItemCollapsibleState.Expanded,
};

/** Names and reasons come from AWS and are taken as text, never as Markdown or links. */
function tooltip({ tooltip: { heading, paragraphs, code } }: Row): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**');
  for (const paragraph of paragraphs) markdown.appendMarkdown('\n\n').appendText(paragraph);
  if (code !== undefined) markdown.appendCodeblock(code, 'shellscript');
  return markdown;
}

/** Shows the model's rows; VS Code draws its progress while the promise of the root is pending. */
import * as vscode from 'vscode';
import type { AccountSession } from '../account/accountSession.ts';
import { judgePaths } from '../account/networkPaths.ts';
import { inventoryRows } from './inventoryRows.ts';
import { pathRow } from './pathRows.ts';
import type { Row } from './row.ts';

export class InventoryProvider implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly session: AccountSession;
  private readonly subscription: vscode.Disposable;

  constructor(session: AccountSession) {
    this.session = session;
    this.subscription = session.onDidChange(() => this.changed.fire(undefined));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    if (parent?.paths !== undefined) {
      const answers = await judgePaths(await this.session.account(), parent.paths);
      return parent.paths.flatMap((wanted, index) => {
        const answer = answers[index];
        return answer === undefined ? [] : [pathRow(wanted, answer, parent.id, vscode.l10n.t)];
      });
    }
    if (parent !== undefined) return [...parent.children];
    if (!this.session.wasAsked || !vscode.workspace.isTrusted) return [];
    const { snapshot } = await this.session.account();
    return [...inventoryRows(snapshot, vscode.l10n.t)];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label, collapsibility(row));
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
}

function collapsibility(row: Row): vscode.TreeItemCollapsibleState {
  if (row.children.length === 0 && row.paths === undefined)
    return vscode.TreeItemCollapsibleState.None;
  return row.expanded
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Names and reasons come from AWS and are taken as text, never as Markdown or links. */
function tooltip({ tooltip: { heading, paragraphs, code } }: Row): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**');
  for (const paragraph of paragraphs) markdown.appendMarkdown('\n\n').appendText(paragraph);
  if (code !== undefined) markdown.appendCodeblock(code, 'shellscript');
  return markdown;
}

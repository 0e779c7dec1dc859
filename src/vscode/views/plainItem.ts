/** A plain row as VS Code draws it. */
import * as vscode from 'vscode';
import type { PlainRow } from './plainRow.ts';

/** @param command what a click does; none where a click only selects */
export function plainItem(row: PlainRow, command?: vscode.Command): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const open = row.expanded === true ? Expanded : Collapsed;
  const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : open);
  const { name, color } = row.icon;
  item.id = row.id;
  item.description = row.description;
  item.iconPath = new vscode.ThemeIcon(
    name,
    color === undefined ? undefined : new vscode.ThemeColor(color),
  );
  item.contextValue = row.token;
  item.accessibilityInformation = { label: row.spoken };
  // Plain text: names from files, caches and AWS must not become Markdown.
  item.tooltip = row.tooltip.join('\n\n');
  if (command !== undefined) item.command = command;
  return item;
}

/** How the inventory is looked at: grouping, order, filter. Nothing here asks AWS. */
import * as vscode from 'vscode';
import { registerCommand } from '../register.ts';
import { groupings, orders, type Grouping, type Order } from '../tree/look.ts';
import type { LookState } from '../tree/lookState.ts';

export function registerInventoryCommands(look: LookState): vscode.Disposable {
  return vscode.Disposable.from(
    look,
    registerCommand('kerberosDoctor.groupInventory', async (grouping) => {
      const chosen = grouping ?? (await chooseGrouping(look.current().grouping));
      if (chosen !== undefined) await look.setGrouping(chosen);
    }),
    registerCommand('kerberosDoctor.sortInventory', async (order) => {
      const chosen = order ?? (await chooseOrder(look.current().order));
      if (chosen !== undefined) await look.setOrder(chosen);
    }),
    registerCommand('kerberosDoctor.filterInventory', async (words) => {
      if (words === undefined) await askForFilter(look);
      else look.setFilter(words);
    }),
    registerCommand('kerberosDoctor.clearFilter', () => {
      look.setFilter('');
      return Promise.resolve();
    }),
    registerCommand('kerberosDoctor.showMore', ({ list }) => {
      if (list !== undefined) look.showMore(list);
      return Promise.resolve();
    }),
  );
}

async function chooseGrouping(current: Grouping): Promise<Grouping | undefined> {
  const labels: Record<Grouping, string> = {
    directory: vscode.l10n.t('Directory'),
    region: vscode.l10n.t('Region'),
    engine: vscode.l10n.t('Engine'),
  };
  return await choose(groupings, labels, current, vscode.l10n.t('Group Databases by'));
}

async function chooseOrder(current: Order): Promise<Order | undefined> {
  const labels: Record<Order, string> = {
    trouble: vscode.l10n.t('Trouble first'),
    name: vscode.l10n.t('Name'),
  };
  return await choose(orders, labels, current, vscode.l10n.t('Sort Databases by'));
}

async function choose<T extends string>(
  known: readonly T[],
  labels: Record<T, string>,
  current: T,
  title: string,
): Promise<T | undefined> {
  const items = known.map((value) => ({
    label: value === current ? `$(check) ${labels[value]}` : labels[value],
    value,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

/** The rows follow each keystroke; Escape gives the filter of before back. */
async function askForFilter(look: LookState): Promise<void> {
  const before = look.current().filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter Directories and Databases');
  input.placeholder = vscode.l10n.t('Words of a name, state, engine, Region or directory');
  input.value = before;
  await new Promise<void>((resolve) => {
    let accepted = false;
    input.onDidChangeValue((text) => look.setFilter(text));
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) look.setFilter(before);
      resolve();
    });
    input.show();
  });
  input.dispose();
}

/** The Tickets view: what this machine's Kerberos programs could log in with now. */
import * as vscode from 'vscode';
import { loadEngine } from '../diagnosis/loadEngine.ts';
import { ticketsViewId } from '../ids.ts';
import { readSetting, registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';
import { plainItem } from '../views/plainItem.ts';
import type { PlainRow } from '../views/plainRow.ts';

/** The last minute of a ticket counts in seconds, but nobody watches it; and a cache may have changed. */
const redrawEveryMs = 30_000;

/** A hanging daemon behind `klist` must not hang the view. */
const readTimeoutMs = 4000;

export function registerTicketsView(): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const refresh = () => changed.fire(undefined);
  const provider: vscode.TreeDataProvider<PlainRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (parent) => (parent === undefined ? await rows() : [...parent.children]),
    getTreeItem: (row) => plainItem(row),
  };
  const view = vscode.window.createTreeView(ticketsViewId, { treeDataProvider: provider });
  let clock: NodeJS.Timeout | undefined;
  const follow = (visible: boolean) => {
    clearInterval(clock);
    clock = visible ? setInterval(refresh, redrawEveryMs) : undefined;
  };
  return vscode.Disposable.from(
    changed,
    view,
    { dispose: () => clearInterval(clock) },
    view.onDidChangeVisibility(({ visible }) => {
      follow(visible);
      if (visible) refresh();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    // What a terminal was asked for is done when the user comes back or closes it.
    vscode.window.onDidCloseTerminal(refresh),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && view.visible) refresh();
    }),
    registerCommand('kerberosDoctor.refreshTickets', () => {
      refresh();
      return Promise.resolve();
    }),
    registerCommand('kerberosDoctor.getTicket', getTicket),
  );
}

async function rows(): Promise<PlainRow[]> {
  if (!vscode.workspace.isTrusted) return [];
  const { machineTickets, runProgram, ticketRows } = await loadEngine();
  const chosen = readSetting('kerberosDoctor.diagnosis.krb5Conf');
  const caches = await machineTickets(
    {
      env: process.env,
      ...(chosen === '' ? {} : { configFiles: [chosen] }),
      runProgram,
    },
    { signal: new AbortController().signal, timeoutMs: readTimeoutMs },
  );
  const shown = ticketRows(caches, Date.now(), vscode.l10n.t);
  // Nothing but the empty default place: the view's welcome text says what to do.
  return caches.every(({ facts }) => facts.problem === 'missing') ? [] : shown;
}

/** kinit asks for the password itself, in the terminal: it never passes through here. */
async function getTicket(row?: { readonly label?: string }): Promise<void> {
  if (!mayReachOut()) return;
  const known = row?.label ?? readSetting('kerberosDoctor.diagnosis.principal');
  const principal = await vscode.window.showInputBox({
    title: vscode.l10n.t('Get a Ticket'),
    prompt: vscode.l10n.t('kinit runs in a terminal and asks for the password there.'),
    placeHolder: 'alice@CORP.EXAMPLE.COM',
    value: known.includes('@') ? known : '',
    validateInput: (text) =>
      /^[\w.$-]+(\/[\w.-]+)?@[\w.-]+$/.test(text)
        ? undefined
        : vscode.l10n.t('Write USER@REALM, as in alice@CORP.EXAMPLE.COM.'),
  });
  if (principal === undefined) return;
  const terminal = vscode.window.createTerminal({ name: 'kinit' });
  terminal.show();
  // The pattern above leaves nothing that a shell would interpret but `$`, which single quotes keep as it is.
  terminal.sendText(`kinit '${principal}'`);
}

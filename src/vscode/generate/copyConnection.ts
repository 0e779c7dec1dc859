/** "Copy a Connection Command…" */
import * as vscode from 'vscode';
import { domainHostName } from '../../aws/engine/hostName.ts';
import { domainName } from '../../aws/engine/membershipFacts.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { connectionsFor } from '../../generate/connect/connections.ts';
import { copyToClipboard } from '../commands/copyCommands.ts';
import type { TargetArgument } from '../ids.ts';
import { askForDatabase, askForUser, showProblem } from './ask.ts';
import { warnOfClientFiles } from './clientFiles.ts';
import { sqlEngineOrProblem } from './generateSql.ts';

export async function copyConnection(
  accounts: readonly AccountSnapshot[],
  argument: TargetArgument | undefined,
): Promise<void> {
  const title = vscode.l10n.t('Copy a Connection Command');
  const database = await askForDatabase(accounts, argument, title);
  if (database === undefined) return;
  const engine = sqlEngineOrProblem(database);
  if (engine === undefined) return;
  if (database.endpoint === undefined) {
    showProblem(vscode.l10n.t('{0} has no endpoint yet.', database.identifier));
    return;
  }
  const directoryRealm = domainName(database);
  const asked = await askForUser(title, directoryRealm);
  if (asked === undefined) return;
  const domainHost = domainHostName(database);
  const result = connectionsFor({
    engine,
    ...database.endpoint,
    ...asked,
    ...(domainHost === undefined ? {} : { domainHost }),
    ...(directoryRealm === undefined ? {} : { directoryRealm }),
    windows: process.platform === 'win32',
  });
  if ('problem' in result) {
    showProblem(result.problem);
    return;
  }
  const items = result.connections.map((connection) => ({
    label: connection.title,
    detail: connection.text.replaceAll('\n', ' · '),
    connection,
  }));
  const placeHolder = vscode.l10n.t('Client program');
  const choice = await vscode.window.showQuickPick(items, { title, placeHolder });
  if (choice === undefined) return;
  await copyToClipboard(choice.connection.text);
  void vscode.window.showInformationMessage(choice.connection.notes.join(' '));
  await warnOfClientFiles();
}

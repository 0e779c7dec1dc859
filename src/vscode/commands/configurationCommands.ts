/** The Kerberos configuration of the machine that the extension runs on. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { configPaths } from '../../probes/configPaths.ts';
import { registerEffectiveConfiguration } from '../configuration/effectiveConfiguration.ts';
import { languageId } from '../ids.ts';
import { readSetting, registerCommand } from '../register.ts';

export function registerConfigurationCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    registerEffectiveConfiguration(usedPaths),
    registerCommand('kerberosDoctor.openConfiguration', openConfiguration),
  );
}

/** The files that the Kerberos library would read, or the one that the settings name. */
function usedPaths(): readonly string[] {
  const chosen = readSetting('kerberosDoctor.diagnosis.krb5Conf');
  const paths = chosen === '' ? [] : [chosen];
  return configPaths(process.env, process.platform, homedir(), paths).paths;
}

/** Opens the first of them that exists; without one, offers a new one at the place where it would be read. */
async function openConfiguration(): Promise<void> {
  const uris = usedPaths().map((path) => vscode.Uri.file(path));
  for (const uri of uris) {
    if (!(await exists(uri))) continue;
    const document = await vscode.workspace.openTextDocument(uri);
    const known = await vscode.languages.setTextDocumentLanguage(document, languageId);
    await vscode.window.showTextDocument(known);
    return;
  }
  const [wanted] = uris;
  if (wanted === undefined) return;
  const create = vscode.l10n.t('New File');
  const message = vscode.l10n.t(
    'This machine has no Kerberos configuration: there is no {0}.',
    uris.map(({ fsPath }) => fsPath).join(', '),
  );
  if ((await vscode.window.showInformationMessage(message, create)) !== create) return;
  const document = await vscode.workspace.openTextDocument(wanted.with({ scheme: 'untitled' }));
  await vscode.window.showTextDocument(
    await vscode.languages.setTextDocumentLanguage(document, languageId),
  );
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

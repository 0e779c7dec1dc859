/** The Kerberos configuration of the machine that the extension runs on. */
import * as vscode from 'vscode';
import { registerEffectiveConfiguration } from '../configuration/effectiveConfiguration.ts';
import { languageId } from '../ids.ts';
import { usedPaths } from '../configuration/usedPaths.ts';
import { registerCommand } from '../register.ts';

export function registerConfigurationCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    registerEffectiveConfiguration(),
    registerCommand('kerberosDoctor.openConfiguration', openConfiguration),
  );
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

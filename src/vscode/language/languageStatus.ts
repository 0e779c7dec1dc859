/** Beside the language's name: whose reading of krb5.conf the checks follow, and whether this machine reads the file. */
import * as vscode from 'vscode';
import type { LintImplementation } from '../ids.ts';
import { languageId } from '../ids.ts';
import { readSetting, registerCommand, writeSetting } from '../register.ts';

const names: Readonly<Record<LintImplementation, string>> = {
  mit: 'MIT Kerberos',
  heimdal: 'Heimdal',
  java: 'Java',
  all: 'MIT, Heimdal, Java',
};

/** @param usedPaths the files that the Kerberos library of this machine reads */
export function registerLanguageStatus(usedPaths: () => readonly string[]): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('kerberosDoctor.implementation', {
    language: languageId,
  });
  item.name = vscode.l10n.t('Kerberos library');
  item.command = {
    command: 'kerberosDoctor.chooseImplementation',
    title: vscode.l10n.t('Choose'),
    tooltip: vscode.l10n.t('Whose reading of the file the checks follow'),
  };
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== languageId) return;
    item.text = names[readSetting('kerberosDoctor.lint.implementation', document)];
    const read = document.uri.scheme === 'file' && usedPaths().includes(document.uri.fsPath);
    item.detail = read
      ? vscode.l10n.t('read by this machine')
      : vscode.l10n.t('not read by this machine');
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('kerberosDoctor')) update();
    }),
    registerCommand('kerberosDoctor.chooseImplementation', chooseImplementation),
  );
}

async function chooseImplementation(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const now = readSetting('kerberosDoctor.lint.implementation', document);
  const items = (Object.keys(names) as LintImplementation[]).map((implementation) => ({
    label: names[implementation],
    ...(implementation === now ? { description: vscode.l10n.t('now') } : {}),
    implementation,
  }));
  const title = vscode.l10n.t('Check krb5.conf as Read by…');
  const choice = await vscode.window.showQuickPick(items, { title });
  if (choice !== undefined)
    await writeSetting('kerberosDoctor.lint.implementation', choice.implementation);
}

/** What the generators ask a person for. Everything gives undefined when nothing was chosen. */
import * as vscode from 'vscode';
import { databasesOf, type DatabaseTarget } from '../../aws/databases.ts';
import { engineTitle } from '../../aws/engine.ts';
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot, Directory } from '../../aws/snapshot.ts';
import { chooseTargetIn } from '../diagnosis/chooseTarget.ts';
import type { TargetArgument } from '../ids.ts';
import { readSetting } from '../register.ts';

/** @param title of the command, so that the question says what it is for */
export async function askForDatabase(
  accounts: readonly AccountSnapshot[],
  argument: TargetArgument | undefined,
  title: string,
): Promise<DatabaseTarget | undefined> {
  if (argument !== undefined) {
    const holders = accounts.map((snapshot) => ({ snapshot }));
    return (await chooseTargetIn(holders, argument))?.database;
  }
  const items = accounts.flatMap(databasesOf).map((database) => ({
    label: database.identifier,
    description: `${engineTitle(database.engine)} · ${database.region}`,
    database,
  }));
  if (items.length === 0) {
    const message = vscode.l10n.t(
      'No database could be read from AWS. The Kerberos Doctor view says why.',
    );
    void vscode.window.showErrorMessage(message);
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Database');
  const options = { title, placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.database;
}

/** Of the types that a database can join. */
export async function askForDirectory(
  accounts: readonly AccountSnapshot[],
  title: string,
  region?: string,
): Promise<Directory | undefined> {
  const items = accounts
    .flatMap(({ regions }) => regions)
    .filter((one) => region === undefined || one.region === region)
    .flatMap((one) =>
      valueOr(one.directories, []).map((directory) => ({ directory, region: one.region })),
    )
    .filter(({ directory }) => /^(Shared)?MicrosoftAD$/.test(directory.description.Type ?? ''))
    .map(({ directory, region: place }) => ({
      label: directory.description.Name ?? '',
      description: `${directory.description.DirectoryId ?? ''} · ${place}`,
      directory,
    }));
  if (items.length === 0) {
    const message = vscode.l10n.t(
      'No AWS Managed Microsoft AD could be read from AWS. The Kerberos Doctor view says why.',
    );
    void vscode.window.showErrorMessage(message);
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Directory');
  const options = { title, placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.directory;
}

export interface AskedUser {
  readonly user: string;
  readonly realm: string;
}

/** `user@REALM`; the principal of the settings is suggested, else the directory's realm. */
export async function askForUser(title: string, domain = ''): Promise<AskedUser | undefined> {
  const known = readSetting('kerberosDoctor.diagnosis.principal');
  const realm = domain.toUpperCase();
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t(
      'User as the directory spells it, with the realm of the user’s own domain.',
    ),
    placeHolder: 'alice@CORP.EXAMPLE.COM',
    value: known === '' && realm !== '' ? `@${realm}` : known,
    ...(known === '' ? { valueSelection: [0, 0] as [number, number] } : {}),
    validateInput: (typed) =>
      userOf(typed) === undefined ? vscode.l10n.t('Write USER@REALM.') : undefined,
  });
  return text === undefined ? undefined : userOf(text);
}

function userOf(text: string): AskedUser | undefined {
  const [, user, realm] = /^([^@\s][^@]*)@([^@\s]+)$/.exec(text.trim()) ?? [];
  return user === undefined || realm === undefined ? undefined : { user, realm };
}

/** A text that somebody reads before saving or running it. */
export async function showText(content: string, language: string): Promise<void> {
  // Of a language that is not installed the text is plain.
  const languages = await vscode.languages.getLanguages();
  const known = languages.includes(language) ? { language, content } : { content };
  const document = await vscode.workspace.openTextDocument(known);
  await vscode.window.showTextDocument(document);
}

/** Why nothing was made. */
export function showProblem(problem: string): void {
  void vscode.window.showErrorMessage(problem);
}

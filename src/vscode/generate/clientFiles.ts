/** Says what in the database clients' own files of this machine keeps Kerberos from working. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import ini from 'ini';
import { judgeClientFile } from '../../generate/clientFiles/judge.ts';
import type { ClientFileKind } from '../../generate/clientFiles/setting.ts';

/** One message for all of them, with the way to the first. */
export async function warnOfClientFiles(): Promise<void> {
  const problems: { readonly uri: vscode.Uri; readonly sentence: string }[] = [];
  for (const { kind, path } of clientFiles()) {
    const uri = vscode.Uri.file(path);
    const text = await vscode.workspace.fs.readFile(uri).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    for (const { section, key, sentence } of judgeClientFile(kind, ini.parse(text)))
      problems.push({ uri, sentence: `${path} [${section}] ${key}: ${sentence}` });
  }
  const [first] = problems;
  if (first === undefined) return;
  const open = vscode.l10n.t('Open File');
  const message = problems.map(({ sentence }) => sentence).join(' ');
  const choice = await vscode.window.showWarningMessage(message, open);
  if (choice === open) await vscode.window.showTextDocument(first.uri);
}

/** Where the clients look: the manuals of MySQL, libpq and unixODBC. */
function clientFiles(): readonly { readonly kind: ClientFileKind; readonly path: string }[] {
  const { PGSERVICEFILE: service, ODBCINI: odbc } = process.env;
  return [
    { kind: 'my.cnf', path: '/etc/my.cnf' },
    { kind: 'my.cnf', path: '/etc/mysql/my.cnf' },
    { kind: 'my.cnf', path: join(homedir(), '.my.cnf') },
    { kind: 'pg_service.conf', path: service ?? join(homedir(), '.pg_service.conf') },
    { kind: 'odbc.ini', path: odbc ?? join(homedir(), '.odbc.ini') },
  ];
}

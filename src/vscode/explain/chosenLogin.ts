/** Asks for the login whose steps are to be computed. */
import * as vscode from 'vscode';
import type { EngineFamily } from '../../aws/engine.ts';
import type { ClientKind, LoginQuestion } from '../../diagnosis/login/login.ts';
import { readSetting } from '../register.ts';

const engines: readonly (readonly [EngineFamily, string])[] = [
  ['postgresql', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mariadb', 'MariaDB'],
  ['sqlserver', 'SQL Server'],
  ['oracle', 'Oracle'],
  ['db2', 'Db2'],
];

/** Undefined when the user turned away. */
export async function chosenLogin(): Promise<LoginQuestion | undefined> {
  const title = vscode.l10n.t('Explain This Login');
  const principal = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Who logs in: USER@REALM, or USER in the default realm'),
    value: readSetting('kerberosDoctor.diagnosis.principal'),
    ignoreFocusOut: true,
  });
  if (principal === undefined || principal.trim() === '') return undefined;
  const host = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The host name that the client is given'),
    placeHolder: 'mydb.abc123.eu-west-1.rds.amazonaws.com',
    ignoreFocusOut: true,
  });
  if (host === undefined || host.trim() === '') return undefined;
  const engine = await picked(engines, title, vscode.l10n.t('The database'));
  if (engine === undefined) return undefined;
  const client = await picked(
    clients(),
    title,
    vscode.l10n.t('Whose Kerberos library the client uses'),
  );
  return client === undefined
    ? undefined
    : { principal: principal.trim(), host: host.trim(), engine, client };
}

/** The usual one of this system first. */
function clients(): readonly (readonly [ClientKind, string])[] {
  const all: readonly (readonly [ClientKind, string])[] = [
    ['mit', vscode.l10n.t('MIT Kerberos (psql, mysql and ODBC on Linux)')],
    ['heimdal', vscode.l10n.t('Heimdal (macOS)')],
    ['java', vscode.l10n.t('Java (JDBC)')],
    ['windows', vscode.l10n.t('Windows (SSPI)')],
  ];
  const usual: ClientKind =
    process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'heimdal' : 'mit';
  return [...all].sort(([one], [other]) => Number(other === usual) - Number(one === usual));
}

async function picked<T>(
  choices: readonly (readonly [T, string])[],
  title: string,
  placeHolder: string,
): Promise<T | undefined> {
  const items = choices.map(([value, label]) => ({ label, value }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.value;
}

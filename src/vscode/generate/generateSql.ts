/** "Generate SQL for a Database User…" */
import * as vscode from 'vscode';
import type { DatabaseTarget } from '../../aws/databases.ts';
import { engineTitle } from '../../aws/engine.ts';
import { domainName } from '../../aws/engine/membershipFacts.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { sqlEngineOf } from '../../generate/sql/request.ts';
import type { SqlEngine } from '../../generate/sql/request.ts';
import { sqlText } from '../../generate/sql/text.ts';
import { createUserSql } from '../../generate/sql/users.ts';
import type { TargetArgument } from '../ids.ts';
import { askForDatabase, askForUser, showProblem, showText } from './ask.ts';
import type { AskedUser } from './ask.ts';

export async function generateSql(
  accounts: readonly AccountSnapshot[],
  argument: TargetArgument | undefined,
): Promise<void> {
  const title = vscode.l10n.t('Generate SQL for a Database User');
  const database = await askForDatabase(accounts, argument, title);
  if (database === undefined) return;
  const engine = sqlEngineOrProblem(database);
  if (engine === undefined) return;
  const asked = await askForUser(title, domainName(database));
  if (asked === undefined) return;
  const more = await askForMore(engine, database, asked, title);
  if (more === undefined) return;
  const sql = createUserSql({ engine, ...asked, ...more });
  if ('problem' in sql) showProblem(sql.problem);
  else await showText(sqlText(sql), 'sql');
}

/** Undefined after the user was told that there is no Kerberos. */
export function sqlEngineOrProblem(database: DatabaseTarget): SqlEngine | undefined {
  const engine = sqlEngineOf(database.engine);
  if (engine === undefined)
    showProblem(vscode.l10n.t('{0} has no Kerberos authentication.', engineTitle(database.engine)));
  return engine;
}

/** What only two engines want to know. */
async function askForMore(
  engine: SqlEngine,
  { directory }: DatabaseTarget,
  { realm }: AskedUser,
  title: string,
): Promise<{ readonly netbios?: string; readonly sid?: string } | undefined> {
  if (engine === 'db2') {
    const sid = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('Security identifier of the group, as Get-ADGroup shows it.'),
      placeHolder: 'S-1-5-21-…',
    });
    return sid === undefined ? undefined : { sid: sid.trim() };
  }
  if (engine !== 'sqlserver') return {};
  const { Name, ShortName } = directory?.description ?? {};
  if (Name?.toUpperCase() === realm.toUpperCase() && ShortName !== undefined)
    return { netbios: ShortName };
  const netbios = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('NetBIOS name of the user’s domain, as in CORP\\alice.'),
    placeHolder: 'CORP',
  });
  return netbios === undefined ? undefined : { netbios: netbios.trim() };
}

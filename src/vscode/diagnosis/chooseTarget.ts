/** From what a command was given to the database that it means; asks when it was given nothing. */
import * as vscode from 'vscode';
import { databasesOf, type DatabaseTarget } from '../../aws/databases.ts';
import { engineTitle } from '../../aws/engine.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { findTarget } from '../../aws/target.ts';
import type { TargetArgument } from '../ids.ts';
import { databaseEntry } from '../tree/databaseRow.ts';
import { byTrouble } from '../tree/tone.ts';

/** Undefined when the user chose nothing, or was told that there is no such database. */
export async function chooseTarget(
  snapshot: AccountSnapshot,
  argument: TargetArgument | undefined,
): Promise<DatabaseTarget | undefined> {
  const text = targetText(argument);
  if (text === undefined) return await pickTarget(snapshot);
  const found = findTarget(snapshot, text);
  if (found.kind === 'found') return found.target;
  const nearest = found.nearest.slice(0, 3);
  const message =
    nearest.length === 0
      ? vscode.l10n.t('There is no database {0}; the account shows no database at all.', text)
      : vscode.l10n.t('There is no database {0}. Did you mean one of these?', text);
  const choice = await vscode.window.showErrorMessage(message, ...nearest);
  return choice === undefined ? undefined : await chooseTarget(snapshot, choice);
}

/** The identifier, ARN or host name in a command's argument. */
export function targetText(argument: TargetArgument | undefined): string | undefined {
  return typeof argument === 'string' ? argument : argument?.target;
}

async function pickTarget(snapshot: AccountSnapshot): Promise<DatabaseTarget | undefined> {
  const items = databasesOf(snapshot)
    .map((database) => databaseEntry(database, [], snapshot.takenAt))
    .sort(byTrouble)
    .map(({ database, states }) => ({
      label: database.identifier,
      description: states[0]?.label ?? vscode.l10n.t('not joined'),
      detail: `${engineTitle(database.engine)} · ${database.region} · ${database.endpoint?.host ?? ''}`,
      database,
    }));
  if (items.length === 0) {
    const message = vscode.l10n.t(
      'No database could be read from AWS. The Kerberos Doctor view says why.',
    );
    void vscode.window.showErrorMessage(message);
    return undefined;
  }
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Diagnose Kerberos Login'),
    placeHolder: vscode.l10n.t('Database whose login fails'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.database;
}

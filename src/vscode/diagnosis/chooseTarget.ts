/** From what a command was given to the database that it means; asks when it was given nothing. */
import * as vscode from 'vscode';
import { databasesOf, type DatabaseTarget } from '../../aws/databases.ts';
import { engineTitle } from '../../aws/engine.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { findTarget } from '../../aws/target.ts';
import type { TargetArgument } from '../ids.ts';
import { databaseEntry } from '../tree/entries.ts';
import { byTrouble } from '../tree/tone.ts';

/** Something that holds the snapshot of an account. */
interface Holder {
  readonly snapshot: AccountSnapshot;
}

/** A database and the account that it was found in. */
export interface ChosenTarget<T extends Holder> {
  readonly opened: T;
  readonly database: DatabaseTarget;
}

/** In one account; undefined as with `chooseTargetIn`. */
export async function chooseTarget(
  snapshot: AccountSnapshot,
  argument: TargetArgument | undefined,
): Promise<DatabaseTarget | undefined> {
  return (await chooseTargetIn([{ snapshot }], argument))?.database;
}

/** Undefined when the user chose nothing, or was told that there is no such database. */
export async function chooseTargetIn<T extends Holder>(
  accounts: readonly T[],
  argument: TargetArgument | undefined,
): Promise<ChosenTarget<T> | undefined> {
  const text = targetText(argument);
  if (text === undefined) return await pickTarget(accounts);
  const found = accounts.map((opened) => ({ opened, ...findTarget(opened.snapshot, text) }));
  const [exact] = found.flatMap((each) =>
    each.kind === 'found' ? [{ opened: each.opened, database: each.target }] : [],
  );
  if (exact !== undefined) return exact;
  const nearest = found.flatMap((each) => (each.kind === 'found' ? [] : each.nearest)).slice(0, 3);
  const message =
    nearest.length === 0
      ? vscode.l10n.t('There is no database {0}; the account shows no database at all.', text)
      : vscode.l10n.t('There is no database {0}. Did you mean one of these?', text);
  const choice = await vscode.window.showErrorMessage(message, ...nearest);
  return choice === undefined ? undefined : await chooseTargetIn(accounts, choice);
}

/** The identifier, ARN or host name in a command's argument. */
export function targetText(argument: TargetArgument | undefined): string | undefined {
  return typeof argument === 'string' ? argument : argument?.target;
}

async function pickTarget<T extends Holder>(
  accounts: readonly T[],
): Promise<ChosenTarget<T> | undefined> {
  const items = accounts
    .flatMap((opened) =>
      databasesOf(opened.snapshot).map((database) => ({
        ...databaseEntry(database, [], opened.snapshot.takenAt),
        opened,
      })),
    )
    .sort(byTrouble)
    .map(({ opened, database, states }) => ({
      label: database.identifier,
      description: states[0]?.label ?? vscode.l10n.t('not joined'),
      detail: `${engineTitle(database.engine)} · ${database.region} · ${database.endpoint?.host ?? ''}`,
      opened,
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
  return choice;
}

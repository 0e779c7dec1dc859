/** Asks which AWS Regions to read. */
import * as vscode from 'vscode';
import { regions } from '../../aws/regions.ts';
import type { AccountChoice } from './accountChoice.ts';

/** True when the user has chosen. */
export async function chooseRegions(choice: AccountChoice): Promise<boolean> {
  const current = choice.current().regions;
  const listed = new Set(regions.map(({ name }) => name));
  // A Region that is newer than our list, set by hand, stays choosable.
  const unlisted = current
    .filter((name) => !listed.has(name))
    .map((name) => ({ name, place: '', optIn: true }));
  const items = [...unlisted, ...regions].map(({ name, place }) => ({
    label: name,
    description: place,
    picked: current.includes(name),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('AWS Regions'),
    placeHolder: vscode.l10n.t(
      'Regions to read in this workspace; none: the Region of the profile',
    ),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return false;
  await choice.choose({ regions: chosen.map(({ label }) => label) });
  return true;
}

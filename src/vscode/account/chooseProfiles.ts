/** Asks which AWS profiles to read with: one with a click, several on request. */
import * as vscode from 'vscode';
import { listProfiles, type Profile } from '../../aws/profiles.ts';
import type { AccountChoice } from './accountChoice.ts';

interface Item extends vscode.QuickPickItem {
  /** Empty: the SDK's default chain. Undefined: choose several. */
  readonly profile: string | undefined;
}

/** True when the user has chosen. */
export async function chooseProfiles(choice: AccountChoice): Promise<boolean> {
  const current = choice.current().profiles;
  const profiles = await listProfiles(process.env);
  const items: Item[] = [defaultChain(), ...profiles.map(profileItem)];
  const several: Item = {
    label: `$(checklist) ${vscode.l10n.t('Several profiles…')}`,
    profile: undefined,
  };
  const picked = await vscode.window.showQuickPick(
    [...items.map((item) => marked(item, current)), ...(profiles.length > 1 ? [several] : [])],
    {
      title: vscode.l10n.t('AWS Profile'),
      placeHolder:
        profiles.length === 0
          ? vscode.l10n.t(
              'No profile in ~/.aws/config or ~/.aws/credentials: run “aws configure” first',
            )
          : vscode.l10n.t('Profile to read directories and databases with, in this workspace'),
      matchOnDescription: true,
    },
  );
  if (picked === undefined) return false;
  const chosen =
    picked.profile === undefined ? await pickSeveral(items, current) : [picked.profile];
  if (chosen === undefined) return false;
  await choice.choose({ profiles: chosen });
  return true;
}

async function pickSeveral(
  items: readonly Item[],
  current: readonly string[],
): Promise<readonly string[] | undefined> {
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => ({ ...item, picked: current.includes(item.profile ?? '') })),
    {
      title: vscode.l10n.t('AWS Profiles'),
      placeHolder: vscode.l10n.t('Profiles to read side by side'),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  return chosen?.map(({ profile }) => profile ?? '');
}

function defaultChain(): Item {
  return {
    label: vscode.l10n.t('Default'),
    description: vscode.l10n.t(
      'what the AWS SDK itself finds: environment, then profile “default”',
    ),
    profile: '',
  };
}

function profileItem({ name, kind, region, accountId }: Profile): Item {
  const facts = [kind === 'none' ? '' : kind, accountId ?? '', region ?? ''];
  return {
    label: name,
    description: facts.filter((fact) => fact !== '').join(' · '),
    profile: name,
  };
}

function marked(item: Item, current: readonly string[]): Item {
  return current.includes(item.profile ?? '') ? { ...item, label: `$(check) ${item.label}` } : item;
}

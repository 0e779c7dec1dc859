/** Which account is read, and reading it. */
import * as vscode from 'vscode';
import { listProfiles, type Profile } from '../../aws/profiles.ts';
import { regions } from '../../aws/regions.ts';
import type { AccountSession } from '../account/accountSession.ts';
import { inventoryViewId } from '../ids.ts';
import { readSetting, registerCommand, writeSetting } from '../register.ts';
import { mayReachOut } from '../trust.ts';

export function registerAccountCommands(session: AccountSession): vscode.Disposable {
  const refresh = async () => {
    if (mayReachOut()) await session.read();
  };
  /** The choice takes effect at once, where the user sees it. */
  const showAgain = async () => {
    await vscode.commands.executeCommand(`${inventoryViewId}.focus`);
    await refresh();
  };
  return vscode.Disposable.from(
    registerCommand('kerberosDoctor.refreshInventory', refresh),
    registerCommand('kerberosDoctor.chooseProfile', async () => {
      if (mayReachOut() && (await chooseProfile())) await showAgain();
    }),
    registerCommand('kerberosDoctor.chooseRegions', async () => {
      if (mayReachOut() && (await chooseRegions())) await showAgain();
    }),
  );
}

/** True when the user has chosen. */
async function chooseProfile(): Promise<boolean> {
  const current = readSetting('kerberosDoctor.aws.profile');
  const profiles = await listProfiles(process.env);
  const chain = {
    label: vscode.l10n.t('Default'),
    description: vscode.l10n.t(
      'what the AWS SDK itself finds: environment, then profile “default”',
    ),
    name: '',
  };
  const items = [chain, ...profiles.map(profileItem)].map((item) => ({
    ...item,
    label: item.name === current ? `$(check) ${item.label}` : item.label,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('AWS Profile'),
    placeHolder:
      profiles.length === 0
        ? vscode.l10n.t(
            'No profile in ~/.aws/config or ~/.aws/credentials: run “aws configure” first',
          )
        : vscode.l10n.t('Profile to read directories and databases with'),
    matchOnDescription: true,
  });
  if (choice === undefined) return false;
  await writeSetting('kerberosDoctor.aws.profile', choice.name);
  return true;
}

function profileItem({ name, kind, region, accountId }: Profile) {
  const facts = [kind === 'none' ? '' : kind, accountId ?? '', region ?? ''];
  return { label: name, description: facts.filter((fact) => fact !== '').join(' · '), name };
}

/** True when the user has chosen. */
async function chooseRegions(): Promise<boolean> {
  const current = readSetting('kerberosDoctor.aws.regions');
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
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('AWS Regions'),
    placeHolder: vscode.l10n.t('Regions to read; none: the Region of the profile'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (choice === undefined) return false;
  await writeSetting(
    'kerberosDoctor.aws.regions',
    choice.map(({ label }) => label),
  );
  return true;
}

/** "Generate krb5.conf from a Directory…" */
import * as vscode from 'vscode';
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot, Directory } from '../../aws/snapshot.ts';
import type { ConfigReader } from '../../generate/krb5Conf/plan.ts';
import { planOfDirectory } from '../../generate/krb5Conf/planOfDirectory.ts';
import { krb5ConfText } from '../../generate/krb5Conf/text.ts';
import { usedPaths } from '../configuration/usedPaths.ts';
import { askForDirectory, showProblem } from './ask.ts';
import type { Krb5ConfProposals } from './krb5ConfDiff.ts';
import { showNewKrb5Conf } from './krb5ConfDiff.ts';

/** @param directoryId of the row that was clicked */
export async function generateKrb5Conf(
  accounts: readonly AccountSnapshot[],
  directoryId: string | undefined,
  proposals: Krb5ConfProposals,
): Promise<void> {
  const title = vscode.l10n.t('Generate krb5.conf from a Directory');
  const directory =
    directoryById(accounts, directoryId) ?? (await askForDirectory(accounts, title));
  if (directory === undefined) return;
  const reader = await askForReader(title);
  if (reader === undefined) return;
  const planned = planOfDirectory(directory);
  if ('problem' in planned) {
    showProblem(planned.problem);
    return;
  }
  if (planned.notes.length > 0) void vscode.window.showWarningMessage(planned.notes.join(' '));
  const { reader: own, path } = ofThisMachine();
  const existing = reader === own ? await existingFile() : undefined;
  if (existing !== undefined) await proposals.propose(existing, planned.plan, reader);
  else
    await showNewKrb5Conf(
      krb5ConfText(planned.plan, { reader }),
      reader === own ? path : undefined,
    );
}

function directoryById(
  accounts: readonly AccountSnapshot[],
  id: string | undefined,
): Directory | undefined {
  if (id === undefined) return undefined;
  const regions = accounts.flatMap((account) => account.regions);
  const all = regions.flatMap(({ directories }) => valueOr(directories, []));
  return all.find(({ description }) => description.DirectoryId === id);
}

/** The library of the machine that the extension runs on, and the file that it reads first. */
function ofThisMachine(): { readonly reader: ConfigReader; readonly path: string | undefined } {
  const readers: Partial<Record<NodeJS.Platform, ConfigReader>> = {
    win32: 'windows',
    darwin: 'heimdal',
  };
  return { reader: readers[process.platform] ?? 'linux', path: usedPaths()[0] };
}

async function existingFile(): Promise<vscode.Uri | undefined> {
  for (const path of usedPaths()) {
    const uri = vscode.Uri.file(path);
    const found = await vscode.workspace.fs.stat(uri).then(
      ({ type }) => (type & vscode.FileType.File) !== 0,
      () => false,
    );
    if (found) return uri;
  }
  return undefined;
}

async function askForReader(title: string): Promise<ConfigReader | undefined> {
  const { reader: own, path = '' } = ofThisMachine();
  const here = vscode.l10n.t('this machine: {0}', path);
  const readers: readonly { readonly label: string; readonly reader: ConfigReader }[] = [
    { label: vscode.l10n.t('MIT Kerberos on Linux'), reader: 'linux' },
    { label: vscode.l10n.t('Heimdal: macOS, BSD'), reader: 'heimdal' },
    { label: vscode.l10n.t('Java: JDBC, DBeaver'), reader: 'java' },
    { label: vscode.l10n.t('Windows: MIT Kerberos, ksetup'), reader: 'windows' },
  ];
  const items = readers
    .map((item) => ({ ...item, description: item.reader === own ? here : '' }))
    .sort((one, other) => Number(other.reader === own) - Number(one.reader === own));
  const placeHolder = vscode.l10n.t('Who will read the file');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.reader;
}

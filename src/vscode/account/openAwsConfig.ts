/** Opens the file that a profile is in, at the setting that matters. */
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { profileLine } from '../../aws/profileLine.ts';
import { readSharedFiles } from '../../aws/profiles.ts';

/** What makes credentials come from elsewhere, the most telling one first. */
const settings = ['credential_process', 'web_identity_token_file', 'source_profile', 'role_arn'];

export async function openAwsConfig(profile = 'default'): Promise<void> {
  const { configPath, credentialsPath } = await readSharedFiles(process.env);
  for (const path of [configPath, credentialsPath]) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const begin = profileLine(text, profile);
    if (begin === undefined) continue;
    const telling = settings.map((setting) => profileLine(text, profile, setting));
    await show(path, telling.find((line) => line !== begin) ?? begin);
    return;
  }
  const there = await readFile(configPath, 'utf8').catch(() => undefined);
  if (there !== undefined) {
    await show(configPath, 0);
    return;
  }
  void vscode.window.showErrorMessage(
    vscode.l10n.t(
      'There is no profile {0} yet: neither {1} nor {2} holds it. Run “aws configure”.',
      profile,
      configPath,
      credentialsPath,
    ),
  );
}

async function show(path: string, line: number): Promise<void> {
  const position = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(vscode.Uri.file(path), {
    selection: new vscode.Range(position, position),
  });
}

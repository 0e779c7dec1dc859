/** "Generate the IAM Role…" and "Copy the Modify Command…": what the AWS side needs. */
import * as vscode from 'vscode';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { planModify } from '../../generate/modify/modify.ts';
import { defaultRoleName, planRole } from '../../generate/role/role.ts';
import { roleText } from '../../generate/role/roleText.ts';
import type { RoleFormat } from '../../generate/role/roleText.ts';
import { copyToClipboard } from '../commands/copyCommands.ts';
import type { TargetArgument } from '../ids.ts';
import { askForDatabase, askForDirectory, showProblem, showText } from './ask.ts';

export async function generateRole(
  accounts: readonly AccountSnapshot[],
  argument: TargetArgument | undefined,
): Promise<void> {
  const title = vscode.l10n.t('Generate the IAM Role');
  const database = await askForDatabase(accounts, argument, title);
  if (database === undefined) return;
  const { region, engine, accountId, memberships } = database;
  const formats: readonly { label: string; format: RoleFormat; language: string }[] = [
    { label: vscode.l10n.t('AWS CLI for bash'), format: 'bash', language: 'shellscript' },
    {
      label: vscode.l10n.t('AWS CLI for PowerShell'),
      format: 'powershell',
      language: 'powershell',
    },
    { label: 'Terraform', format: 'terraform', language: 'terraform' },
    { label: 'CloudFormation', format: 'cloudformation', language: 'json' },
    { label: 'JSON', format: 'json', language: 'json' },
  ];
  const placeHolder = vscode.l10n.t('How to write it');
  const choice = await vscode.window.showQuickPick(formats, { title, placeHolder });
  if (choice === undefined) return;
  const name = memberships[0]?.roleName;
  const planned = planRole({
    region,
    engine,
    ...(accountId === undefined ? {} : { accountId }),
    ...(name === undefined ? {} : { name }),
  });
  if ('problem' in planned) {
    showProblem(planned.problem);
    return;
  }
  if (planned.role.notes.length > 0)
    void vscode.window.showWarningMessage(planned.role.notes.join(' '));
  await showText(roleText(planned.role, choice.format), choice.language);
}

export async function copyModifyCommand(
  accounts: readonly AccountSnapshot[],
  argument: TargetArgument | undefined,
): Promise<void> {
  const title = vscode.l10n.t('Copy the Modify Command');
  const database = await askForDatabase(accounts, argument, title);
  if (database === undefined) return;
  const [membership] = database.memberships;
  const directoryId =
    membership?.directoryId ??
    (await askForDirectory(accounts, title, database.region))?.description.DirectoryId;
  if (directoryId === undefined) return;
  const roleName = membership?.roleName ?? defaultRoleName(database.engine);
  const planned = planModify({ target: database, directoryId, roleName });
  if ('problem' in planned) {
    showProblem(planned.problem);
    return;
  }
  const shell = process.platform === 'win32' ? 'powershell' : 'bash';
  const { steps, notes } = planned.modify;
  const lines = steps.flatMap((step) => [
    `# ${step.title}`,
    ...step.commands.map((line) => line[shell]),
  ]);
  await copyToClipboard(`${lines.join('\n')}\n`);
  void vscode.window.showInformationMessage(notes.join(' '));
}

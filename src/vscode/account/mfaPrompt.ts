/** Asks for the code of an MFA device, one question at a time: a second input box would close the first. */
import * as vscode from 'vscode';

let last: Promise<unknown> = Promise.resolve();

/** @throws Error when the person gives none, which the SDK passes on */
export async function askForMfaCode(serial: string): Promise<string> {
  const asked = last.then(() => prompt(serial));
  last = asked.catch(() => undefined);
  return await asked;
}

async function prompt(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: vscode.l10n.t('Code of the MFA device {0}', serial),
    prompt: vscode.l10n.t(
      'It is used once; the temporary credentials that it gives are kept in memory until they end.',
    ),
    password: true,
    validateInput: (text) =>
      /^\d{6}$/.test(text.trim()) ? undefined : vscode.l10n.t('An MFA code has six digits.'),
    ignoreFocusOut: true,
  });
  if (code === undefined) throw new Error('MFA: no code was given.');
  return code.trim();
}

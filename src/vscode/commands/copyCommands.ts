/** Commands that put something of a row or of a report on the clipboard, or open its page. */
import * as vscode from 'vscode';
import type { CopyArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';

export function registerCopyCommands(): vscode.Disposable {
  const copyOf = (what: 'arn' | 'endpoint' | 'nextStep' | 'cli') => async (row: CopyArgument) => {
    const text = row.copy?.[what];
    if (text !== undefined) await copyToClipboard(text);
  };
  return vscode.Disposable.from(
    registerCommand('kerberosDoctor.copyArn', copyOf('arn')),
    registerCommand('kerberosDoctor.copyEndpoint', copyOf('endpoint')),
    registerCommand('kerberosDoctor.copyNextStep', copyOf('nextStep')),
    registerCommand('kerberosDoctor.copyCliCommand', copyOf('cli')),
    registerCommand('kerberosDoctor.copyText', copyToClipboard),
    registerCommand('kerberosDoctor.openInConsole', async ({ consoleUrl }) => {
      if (consoleUrl === undefined) return;
      // Parsed strictly: what AWS named must not become another scheme or host.
      await vscode.env.openExternal(vscode.Uri.parse(consoleUrl, true));
    }),
  );
}

/** Says so in the status bar for a moment: a message box would be one more thing to close. */
export async function copyToClipboard(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Copied')}`, 2_000);
}

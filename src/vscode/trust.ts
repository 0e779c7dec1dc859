/** The runtime guard of Restricted Mode: the manifest hides commands, but anything can call them. */
import * as vscode from 'vscode';

/**
 * True when the folder is trusted. Otherwise says why nothing happens, offers the way out, and returns false.
 */
export function mayReachOut(): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const message = vscode.l10n.t(
    'Kerberos Doctor does not use AWS or the network in Restricted Mode. Trust this folder to go on.',
  );
  void vscode.window.showWarningMessage(message, manage).then(async (choice) => {
    if (choice === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  });
  return false;
}

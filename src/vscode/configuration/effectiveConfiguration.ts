/** The configuration as the library merges it, every value with the line it comes from, as a read-only document. */
import * as vscode from 'vscode';
import { registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';
import { usedPaths } from './usedPaths.ts';

const scheme = 'kerberos-doctor';
const uri = vscode.Uri.from({ scheme, path: '/effective-krb5.conf.txt' });

export function registerEffectiveConfiguration(): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: () => usedPaths().join('\n'),
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    registerCommand('kerberosDoctor.showEffectiveConfiguration', async () => {
      // It follows the includes of this machine, so it waits for a trusted folder like everything that reads files.
      if (!mayReachOut()) return;
      changed.fire(uri);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    }),
  );
}

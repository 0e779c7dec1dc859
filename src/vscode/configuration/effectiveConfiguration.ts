/** The configuration as the library merges it, every value with the line it comes from, as a read-only document. */
import * as vscode from 'vscode';
import { diskFiles } from '../../probes/configFiles.ts';
import { registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';
import { usedPaths } from './usedPaths.ts';

const scheme = 'kerberos-doctor';
const uri = vscode.Uri.from({ scheme, path: '/effective Kerberos configuration' });

export function registerEffectiveConfiguration(): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: contents,
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

async function contents(): Promise<string> {
  const { buildProfile, effectiveConfiguration, effectiveConfigurationText } =
    await import('../language/krb5conf.ts');
  const profile = buildProfile(usedPaths(), diskFiles);
  const missing = profile.sources.filter(({ status }) => status !== 'read');
  const configuration = effectiveConfiguration(profile);
  const head = [
    vscode.l10n.t('What the Kerberos library of this machine reads, in its order:'),
    ...configuration.files.map((file) => `  ${file}`),
    ...missing.map(({ path, status }) => `  ${path} (${status})`),
    '',
  ];
  return `${head.join('\n')}\n${effectiveConfigurationText(configuration)}`;
}

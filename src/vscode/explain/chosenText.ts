/** Which text is to be explained: the selection, else what the user chooses. */
import * as vscode from 'vscode';

interface Source extends vscode.QuickPickItem {
  readonly read: () => Promise<string | undefined>;
}

/** Undefined when the user turned away. */
export async function chosenText(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  if (selected.trim() !== '') return selected;
  const copied = await vscode.env.clipboard.readText();
  const sources: Source[] = [
    ...(copied.trim() === ''
      ? []
      : [
          {
            label: vscode.l10n.t('Text on the Clipboard'),
            detail: firstLine(copied),
            read: () => Promise.resolve(copied),
          },
        ]),
    ...(editor === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('The Whole Active Editor'),
            detail: vscode.workspace.asRelativePath(editor.document.uri),
            read: () => Promise.resolve(editor.document.getText()),
          },
        ]),
    { label: vscode.l10n.t('Type or Paste a Line…'), read: typed },
  ];
  const [only] = sources;
  if (sources.length === 1) return await only?.read();
  const picked = await vscode.window.showQuickPick(sources, {
    title: vscode.l10n.t('Explain a Kerberos Error'),
    placeHolder: vscode.l10n.t('An error text, or a KRB5_TRACE log'),
  });
  return await picked?.read();
}

function typed(): Promise<string | undefined> {
  const options: vscode.InputBoxOptions = {
    title: vscode.l10n.t('Explain a Kerberos Error'),
    prompt: vscode.l10n.t('What kinit, psql, mysql, JDBC or another client printed'),
    ignoreFocusOut: true,
  };
  return Promise.resolve(vscode.window.showInputBox(options));
}

/** Enough to recognise it; a clipboard may hold anything. */
function firstLine(text: string): string {
  return (text.trim().split('\n', 1)[0] ?? '').slice(0, 120);
}

/** A report as a file, in the format that its name asks for. */
import * as vscode from 'vscode';
import type { Verdict } from '../../diagnosis/verdict.ts';
import { loadEngine } from '../diagnosis/loadEngine.ts';

/** Asks for a place and writes the report there; does nothing when the user cancels. */
export async function saveReport(verdict: Verdict): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${verdict.target.name.replace(/[^\w.-]+/g, '_')}-kerberos.html`;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Report'),
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { HTML: ['html'], Markdown: ['md'], JSON: ['json'] },
  });
  if (uri === undefined) return;
  const extension = /\.(\w+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? '';
  const { renderHtml, renderJson, renderMarkdown } = await loadEngine();
  const render = { html: renderHtml, json: renderJson }[extension] ?? renderMarkdown;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(render(verdict)));
}

/** A generated krb5.conf: as a diff against the file of this machine, or as a new file. */
import * as vscode from 'vscode';
import { mergeKrb5Conf } from '../../generate/krb5Conf/merge.ts';
import type { ConfigPlan, ConfigReader } from '../../generate/krb5Conf/plan.ts';
import { languageId } from '../ids.ts';
import { showProblem } from './ask.ts';

const scheme = 'kerberos-doctor-proposal';

/** The right-hand sides of the diffs that are open, by their URIs. */
export class Krb5ConfProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registrations: vscode.Disposable;
  private count = 0;

  constructor() {
    this.registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Shows what the file would become, and applies it when asked to; the file is left unsaved. */
  async propose(file: vscode.Uri, plan: ConfigPlan, reader: ConfigReader): Promise<void> {
    const existing = await vscode.workspace.openTextDocument(file);
    const before = existing.getText();
    const merged = mergeKrb5Conf(before, plan, { reader });
    if ('problem' in merged) {
      showProblem(merged.problem);
      return;
    }
    if (merged.text === before) {
      const message = vscode.l10n.t('{0} says all this already.', file.fsPath);
      void vscode.window.showInformationMessage(message);
      return;
    }
    this.count += 1;
    const proposal = vscode.Uri.from({ scheme, path: `/${this.count}/krb5.conf` });
    this.texts.set(proposal.toString(), merged.text);
    const title = vscode.l10n.t('{0} ↔ with the directory', file.fsPath);
    await vscode.commands.executeCommand('vscode.diff', file, proposal, title);
    const yes = vscode.l10n.t('Apply');
    const question = vscode.l10n.t(
      'Apply these changes to {0}? Nothing is removed, and you save the file yourself.',
      file.fsPath,
    );
    if ((await vscode.window.showInformationMessage(question, yes)) !== yes) return;
    await apply(file, before, merged.text);
  }

  dispose(): void {
    this.registrations.dispose();
  }
}

/** Only to the text that the proposal was made from: what was typed since then is not lost. */
async function apply(file: vscode.Uri, before: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  if (document.getText() !== before) {
    showProblem(vscode.l10n.t('{0} has changed meanwhile. Generate again.', file.fsPath));
    return;
  }
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, everything, text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
}

/** A new file, at the path where the library would read it when there is one. */
export async function showNewKrb5Conf(text: string, path: string | undefined): Promise<void> {
  if (path === undefined) {
    const document = await vscode.workspace.openTextDocument({
      language: languageId,
      content: text,
    });
    await vscode.window.showTextDocument(document);
    return;
  }
  const uri = vscode.Uri.file(path).with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(
    await vscode.languages.setTextDocumentLanguage(document, languageId),
  );
}

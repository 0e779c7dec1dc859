/** An explanation as a read-only Markdown document, shown as a preview. */
import * as vscode from 'vscode';

const scheme = 'kerberos-doctor-explained';

export class ExplainedDocuments implements vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.changed.event,
    provideTextDocumentContent: ({ path }) => this.pages.get(path) ?? '',
  });

  /** One page for each title: a second explanation takes the place of the first. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${title}.md` });
    this.pages.set(uri.path, markdown);
    this.changed.fire(uri);
    await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }
}

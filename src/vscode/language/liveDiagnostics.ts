/** Squiggles that follow the typing: checked a moment after the last key, never for a text that moved on. */
import * as vscode from 'vscode';
import { languageId } from '../ids.ts';
import { toDiagnostic } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** Long enough to join the keys of one word, short enough to feel immediate. */
const quietMs = 250;

export class LiveDiagnostics implements vscode.Disposable {
  private readonly documents: OpenDocuments;
  private readonly ruleDocs: (rule: string) => vscode.Uri;
  private readonly collection = vscode.languages.createDiagnosticCollection(languageId);
  private readonly pending = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: vscode.Disposable;

  constructor(
    documents: OpenDocuments,
    ruleDocs: (rule: string) => vscode.Uri,
    onDidChangeSurroundings: vscode.Event<void>,
  ) {
    this.documents = documents;
    this.ruleDocs = ruleDocs;
    const { workspace } = vscode;
    this.subscriptions = vscode.Disposable.from(
      this.collection,
      workspace.onDidOpenTextDocument((document) => this.check(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.checkSoon(document)),
      workspace.onDidCloseTextDocument((document) => this.clear(document)),
      onDidChangeSurroundings(() => this.checkAll()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kerberosDoctor.lint')) this.checkAll();
      }),
    );
    this.checkAll();
  }

  dispose(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.subscriptions.dispose();
  }

  private checkAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.documents.forget(document);
      this.check(document);
    }
  }

  private checkSoon(document: vscode.TextDocument): void {
    if (document.languageId !== languageId) return;
    const key = document.uri.toString();
    clearTimeout(this.pending.get(key));
    const timer = setTimeout(() => this.check(document), quietMs);
    this.pending.set(key, timer);
  }

  private check(document: vscode.TextDocument): void {
    if (document.languageId !== languageId || document.isClosed) return;
    this.pending.delete(document.uri.toString());
    const { version } = document;
    void this.documents.problemsOf(document).then((problems) => {
      // Closed, or typed on, while the checks were loading: what was found is about a text that is gone.
      if (document.isClosed || document.version !== version) return;
      const diagnostics = problems.map((problem) =>
        toDiagnostic(problem, document.uri, this.ruleDocs),
      );
      this.collection.set(document.uri, diagnostics);
    });
  }

  /** Also when the user gives the document another language: VS Code reports that as closing. */
  private clear(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.pending.get(key));
    this.pending.delete(key);
    this.collection.delete(document.uri);
  }
}

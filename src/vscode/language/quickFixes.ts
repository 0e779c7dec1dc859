/** The fixes that the checks know, as code actions. */
import * as vscode from 'vscode';
import type { TextEdit } from '../../krb5conf/fix.ts';
import type { Problem } from '../../krb5conf/problem.ts';
import { toEdits, toRange } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** So that `editor.codeActionsOnSave` can name it. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('krb5conf');

export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  };
  private readonly documents: OpenDocuments;

  constructor(documents: OpenDocuments) {
    this.documents = documents;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const problems = await this.documents.problemsOf(document);
    if (context.only?.contains(fixAllKind)) {
      const { krb5conf } = await this.documents.open(document);
      return [fixAllAction(document, krb5conf.fixAll(problems))];
    }
    return problems
      .filter((problem) => toRange(problem.range).intersection(range) !== undefined)
      .flatMap((problem) => actionsFor(problem, document, context.diagnostics));
  }
}

function actionsFor(
  problem: Problem,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const range = toRange(problem.range);
  const shown = diagnostics.filter(
    (diagnostic) => diagnostic.message === problem.message && diagnostic.range.isEqual(range),
  );
  return problem.fixes.map(({ title, edits }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = editOf(document, edits);
    action.diagnostics = shown;
    // Several fixes are a choice that is the user's to make.
    action.isPreferred = problem.fixes.length === 1;
    return action;
  });
}

function fixAllAction(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const title = vscode.l10n.t('Fix everything that has one certain fix');
  const action = new vscode.CodeAction(title, fixAllKind);
  action.edit = editOf(document, edits);
  return action;
}

function editOf(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, toEdits(edits));
  return edit;
}

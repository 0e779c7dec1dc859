/** The fixes that the checks know, as code actions. */
import * as vscode from 'vscode';
import type { Problem } from '../../krb5conf/problem.ts';
import type { CheckedDocuments } from './checkedDocuments.ts';
import { toRange } from './convert.ts';

export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  private readonly checked: CheckedDocuments;

  constructor(checked: CheckedDocuments) {
    this.checked = checked;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const problems = await this.checked.problemsOf(document);
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
    action.edit = new vscode.WorkspaceEdit();
    for (const edit of edits) action.edit.replace(document.uri, toRange(edit.range), edit.newText);
    action.diagnostics = shown;
    // Several fixes are a choice that is the user's to make.
    action.isPreferred = problem.fixes.length === 1;
    return action;
  });
}

/** From the shapes of the krb5.conf language to those of the editor. */
import * as vscode from 'vscode';
import type { TextEdit } from '../../krb5conf/fix.ts';
import type { Problem } from '../../krb5conf/problem.ts';
import type { Range } from '../../krb5conf/tree.ts';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Problem['severity'], vscode.DiagnosticSeverity>;

const tags = {
  deprecated: vscode.DiagnosticTag.Deprecated,
  unnecessary: vscode.DiagnosticTag.Unnecessary,
} as const satisfies Record<NonNullable<Problem['tag']>, vscode.DiagnosticTag>;

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function toEdits(edits: readonly TextEdit[]): vscode.TextEdit[] {
  return edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText));
}

/** One squiggle; its code links to the page that explains the rule. */
export function toDiagnostic(
  problem: Problem,
  document: vscode.Uri,
  ruleDocs: (rule: string) => vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(problem.range),
    problem.message,
    severities[problem.severity],
  );
  diagnostic.source = 'krb5.conf';
  diagnostic.code = { value: problem.rule, target: ruleDocs(problem.rule) };
  diagnostic.relatedInformation = problem.related.map(
    ({ range, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document, toRange(range)),
        message,
      ),
  );
  if (problem.tag !== undefined) diagnostic.tags = [tags[problem.tag]];
  return diagnostic;
}

/** The features of the krb5.conf language. Pure text work: also in Restricted Mode and without a file system. */
import * as vscode from 'vscode';
import { languageId } from '../ids.ts';
import { CheckedDocuments } from './checkedDocuments.ts';
import { LiveDiagnostics } from './liveDiagnostics.ts';
import { QuickFixes } from './quickFixes.ts';

/**
 * @param ruleDocs the page that explains a rule of the checks
 * @param usedPaths the files that the Kerberos library of this machine reads
 */
export function registerLanguage(
  ruleDocs: (rule: string) => vscode.Uri,
  usedPaths: () => readonly string[],
): vscode.Disposable {
  const checked = new CheckedDocuments(usedPaths);
  // No scheme: untitled, remote and virtual documents are text like any other.
  const selector: vscode.DocumentSelector = { language: languageId };
  return vscode.Disposable.from(
    new LiveDiagnostics(checked, ruleDocs),
    vscode.languages.registerCodeActionsProvider(
      selector,
      new QuickFixes(checked),
      QuickFixes.metadata,
    ),
  );
}

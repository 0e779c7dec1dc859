/** Where the explanations live. They are packed with the extension, so that they open without the Internet. */
import * as vscode from 'vscode';

/** The section of a rule in the page of all rules. */
export function ruleDocs(extension: vscode.Uri): (rule: string) => vscode.Uri {
  const page = vscode.Uri.joinPath(extension, 'docs', 'lint-rules.md');
  return (rule) => page.with({ fragment: rule });
}

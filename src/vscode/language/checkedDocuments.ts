/** What the checks found in each open krb5.conf, computed once per version of its text. */
import type * as vscode from 'vscode';
import type { Problem } from '../../krb5conf/problem.ts';
import type { LintContext } from '../../krb5conf/rules/context.ts';
import { readSetting } from '../register.ts';

interface Checked {
  readonly version: number;
  readonly problems: readonly Problem[];
}

export class CheckedDocuments {
  private readonly cache = new WeakMap<vscode.TextDocument, Checked>();
  private readonly usedPaths: () => readonly string[];

  /** @param usedPaths the files that the Kerberos library of this machine reads */
  constructor(usedPaths: () => readonly string[]) {
    this.usedPaths = usedPaths;
  }

  /** The problems of the text as it is now, under the document's own settings. */
  async problemsOf(document: vscode.TextDocument): Promise<readonly Problem[]> {
    const { lintKrb5Conf, parseKrb5Conf } = await import('./checks.ts');
    const known = this.cache.get(document);
    if (known?.version === document.version) return known.problems;
    const context = contextOf(document, this.usedPaths());
    const problems = lintKrb5Conf(parseKrb5Conf(document.getText()), context);
    this.cache.set(document, { version: document.version, problems });
    return problems;
  }

  /** After a change of settings. */
  forget(document: vscode.TextDocument): void {
    this.cache.delete(document);
  }
}

function contextOf(document: vscode.TextDocument, used: readonly string[]): LintContext {
  const { uri } = document;
  const path = uri.scheme === 'file' ? uri.fsPath : undefined;
  const { platform } = process;
  return {
    implementation: readSetting('kerberosDoctor.lint.implementation', document),
    severities: readSetting('kerberosDoctor.lint.severity', document),
    ...(path === undefined ? {} : { path, active: used.includes(path) }),
    // A part that krb5.conf includes need not name a default realm of its own.
    snippet: /\/krb5\.conf\.d\//.test(uri.path),
    ...(platform === 'linux' || platform === 'darwin' || platform === 'win32' ? { platform } : {}),
  };
}

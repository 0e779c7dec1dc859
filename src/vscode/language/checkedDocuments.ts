/** What the checks found in each open krb5.conf, computed once per version of its text. */
import * as vscode from 'vscode';
import { lintKrb5Conf, type LintContext } from '../../krb5conf/lint.ts';
import { parseKrb5Conf } from '../../krb5conf/parse.ts';
import type { Problem } from '../../krb5conf/problem.ts';
import { readSetting } from '../register.ts';

interface Checked {
  readonly version: number;
  readonly problems: readonly Problem[];
}

export class CheckedDocuments {
  private readonly cache = new WeakMap<vscode.TextDocument, Checked>();

  /** The problems of the text as it is now, under the document's own settings. */
  problemsOf(document: vscode.TextDocument): readonly Problem[] {
    const known = this.cache.get(document);
    if (known?.version === document.version) return known.problems;
    const problems = lintKrb5Conf(parseKrb5Conf(document.getText()), contextOf(document));
    this.cache.set(document, { version: document.version, problems });
    return problems;
  }

  /** After a change of settings. */
  forget(document: vscode.TextDocument): void {
    this.cache.delete(document);
  }
}

function contextOf(document: vscode.TextDocument): LintContext {
  return {
    implementation: readSetting('kerberosDoctor.lint.implementation', document),
    severities: readSetting('kerberosDoctor.lint.severity', document),
  };
}

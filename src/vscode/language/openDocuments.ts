/** The tree and the problems of each open krb5.conf, computed once per version of its text. */
import * as vscode from 'vscode';
import type { Problem } from '../../krb5conf/problem.ts';
import type { KnownDirectory, LintContext } from '../../krb5conf/rules/context.ts';
import type { Krb5Document } from '../../krb5conf/tree.ts';
import { diskFiles } from '../../probes/configFiles.ts';
import { readSetting } from '../register.ts';
import type * as door from './krb5conf.ts';

/** What the language features know besides the text. */
export interface Surroundings {
  /** The files that the Kerberos library of this machine reads. */
  readonly usedPaths: () => readonly string[];
  /** The directories of the account in the side bar; none before it was read. */
  readonly directories: () => readonly KnownDirectory[];
}

/** A document with its tree, and the functions that understand it. */
export interface OpenDocument {
  readonly krb5conf: typeof door;
  readonly tree: Krb5Document;
}

interface Entry extends OpenDocument {
  readonly version: number;
  problems?: readonly Problem[];
}

export class OpenDocuments {
  readonly surroundings: Surroundings;
  private readonly entries = new WeakMap<vscode.TextDocument, Entry>();

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  /** The tree of the text as it is now. */
  async open(document: vscode.TextDocument): Promise<OpenDocument> {
    return await this.entry(document);
  }

  /** The problems of the text as it is now, under the document's own settings. */
  async problemsOf(document: vscode.TextDocument): Promise<readonly Problem[]> {
    const entry = await this.entry(document);
    entry.problems ??= entry.krb5conf.lintKrb5Conf(entry.tree, {
      ...this.contextOf(document),
      ...includesOf(document, entry.krb5conf),
    });
    return entry.problems;
  }

  /** After a change of what the checks depend on besides the text. */
  forget(document: vscode.TextDocument): void {
    this.entries.delete(document);
  }

  private async entry(document: vscode.TextDocument): Promise<Entry> {
    const krb5conf = await import('./krb5conf.ts');
    const known = this.entries.get(document);
    if (known?.version === document.version) return known;
    const tree = krb5conf.parseKrb5Conf(document.getText());
    const entry: Entry = { version: document.version, krb5conf, tree };
    this.entries.set(document, entry);
    return entry;
  }

  private contextOf(document: vscode.TextDocument): LintContext {
    const { uri } = document;
    const path = uri.scheme === 'file' ? uri.fsPath : undefined;
    const { platform } = process;
    const known = platform === 'linux' || platform === 'darwin' || platform === 'win32';
    return {
      implementation: readSetting('kerberosDoctor.lint.implementation', document),
      severities: readSetting('kerberosDoctor.lint.severity', document),
      directories: this.surroundings.directories(),
      // A part that krb5.conf includes need not name a default realm of its own.
      snippet: /\/krb5\.conf\.d\//.test(uri.path),
      ...(path === undefined ? {} : { path, active: this.surroundings.usedPaths().includes(path) }),
      ...(known ? { platform } : {}),
    };
  }
}

/** Included files are looked at only where they may be read: on this machine, and in a trusted folder. */
function includesOf(
  { uri }: vscode.TextDocument,
  { includesFrom }: typeof door,
): Pick<LintContext, 'includes'> {
  const local = uri.scheme === 'file' && vscode.workspace.isTrusted;
  return local ? { includes: includesFrom(diskFiles) } : {};
}

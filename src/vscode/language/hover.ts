import * as vscode from 'vscode';
import { diskFiles } from '../../probes/configFiles.ts';
import { toRange } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** The option, realm or host under the cursor, as the library would understand it. */
export class Hovers implements vscode.HoverProvider {
  private readonly documents: OpenDocuments;

  constructor(documents: OpenDocuments) {
    this.documents = documents;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const { krb5conf, tree } = await this.documents.open(document);
    // Included files count only where they may be read: on this machine, and in a trusted folder.
    const local = document.uri.scheme === 'file' && vscode.workspace.isTrusted;
    const profile = local
      ? krb5conf.profileOfText(document.uri.fsPath, tree.text, diskFiles)
      : krb5conf.profileOfText(document.uri.path, tree.text);
    const hover = krb5conf.hoverAt(tree, position, profile);
    return (
      hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(hover.range))
    );
  }
}

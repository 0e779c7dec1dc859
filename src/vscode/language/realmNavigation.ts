import * as vscode from 'vscode';
import { toEdits, toRange } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** Realms as the names of this language: where they are defined, where they are used, and their new name. */
export class RealmNavigation
  implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.RenameProvider
{
  private readonly documents: OpenDocuments;

  constructor(documents: OpenDocuments) {
    this.documents = documents;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    return krb5conf
      .findDefinitions(tree, position)
      .map((range) => new vscode.Location(document.uri, toRange(range)));
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): Promise<vscode.Location[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    return krb5conf
      .findReferences(tree, position, includeDeclaration)
      .map((range) => new vscode.Location(document.uri, toRange(range)));
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Range> {
    const { krb5conf, tree } = await this.documents.open(document);
    const range = krb5conf.prepareRename(tree, position);
    if (range === undefined) throw new Error(vscode.l10n.t('Only realms can be renamed.'));
    return toRange(range);
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit> {
    const { krb5conf, tree } = await this.documents.open(document);
    const rename = krb5conf.renameRealm(tree, position, newName);
    if (rename.kind === 'refused') throw new Error(rename.reason);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, toEdits(rename.edits));
    return edit;
  }
}

import * as vscode from 'vscode';
import { readSetting } from '../register.ts';
import { toRange } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** "Test this realm" above each realm's block: when it is switched on, and where the network may be used. */
export class RealmLenses implements vscode.CodeLensProvider {
  private readonly documents: OpenDocuments;

  constructor(documents: OpenDocuments) {
    this.documents = documents;
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!readSetting('kerberosDoctor.codeLens.testRealm') || !vscode.workspace.isTrusted) return [];
    const { krb5conf, tree } = await this.documents.open(document);
    return krb5conf.realmLenses(tree).map(
      ({ range, realm }) =>
        new vscode.CodeLens(toRange(range), {
          title: vscode.l10n.t('Test this realm'),
          command: 'kerberosDoctor.testRealm',
          arguments: [realm],
        }),
    );
  }
}

/** The features of the krb5.conf language. Pure text work: also in Restricted Mode and without a file system. */
import * as vscode from 'vscode';
import { languageId } from '../ids.ts';
import { Completions, completionTriggers } from './completion.ts';
import { Hovers } from './hover.ts';
import { registerLanguageStatus } from './languageStatus.ts';
import { LiveDiagnostics } from './liveDiagnostics.ts';
import { OpenDocuments, type Surroundings } from './openDocuments.ts';
import { QuickFixes } from './quickFixes.ts';
import { RealmLenses } from './realmLenses.ts';
import { RealmNavigation } from './realmNavigation.ts';
import { Structure } from './structure.ts';

/**
 * @param ruleDocs the page that explains a rule of the checks
 * @param onDidChangeSurroundings the directories of the account may have changed
 */
export function registerLanguage(
  ruleDocs: (rule: string) => vscode.Uri,
  surroundings: Surroundings,
  onDidChangeSurroundings: vscode.Event<void>,
): vscode.Disposable {
  const documents = new OpenDocuments(surroundings);
  // No scheme: untitled, remote and virtual documents are text like any other.
  const selector: vscode.DocumentSelector = { language: languageId };
  const navigation = new RealmNavigation(documents);
  const structure = new Structure(documents);
  const { languages } = vscode;
  return vscode.Disposable.from(
    registerLanguageStatus(surroundings.usedPaths),
    new LiveDiagnostics(documents, ruleDocs, onDidChangeSurroundings),
    languages.registerCodeActionsProvider(selector, new QuickFixes(documents), QuickFixes.metadata),
    languages.registerCompletionItemProvider(
      selector,
      new Completions(documents),
      ...completionTriggers,
    ),
    languages.registerHoverProvider(selector, new Hovers(documents)),
    languages.registerDefinitionProvider(selector, navigation),
    languages.registerReferenceProvider(selector, navigation),
    languages.registerRenameProvider(selector, navigation),
    languages.registerCodeLensProvider(selector, new RealmLenses(documents)),
    languages.registerDocumentSymbolProvider(selector, structure),
    languages.registerFoldingRangeProvider(selector, structure),
    languages.registerSelectionRangeProvider(selector, structure),
    languages.registerDocumentLinkProvider(selector, structure),
    languages.registerDocumentRangeFormattingEditProvider(selector, structure),
  );
}

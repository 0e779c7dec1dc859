import * as vscode from 'vscode';
import type { Completion } from '../../krb5conf/features/completion.ts';
import { toRange } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** Characters after which something new can be completed. */
export const completionTriggers = ['[', '=', ' ', '.'];

const kinds = {
  section: vscode.CompletionItemKind.Module,
  option: vscode.CompletionItemKind.Property,
  block: vscode.CompletionItemKind.Struct,
  value: vscode.CompletionItemKind.Value,
  realm: vscode.CompletionItemKind.Class,
  host: vscode.CompletionItemKind.Reference,
  snippet: vscode.CompletionItemKind.Snippet,
  directive: vscode.CompletionItemKind.Keyword,
} as const satisfies Record<Completion['kind'], vscode.CompletionItemKind>;

/** Sections, the options of this place, and values by their type; realms of the account come from the side bar. */
export class Completions implements vscode.CompletionItemProvider {
  private readonly documents: OpenDocuments;

  constructor(documents: OpenDocuments) {
    this.documents = documents;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    const directories = this.documents.surroundings.directories();
    return krb5conf.completionsAt(tree, position, { directories }).map(toItem);
  }
}

function toItem(completion: Completion): vscode.CompletionItem {
  const { label, kind, detail, markdown, insertText, snippet, range, rank, deprecated } =
    completion;
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.insertText = snippet ? new vscode.SnippetString(insertText) : insertText;
  item.range = toRange(range);
  item.sortText = `${String(rank).padStart(4, '0')} ${label}`;
  if (detail !== undefined) item.detail = detail;
  if (markdown !== undefined) item.documentation = new vscode.MarkdownString(markdown);
  if (deprecated) item.tags = [vscode.CompletionItemTag.Deprecated];
  return item;
}

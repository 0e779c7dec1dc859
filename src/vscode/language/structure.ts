import * as vscode from 'vscode';
import type { DocumentSymbol } from '../../krb5conf/features/symbols.ts';
import { toEdits, toRange } from './convert.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** Outline, folding, growing selections, links to included files, and formatting. */
export class Structure
  implements
    vscode.DocumentSymbolProvider,
    vscode.FoldingRangeProvider,
    vscode.SelectionRangeProvider,
    vscode.DocumentLinkProvider,
    vscode.DocumentRangeFormattingEditProvider
{
  private readonly documents: OpenDocuments;

  constructor(documents: OpenDocuments) {
    this.documents = documents;
  }

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    return krb5conf.documentSymbols(tree).map(toSymbol);
  }

  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    return krb5conf.foldingRanges(tree).map(({ startLine, endLine, kind }) => {
      const comment = kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined;
      return new vscode.FoldingRange(startLine, endLine, comment);
    });
  }

  async provideSelectionRanges(
    document: vscode.TextDocument,
    positions: readonly vscode.Position[],
  ): Promise<vscode.SelectionRange[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    return positions.map((position) => {
      const ranges = krb5conf.selectionRanges(tree, position).map(toRange);
      // From the outermost in, so that each knows the one around it.
      return ranges.reduceRight<vscode.SelectionRange>(
        (parent, range) =>
          range.isEqual(parent.range) ? parent : new vscode.SelectionRange(range, parent),
        new vscode.SelectionRange(wholeRange(document)),
      );
    });
  }

  async provideDocumentLinks(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    return krb5conf
      .documentLinks(tree)
      .filter(({ directory }) => !directory)
      .map(({ range, path }) => {
        const target =
          document.uri.scheme === 'untitled' ? vscode.Uri.file(path) : document.uri.with({ path });
        return new vscode.DocumentLink(toRange(range), target);
      });
  }

  async provideDocumentRangeFormattingEdits(
    document: vscode.TextDocument,
    range: vscode.Range,
    { insertSpaces, tabSize }: vscode.FormattingOptions,
  ): Promise<vscode.TextEdit[]> {
    const { krb5conf, tree } = await this.documents.open(document);
    const indent = insertSpaces ? ' '.repeat(tabSize) : '\t';
    return toEdits(krb5conf.formatDocument(tree, { indent }, range));
  }
}

function wholeRange(document: vscode.TextDocument): vscode.Range {
  const last = document.lineAt(document.lineCount - 1);
  return new vscode.Range(new vscode.Position(0, 0), last.range.end);
}

const symbolKinds = {
  section: vscode.SymbolKind.Namespace,
  realm: vscode.SymbolKind.Class,
  block: vscode.SymbolKind.Struct,
  relation: vscode.SymbolKind.Property,
} as const satisfies Record<DocumentSymbol['kind'], vscode.SymbolKind>;

function toSymbol(found: DocumentSymbol): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    found.name,
    found.detail,
    symbolKinds[found.kind],
    toRange(found.range),
    toRange(found.selectionRange),
  );
  symbol.children = found.children.map(toSymbol);
  return symbol;
}

/** Completion: sections, options for this place, and values by type. */
import { directives } from '../options/directives.ts';
import type { Option } from '../options/option.ts';
import { sections } from '../options/sections.ts';
import { findOption, optionsAt } from '../options/table.ts';
import type { KnownDirectory } from '../rules/context.ts';
import type { Krb5Document, Position, Range } from '../tree.ts';
import { valueCompletions } from './completionValues.ts';
import { optionMarkdown, optionSummary } from './optionText.ts';
import { lineBefore, placeAt } from './place.ts';
import { realmSnippets } from './snippets.ts';

export interface Completion {
  readonly label: string;
  readonly kind:
    'section' | 'option' | 'block' | 'value' | 'realm' | 'host' | 'snippet' | 'directive';
  readonly detail?: string;
  readonly markdown?: string;
  /** With `snippet`, in the editor's snippet syntax: `$1`, `${1:name}`, `\$`. */
  readonly insertText: string;
  readonly snippet: boolean;
  /** What it replaces. */
  readonly range: Range;
  /** Order before the label's own: what fits best first. */
  readonly rank: number;
  readonly deprecated: boolean;
}

/** What the completions may draw on besides the text. */
export interface CompletionContext {
  readonly directories: readonly KnownDirectory[];
}

export function completionsAt(
  document: Krb5Document,
  position: Position,
  context: CompletionContext = { directories: [] },
): Completion[] {
  const before = lineBefore(document, position);
  const place = placeAt(document, position);
  if (place.kind === 'comment' || place.kind === 'directive' || /^\s*[#;]/.test(before)) return [];
  if (/^\s*\[[^\]]*$/.test(before)) return sectionCompletions(position, before, '');
  switch (place.kind) {
    case 'section-name':
      return [];
    case 'top':
      return [
        ...sectionCompletions(position, before, '['),
        ...directiveCompletions(position, before),
      ];
    case 'tag': {
      const at = wordRange(position, /[^\s=]*$/.exec(before)?.[0] ?? '');
      return [
        ...optionsAt(place.path).flatMap((option) => optionCompletion(option, at)),
        ...realmSnippets(place.path, document, context, at),
        ...(place.path.length === 1 ? sectionCompletions(position, before, '[') : []),
        ...directiveCompletions(position, before),
      ];
    }
    case 'value': {
      const option = findOption(place.path, place.name);
      if (option === undefined) return [];
      // Lists take one more word; everything else is replaced from the `=` on.
      const typed = /=\s*(.*)$/.exec(before)?.[1] ?? '';
      const word = isList(option) ? (/[^\s,]*$/.exec(typed)?.[0] ?? '') : typed;
      return valueCompletions(option, place.path, document, context, wordRange(position, word));
    }
  }
}

function isList(option: Option): boolean {
  return ['enctypes', 'keysalts', 'list', 'flags'].includes(option.type);
}

function wordRange(position: Position, word: string): Range {
  return {
    start: { line: position.line, character: position.character - word.length },
    end: position,
  };
}

/** Section headers; `bracket` is what has not been typed yet. */
function sectionCompletions(position: Position, before: string, bracket: '[' | ''): Completion[] {
  const word = bracket === '' ? (/\[([^\]]*)$/.exec(before)?.[1] ?? '') : before.trimStart();
  if (bracket === '[' && word !== '') return [];
  return sections.map((section) => ({
    label: `[${section.name}]`,
    kind: 'section',
    detail: section.side === 'kdc' ? 'on a KDC' : section.readers.join(', '),
    markdown: optionMarkdown(section),
    insertText: `${bracket}${section.name}]`,
    snippet: false,
    range: wordRange(position, word),
    rank: section.side === 'kdc' ? 3 : 2,
    deprecated: section.deprecated !== undefined || section.removed !== undefined,
  }));
}

/** include and includedir, which mean something in the first column only. */
function directiveCompletions(position: Position, before: string): Completion[] {
  if (!/^\w*$/.test(before)) return [];
  return directives.map((directive) => ({
    label: directive.name,
    kind: 'directive',
    detail: optionSummary(directive),
    markdown: optionMarkdown(directive),
    insertText: `${directive.name} `,
    snippet: false,
    range: wordRange(position, before),
    rank: 4,
    deprecated: false,
  }));
}

function optionCompletion(option: Option, range: Range): Completion[] {
  if (option.name.startsWith('<')) return [];
  const block = option.type === 'block';
  return [
    {
      label: option.name,
      kind: block ? 'block' : 'option',
      detail: optionSummary(option),
      markdown: optionMarkdown(option),
      insertText: block ? `${option.name} = {\n    $0\n}` : `${option.name} = `,
      snippet: block,
      range,
      rank: option.side === 'kdc' ? 2 : option.readers.includes('mit') ? 0 : 1,
      deprecated: option.deprecated !== undefined || option.removed !== undefined,
    },
  ];
}

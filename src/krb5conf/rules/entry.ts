import type { Option, OptionType } from '../options/option.ts';
import type { BlockNode, Range, RelationNode } from '../tree.ts';

/** A relation with its place and its row in the options table. */
export interface Entry {
  readonly node: RelationNode;
  /** Names of the section and the blocks around it. */
  readonly path: readonly string[];
  readonly tag: string;
  /** The value as the library reads it, less a trailing comment that it would wrongly keep. */
  readonly value: string;
  /** Offset of that comment in the value as written, or -1. */
  readonly commentAt: number;
  readonly option: Option | undefined;
}

/** A block with its place. `path` does not include its own name. */
export interface Block {
  readonly node: BlockNode;
  readonly path: readonly string[];
  readonly tag: string;
  readonly option: Option | undefined;
  readonly entries: Entry[];
}

/** Types whose values end at a blank, so that a `#` after it is a comment to everybody but the library. */
const commentSensitive: ReadonlySet<OptionType> = new Set([
  'boolean',
  'ccache',
  'certificates',
  'duration',
  'enctypes',
  'enum',
  'host',
  'integer',
  'keytab',
  'path',
  'realm',
]);

/** Where a comment begins in an unquoted value of such a type, or -1. */
export function commentOf(node: RelationNode, type: OptionType): number {
  if (!commentSensitive.has(type)) return -1;
  const { text, quoted } = node.value;
  return quoted ? -1 : text.search(/\s+[#;]/);
}

/** The range of the value without its trailing comment. */
export function valueRange(entry: Entry): Range {
  const { range } = entry.node.value;
  if (entry.commentAt < 0) return range;
  return partOfValue(entry, 0, entry.commentAt);
}

/** A part of an unquoted value, by offsets; for a quoted one the whole value, whose escapes shift offsets. */
export function partOfValue(entry: Entry, offset: number, length: number): Range {
  const { range, quoted } = entry.node.value;
  if (quoted) return range;
  const { line, character } = range.start;
  return {
    start: { line, character: character + offset },
    end: { line, character: character + offset + length },
  };
}

import type { Option, OptionType } from '../options/option.ts';
import type { BlockNode, Range, RelationNode } from '../tree.ts';

/**
 * A relation with its place and its row in the options table.
 *
 * This and the other objects of which a file has thousands are made by constructors: V8 may move what a literal
 * makes straight to the old space when much of it outlives a collection, and from there one dead entry keeps
 * its whole document until the next full collection.
 */
export class Entry {
  readonly node: RelationNode;
  /** Names of the section and the blocks around it. */
  readonly path: readonly string[];
  readonly tag: string;
  /** The value as the library reads it, less a trailing comment that it would wrongly keep. */
  readonly value: string;
  /** Offset of that comment in the value as written, or -1. */
  readonly commentAt: number;
  readonly option: Option | undefined;

  constructor(
    node: RelationNode,
    path: readonly string[],
    tag: string,
    option: Option | undefined,
  ) {
    const { decoded } = node;
    this.node = node;
    this.path = path;
    this.tag = tag;
    this.option = option;
    this.commentAt = option && mayHoldComment(decoded) ? commentOf(node, option.type) : -1;
    this.value = this.commentAt < 0 ? decoded : decoded.slice(0, this.commentAt);
  }
}

/** A block with its place. `path` does not include its own name. */
export class Block {
  readonly node: BlockNode;
  readonly path: readonly string[];
  readonly tag: string;
  readonly option: Option | undefined;
  /** All entries of the file; those from `first` to before `end` are inside this block. */
  private readonly all: readonly Entry[];
  private readonly first: number;
  private end: number;

  constructor(
    node: BlockNode,
    path: readonly string[],
    option: Option | undefined,
    all: readonly Entry[],
  ) {
    this.node = node;
    this.path = path;
    this.tag = node.name;
    this.option = option;
    this.all = all;
    this.first = all.length;
    this.end = all.length;
  }

  /** Says that all entries up to now, and none after, are inside. */
  close(): void {
    this.end = this.all.length;
  }

  /** The relations directly in this block, without those of the blocks inside it. */
  get entries(): Entry[] {
    return this.all.slice(this.first, this.end).filter(({ node }) => node.parent === this.node);
  }
}

function mayHoldComment(value: string): boolean {
  return value.includes('#') || value.includes(';');
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
function commentOf(node: RelationNode, type: OptionType): number {
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

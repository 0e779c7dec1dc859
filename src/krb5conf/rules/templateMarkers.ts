/**
 * Files that a template engine will turn into a krb5.conf: Jinja2, ERB, Go, shell, autoconf and the like.
 * Markers are masked by as many characters as they have, so that every position stays what it was.
 */

/** Stands for a character of an unknown value. From the private-use area: no real file has it. */
export const placeholder = '\ue000';

const control = /\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|<%[^=][\s\S]*?%>/g;

const values = new RegExp(
  [
    String.raw`\{\{.*?\}\}`,
    String.raw`<%=.*?%>`,
    String.raw`\$\{[A-Za-z_][^}\n]*\}`,
    String.raw`\$\([A-Za-z_][^)\n]*\)`,
    String.raw`\$[A-Z_][A-Z0-9_]{2,}`,
    String.raw`(?<![%$])\{[A-Z][A-Z0-9_ -]+\}`,
    String.raw`@[A-Za-z_][A-Za-z0-9_]*@`,
    String.raw`\b_[A-Z][A-Z0-9_]*_\b`,
    String.raw`<[A-Z][A-Z0-9_ -]{2,}>(?!\w)`,
  ].join('|'),
  'g',
);

/** Lines of comments may hold anything. */
const comment = /^[ \t]*[#;]/;

export interface MaskedText {
  readonly text: string;
  readonly kind: 'none' | 'values' | 'control';
  /** Offset and length of the first marker. */
  readonly first: { readonly offset: number; readonly length: number } | undefined;
}

/** Cheap test that spares ordinary files the work. */
function mayHoldMarkers(text: string): boolean {
  return /[{<]%|\{\{|\{#|\$[({A-Z_]|(?<!%)\{[A-Z]|@\w+@|\b_[A-Z]|<[A-Z]/.test(text);
}

/** Masks all markers. `control` means that some of them choose between lines or repeat them. */
export function maskTemplate(text: string): MaskedText {
  if (!mayHoldMarkers(text)) return { text, kind: 'none', first: undefined };
  let first: { offset: number; length: number } | undefined;
  let kind: MaskedText['kind'] = 'none';
  const note = (offset: number, length: number): void => {
    if (!first || offset < first.offset) first = { offset, length };
  };
  let masked = text.replace(control, (marker: string, offset: number, whole: string) => {
    if (inComment(whole, offset)) return marker;
    kind = 'control';
    note(offset, marker.length);
    return maskControl(marker, whole, offset);
  });
  masked = masked.replace(values, (marker: string, ...rest: unknown[]) => {
    const offset = rest.find((part): part is number => typeof part === 'number') ?? 0;
    if (inComment(masked, offset)) return marker;
    if (kind === 'none') kind = 'values';
    note(offset, marker.length);
    return placeholder.repeat(marker.length);
  });
  return { text: masked, kind, first };
}

/** A marker that has its lines for itself becomes a comment, one inside a line an unknown value. */
function maskControl(marker: string, whole: string, offset: number): string {
  const lineStart = whole.lastIndexOf('\n', offset - 1) + 1;
  const nextLine = whole.indexOf('\n', offset + marker.length);
  const after = whole.slice(offset + marker.length, nextLine < 0 ? whole.length : nextLine);
  const alone = whole.slice(lineStart, offset).trim() === '' && after.trim() === '';
  const filler = alone ? '#' : placeholder;
  return marker.replace(/[^\r\n]/g, filler);
}

function inComment(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return comment.test(text.slice(lineStart, offset));
}

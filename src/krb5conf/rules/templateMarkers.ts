/**
 * Files that a template engine will turn into a krb5.conf: Jinja2, ERB, Go, shell, autoconf and the like.
 * Markers are masked by as many characters as they have, so that every position stays what it was.
 */

/** Stands for a character of an unknown value. From the private-use area: no real file has it. */
export const placeholder = '\ue000';

/** Opening and closing marks of what chooses between lines. `<%=` prints a value instead. */
const controls: readonly (readonly [RegExp, string])[] = [
  [/\{%/g, '%}'],
  [/\{#/g, '#}'],
  [/<%(?!=)/g, '%>'],
];

/** Bounded, so that a long line of opening marks takes no longer than any other. */
const values = new RegExp(
  [
    String.raw`\{\{.{0,300}?\}\}`,
    String.raw`<%=.{0,300}?%>`,
    String.raw`\$\{[A-Za-z_][^}\n]{0,300}\}`,
    String.raw`\$\([A-Za-z_][^)\n]{0,300}\)`,
    String.raw`\$[A-Z_][A-Z0-9_]{2,80}`,
    String.raw`(?<![%$])\{[A-Z][A-Z0-9_ -]{1,80}\}`,
    String.raw`@[A-Za-z_][A-Za-z0-9_]{0,80}@`,
    String.raw`\b_[A-Z][A-Z0-9_]{0,80}_\b`,
    String.raw`<[A-Z][A-Z0-9_ -]{2,80}>(?!\w)`,
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

interface Marker {
  readonly from: number;
  readonly to: number;
}

/** Everything between marks that choose between lines, in the order of the text. */
function controlMarkers(text: string): Marker[] {
  const found: Marker[] = [];
  for (const [opening, closing] of controls) {
    opening.lastIndex = 0;
    for (let match = opening.exec(text); match; match = opening.exec(text)) {
      const end = text.indexOf(closing, match.index + match[0].length);
      // Where one is not closed, none after it is.
      if (end < 0) break;
      found.push({ from: match.index, to: end + closing.length });
      opening.lastIndex = end + closing.length;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Says of ever later places whether they are in a comment line, looking at each line once. */
function commentWatcher(text: string): (offset: number) => boolean {
  let lineEnd = -1;
  let isComment = false;
  return (offset) => {
    if (offset > lineEnd) {
      const start = text.lastIndexOf('\n', offset - 1) + 1;
      const end = text.indexOf('\n', offset);
      lineEnd = end < 0 ? text.length : end;
      isComment = comment.test(text.slice(start, start + 200));
    }
    return isComment;
  };
}

/** Masks all markers. `control` means that some of them choose between lines or repeat them. */
export function maskTemplate(text: string): MaskedText {
  if (!mayHoldMarkers(text)) return { text, kind: 'none', first: undefined };
  let first: MaskedText['first'];
  let kind: MaskedText['kind'] = 'none';
  const note = (offset: number, length: number): void => {
    if (!first || offset < first.offset) first = { offset, length };
  };
  let masked = '';
  let at = 0;
  const commentBefore = commentWatcher(text);
  for (const { from, to } of controlMarkers(text)) {
    if (from < at || commentBefore(from)) continue;
    kind = 'control';
    note(from, to - from);
    masked += text.slice(at, from) + maskControl(text, from, to);
    at = to;
  }
  masked += text.slice(at);
  const commentNow = commentWatcher(masked);
  const final = masked.replace(values, (marker: string, offset: number) => {
    if (commentNow(offset)) return marker;
    if (kind === 'none') kind = 'values';
    note(offset, marker.length);
    return placeholder.repeat(marker.length);
  });
  return { text: final, kind, first };
}

/** A marker that has its lines for itself becomes a comment, one inside a line an unknown value. */
function maskControl(text: string, from: number, to: number): string {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const nextLine = text.indexOf('\n', to);
  const after = text.slice(to, nextLine < 0 ? text.length : nextLine);
  const alone = text.slice(lineStart, from).trim() === '' && after.trim() === '';
  return text.slice(from, to).replace(/[^\r\n]/g, alone ? '#' : placeholder);
}

/** Line breaking and columns for terminals. Text comes in already escaped and without colour. */

/** Breaks at blanks; a word longer than the width stays whole, so that it can be copied. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line === '') line = word;
    else if (cells(line) + 1 + cells(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Wrapped text after a label, following lines under the first: `  Cause   TCP and UDP 88 …`. */
export function hanging(label: string, text: string, indent: number, width: number): string[] {
  const [first = '', ...rest] = wrap(text, Math.max(20, width - indent));
  return [`${label.padEnd(indent)}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** Rows with aligned columns; the last column is free. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => cells(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1
          ? cell
          : cell + ' '.repeat((widths[column] ?? 0) - cells(cell) + gap),
      )
      .join('')
      .trimEnd(),
  );
}

/** Characters, not UTF-16 units: names outside the basic plane keep columns straight. */
function cells(text: string): number {
  return Array.from(text).length;
}

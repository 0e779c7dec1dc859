/** Problems as compilers print them, `FILE:LINE:COLUMN: severity: …`, with the line they are in. */
import type { Problem, Severity } from '../krb5conf/problem.ts';
import type { Ink, Paint } from '../report/ansi.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import type { LintedFile } from './lintedFile.ts';

const inks: Readonly<Record<Severity, Ink>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};
/** Longer lines would fill the screen and show nothing. */
const longestExcerpt = 200;

/** Ends with a line feed. */
export function lintText(files: readonly LintedFile[], paint: Paint): string {
  const blocks = files.flatMap((file) => {
    const lines = file.text.split(/\r?\n/);
    return file.problems.map((problem) => problemLines(file.file, problem, lines, paint));
  });
  return `${[...blocks.map((lines) => lines.join('\n')), summary(files)].join('\n')}\n`;
}

function problemLines(
  file: string,
  { range, severity, message, rule, fixes }: Problem,
  lines: readonly string[],
  paint: Paint,
): string[] {
  const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
  const line = lines[range.start.line] ?? '';
  const end = range.end.line === range.start.line ? range.end.character : line.length;
  return [
    `${escapeTerminal(place)}: ${paint(inks[severity], severity)}: ${escapeTerminal(message)} [${rule}]`,
    ...excerpt(line, range.start.character, end, (text) => paint(inks[severity], text)),
    ...fixes.map((fix) => `    fix: ${escapeTerminal(fix.title)}`),
  ];
}

/** The line, and marks below the text in question; both are left out where marks could not line up. */
function excerpt(
  line: string,
  start: number,
  end: number,
  ink: (text: string) => string,
): string[] {
  const shown = line.replaceAll('\t', ' ');
  if (shown.trim() === '' || shown.length > longestExcerpt || escapeTerminal(shown) !== shown)
    return [];
  const marks = '^'.repeat(Math.max(1, Math.min(end, shown.length) - start));
  return [`    ${shown}`, `    ${' '.repeat(start)}${ink(marks)}`];
}

function summary(files: readonly LintedFile[]): string {
  const problems = files.flatMap((file) => file.problems);
  const where = counted(files.length, 'file');
  if (problems.length === 0) return `No problem found in ${where}.`;
  const counts = (['error', 'warning', 'information', 'hint'] as const)
    .map(
      (severity) => [problems.filter((one) => one.severity === severity).length, severity] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, severity]) =>
      severity === 'information' ? `${count} for information` : counted(count, severity),
    );
  return `${counts.join(', ')} in ${where}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

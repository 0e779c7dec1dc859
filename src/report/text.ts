/** A verdict for a terminal: one screen with the cause and the fix, then everything else. */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import { painter } from './ansi.ts';
import type { Paint } from './ansi.ts';
import { evidenceLines } from './condense.ts';
import { durationText } from './duration.ts';
import { escapeTerminal, escapeTerminalBlock } from './escapeTerminal.ts';
import { outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { runAgainCommand } from './runAgain.ts';
import { chainLines } from './textChain.ts';
import { findingsSection, observationsSection } from './textSections.ts';
import { severityMarks } from './words.ts';
import { hanging } from './wrap.ts';

export interface TextOptions {
  /** SGR colours; off for files and pipes. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const labelWidth = 10;
/** More evidence than this is in the table below. */
const evidenceShown = 5;

const toneInk = { error: 'red', warning: 'yellow', ok: 'green' } as const;

/** The whole report, ending with a line feed. */
export function renderText(verdict: Verdict, options: TextOptions): string {
  const paint = painter(options.colour);
  const width = Math.max(40, options.width);
  const outline = outlineOf(verdict);
  const sections = [
    [headline(outline, paint)],
    firstScreen(outline, width, paint),
    chainLines(outline.chain, width, paint),
    alsoSeen(outline.alsoSeen, width),
    findingsSection('Other findings', outline.alsoSeen, verdict, width, paint),
    findingsSection('Consequences of a finding above', outline.symptoms, verdict, width, paint),
    observationsSection(verdict.observations, paint),
    footer(verdict, paint),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ headline: { shape, sentence, tone } }: Outline, paint: Paint): string {
  return paint(toneInk[tone], paint('bold', `${shape} ${escapeTerminal(sentence)}`));
}

function firstScreen(outline: Outline, width: number, paint: Paint): string[] {
  const { rootCause, evidence } = outline;
  if (rootCause === null) return [];
  const lines = evidenceLines(evidence);
  const shown = lines.slice(0, evidenceShown);
  const left = lines.length - shown.length;
  const why = [
    rootCause.explanation,
    ...shown,
    ...(left > 0 ? [`and ${left} more observation${left === 1 ? '' : 's'} below`] : []),
  ].filter((line) => line !== '');
  return [
    ...labelled('Cause', rootCause.title, width, paint),
    ...why.flatMap((line, index) => labelled(index === 0 ? 'Why' : '', line, width, paint)),
    ...fixLines(rootCause, width, paint),
  ];
}

function labelled(label: string, text: string, width: number, paint: Paint): string[] {
  const [first = '', ...rest] = hanging(`  ${label}`, escapeTerminal(text), labelWidth, width);
  return [paint('bold', first.slice(0, labelWidth)) + first.slice(labelWidth), ...rest];
}

/** A command is never wrapped: what is copied must run. */
function fixLines(finding: Finding, width: number, paint: Paint): string[] {
  const margin = ' '.repeat(labelWidth);
  return finding.fixes.flatMap((fix, index) => [
    ...labelled(index === 0 ? 'Fix' : '', fix.title, width, paint),
    ...(fix.command === undefined
      ? []
      : escapeTerminalBlock(fix.command)
          .split('\n')
          .map((line) => margin + paint('blue', `  ${line}`))),
    ...(fix.doc === undefined ? [] : [margin + paint('dim', `  ${escapeTerminal(fix.doc)}`)]),
  ]);
}

function alsoSeen(findings: readonly Finding[], width: number): string[] {
  if (findings.length === 0) return [];
  return [
    '  Also seen:',
    ...findings.flatMap((finding) =>
      hanging(
        `    ${severityMarks[finding.severity].shape}`,
        escapeTerminal(finding.title),
        6,
        width,
      ),
    ),
  ];
}

function footer(verdict: Verdict, paint: Paint): string[] {
  const place = `${verdict.vantage.host} (${verdict.vantage.platform})`;
  const again = runAgainCommand(verdict);
  return [
    paint(
      'dim',
      escapeTerminal(
        `Ran on ${place} at ${verdict.startedAt}, took ${durationText(verdict.durationMs)}.`,
      ),
    ),
    ...(again === undefined ? [] : [paint('dim', `Run again: ${escapeTerminal(again)}`)]),
  ];
}

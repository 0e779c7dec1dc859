/** A verdict for a terminal: one screen with the cause and the fix, then everything else. */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import { painter } from './ansi.ts';
import type { Ink, Paint } from './ansi.ts';
import { stepMarks } from './chain.ts';
import type { ChainStep, StepStatus } from './chain.ts';
import { evidenceLines } from './condense.ts';
import { durationText } from './duration.ts';
import { escapeTerminal, escapeTerminalBlock } from './escapeTerminal.ts';
import { outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { runAgainCommand } from './runAgain.ts';
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
const stepInk: Readonly<Record<StepStatus, Ink>> = {
  ok: 'green',
  warning: 'yellow',
  fault: 'red',
  affected: 'yellow',
  'not-reached': 'dim',
  unknown: 'dim',
};

/** The whole report, ending with a line feed. */
export function renderText(verdict: Verdict, options: TextOptions): string {
  const paint = painter(options.colour);
  const width = Math.max(40, options.width);
  const outline = outlineOf(verdict);
  const sections = [
    [headline(outline, paint)],
    firstScreen(outline, width, paint),
    chainLines(outline, width, paint),
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

function chainLines({ chain }: Outline, width: number, paint: Paint): string[] {
  return [
    ...strand('', chain.login, width, paint),
    ...(chain.aws.length === 0 ? [] : strand('AWS: ', chain.aws, width, paint)),
  ];
}

/** Steps that work are a shape; every other one says in a word what it is. */
function strand(label: string, steps: readonly ChainStep[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  let line = `  ${label}`;
  let length = line.length;
  steps.forEach((step, index) => {
    const mark = stepMarks[step.status];
    const words = step.status === 'ok' ? mark.shape : `${mark.shape} ${mark.word}`;
    const arrow = index === 0 ? '' : ' → ';
    if (length + arrow.length + step.label.length + 1 + words.length > width && index > 0) {
      lines.push(`${line} →`);
      line = '    ';
      length = 4;
    } else {
      line += arrow;
      length += arrow.length;
    }
    line += `${step.label} ${paint(stepInk[step.status], words)}`;
    length += step.label.length + 1 + words.length;
  });
  return [...lines, line];
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

/** The parts of the text report below the first screen. */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import type { Paint } from './ansi.ts';
import { hopLabel } from './chainRows.ts';
import { condense, evidenceLines } from './condense.ts';
import { escapeTerminal, escapeTerminalBlock } from './escapeTerminal.ts';
import { evidenceOf } from './outline.ts';
import { severityMarks } from './words.ts';
import { columns, hanging } from './wrap.ts';

const indent = 4;

/** Findings below the first screen, each with how we know and what to do. */
export function findingsSection(
  title: string,
  findings: readonly Finding[],
  verdict: Verdict,
  width: number,
  paint: Paint,
): string[] {
  if (findings.length === 0) return [];
  return [
    heading(title, findings.length, paint),
    ...findings.flatMap((finding) => findingLines(finding, verdict, width)),
  ];
}

function heading(title: string, count: number, paint: Paint): string {
  return paint('bold', `${title} (${count})`);
}

function findingLines(finding: Finding, verdict: Verdict, width: number): string[] {
  const { shape, word } = severityMarks[finding.severity];
  const cause = finding.mutedBy === null ? [] : [`Explained by ${finding.mutedBy}.`];
  const details = [
    finding.explanation,
    ...evidenceLines(evidenceOf(finding, verdict.observations)),
    ...cause,
    ...finding.fixes.map((fix) => `Fix: ${fix.title}`),
  ].filter((line) => line !== '');
  const commands = finding.fixes.flatMap((fix) =>
    fix.command === undefined ? [] : escapeTerminalBlock(fix.command).split('\n'),
  );
  return [
    ...hanging(`  ${shape}`, escapeTerminal(finding.title), indent, width),
    ' '.repeat(indent) + escapeTerminal(`${word}, ${hopLabel(finding.hop)}, ${finding.id}`),
    ...details.flatMap((line) => hanging('', escapeTerminal(line), indent, width)),
    ...commands.map((line) => ' '.repeat(indent + 2) + line),
  ];
}

/** Outcome, probe, subject, time, error; one line for observations that differ in a port or transport only. */
export function observationsSection(observations: readonly Observation[], paint: Paint): string[] {
  if (observations.length === 0) return [];
  const rows = condense(observations).map(({ mark, probe, subject, time, reason }) => [
    `  ${mark.shape} ${mark.word}`,
    escapeTerminal(probe),
    time,
    escapeTerminal(reason === '' ? subject : `${subject}: ${reason}`),
  ]);
  return [heading('Observations', observations.length, paint), ...columns(rows)];
}

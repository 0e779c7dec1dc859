/** The parts of the text report below the first screen. */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import type { Paint } from './ansi.ts';
import { hopLabel } from './chain.ts';
import { escapeTerminal, escapeTerminalBlock } from './escapeTerminal.ts';
import { evidenceOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { evidenceLine, outcomeMark, outcomeTime, severityMarks } from './words.ts';
import { columns, hanging } from './wrap.ts';

const indent = 4;

/** Every finding but the root cause, with how we know and what to do. */
export function findingsSection(
  outline: Outline,
  verdict: Verdict,
  width: number,
  paint: Paint,
): string[] {
  const groups = [
    heading('Other findings', outline.alsoSeen.length, paint),
    ...outline.alsoSeen.flatMap((finding) => findingLines(finding, verdict, width)),
    heading('Consequences of a finding above', outline.symptoms.length, paint),
    ...outline.symptoms.flatMap((finding) => findingLines(finding, verdict, width)),
  ];
  return groups.filter((line) => line !== '');
}

function heading(title: string, count: number, paint: Paint): string {
  return count === 0 ? '' : paint('bold', `${title} (${count})`);
}

function findingLines(finding: Finding, verdict: Verdict, width: number): string[] {
  const { shape, word } = severityMarks[finding.severity];
  const cause = finding.mutedBy === null ? [] : [`Explained by ${finding.mutedBy}.`];
  const details = [
    finding.explanation,
    ...evidenceOf(finding, verdict.observations).map(evidenceLine),
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

/** One line an observation: outcome, probe, subject, time, error. */
export function observationsSection(observations: readonly Observation[], paint: Paint): string[] {
  if (observations.length === 0) return [];
  const rows = observations.map((observation) => {
    const { shape, word } = outcomeMark(observation);
    return [
      `  ${shape} ${word}`,
      escapeTerminal(observation.probe),
      escapeTerminal(observation.subject),
      outcomeTime(observation),
      escapeTerminal(observation.error ?? ''),
    ];
  });
  return [heading('Observations', observations.length, paint), ...columns(rows)];
}

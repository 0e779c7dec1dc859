/** A comparison of two diagnoses as Markdown: first what it means, then what changed. */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { compareVerdicts } from './comparison.ts';
import type { ChangedAnswer, Comparison } from './comparison.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { targetText } from './headline.ts';
import { outcomeMark, probeName, severityMarks } from './words.ts';

export function renderComparison(before: Verdict, after: Verdict): string {
  const comparison = compareVerdicts(before, after);
  const { appeared, gone, changed } = comparison;
  const lines = [
    `# ${escapeMarkdown(`What changed: Kerberos login to ${targetText(after.target)}`)}`,
    '',
    escapeMarkdown(summary(comparison)),
    '',
    `Before: ${runText(before)}`,
    '',
    `After: ${runText(after)}`,
    ...warnings(comparison, before, after),
    ...findingList('Appeared', appeared),
    ...findingList('Gone', gone),
    ...answers(changed),
  ];
  return `${lines.join('\n')}\n`;
}

function summary({ rootCause: { before, after } }: Comparison): string {
  if (before === null && after === null) return 'Neither run found anything in the way.';
  if (before === null) return `It worked before. Now: ${after?.title ?? ''}`;
  if (after === null) return `What was in the way is gone: ${before.title}`;
  if (before.id === after.id && before.title === after.title)
    return `The cause is still the same: ${after.title}`;
  return `The cause is another one now: ${after.title} Before: ${before.title}`;
}

function runText({ startedAt, vantage }: Verdict): string {
  return escapeMarkdown(`${startedAt} on ${vantage.host}`);
}

function warnings(
  { sameTarget, sameMachine }: Comparison,
  before: Verdict,
  after: Verdict,
): readonly string[] {
  return [
    ...(sameTarget
      ? []
      : ['', escapeMarkdown(`The runs are of different targets: ${before.target.name} before.`)]),
    ...(sameMachine
      ? []
      : [
          '',
          escapeMarkdown(
            `The runs are from different machines (${before.vantage.host}, ${after.vantage.host}): another network may explain every difference.`,
          ),
        ]),
  ];
}

function findingList(title: string, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  return [
    '',
    `## ${title}`,
    '',
    ...findings.map(
      ({ severity, title: text, id }) =>
        `- ${severityMarks[severity].shape} ${escapeMarkdown(`${severityMarks[severity].word}: ${text}`)} \`${id}\``,
    ),
  ];
}

function answers(changed: readonly ChangedAnswer[]): readonly string[] {
  if (changed.length === 0) return ['', 'Every question got the same kind of answer in both runs.'];
  return [
    '',
    '## Answers that turned',
    '',
    '| asked | before | after |',
    '| --- | --- | --- |',
    ...changed.map(
      ({ before, after }) => `| ${question(after ?? before)} | ${cell(before)} | ${cell(after)} |`,
    ),
  ];
}

function question(asked: Observation | undefined): string {
  return asked === undefined ? '' : escapeMarkdown(`${probeName(asked.probe)} ${asked.subject}`);
}

function cell(observation: Observation | undefined): string {
  if (observation === undefined) return 'not asked';
  const { shape, word } = outcomeMark(observation);
  return escapeMarkdown(`${shape} ${word}`);
}

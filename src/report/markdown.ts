/** A verdict as GitHub-flavoured Markdown: for tickets, chats, and readers of plain text. */
import type { Finding, Fix, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { stepMarks } from './chain.ts';
import type { ChainStep } from './chain.ts';
import { hopLabel } from './chainRows.ts';
import { condense, evidenceLines } from './condense.ts';
import { durationText } from './duration.ts';
import { escapeMarkdown, markdownBlock, markdownCode } from './escapeMarkdown.ts';
import { evidenceOf, outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { shellOf } from './quoteShell.ts';
import { runAgainCommand } from './runAgain.ts';
import { safeUrl } from './safeUrl.ts';
import { severityMarks } from './words.ts';

export function renderMarkdown(verdict: Verdict): string {
  const outline = outlineOf(verdict);
  const language = shellOf(verdict.vantage.platform) === 'powershell' ? 'powershell' : 'bash';
  const blocks = [
    `# ${outline.headline.shape} ${escapeMarkdown(outline.headline.sentence)}`,
    ...rootCauseBlocks(outline, language),
    '## The chain',
    ...chainBlocks(outline),
    ...findingBlocks('Other findings', outline.alsoSeen, verdict, language),
    ...findingBlocks('Consequences of a finding above', outline.symptoms, verdict, language),
    ...observationBlocks(verdict.observations),
    ...footerBlocks(verdict, language),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function rootCauseBlocks({ rootCause, evidence }: Outline, language: string): string[] {
  if (rootCause === null) return [];
  return [
    `**Cause:** ${escapeMarkdown(rootCause.title)}`,
    `**Why:** ${escapeMarkdown(rootCause.explanation)}`,
    bullets(evidenceLines(evidence)),
    ...rootCause.fixes.flatMap((fix) => fixBlocks('**Fix:** ', fix, language)),
  ];
}

function fixBlocks(label: string, fix: Fix, language: string): string[] {
  const title = `${label}${escapeMarkdown(fix.title)}${docLink(fix)}`;
  return fix.command === undefined ? [title] : [title, markdownBlock(fix.command, language)];
}

/** A link only when it is plain https; otherwise the text, so that nothing is lost. */
function docLink({ doc }: Fix): string {
  if (doc === undefined) return '';
  const url = safeUrl(doc);
  return url === undefined ? ` (${escapeMarkdown(doc)})` : ` ([documentation](<${url}>))`;
}

function chainBlocks({ chain }: Outline): string[] {
  return [
    strand('Login', chain.login),
    ...(chain.aws.length === 0 ? [] : [strand('AWS', chain.aws)]),
  ];
}

function strand(name: string, steps: readonly ChainStep[]): string {
  const words = steps.map((step) => {
    const { shape, word } = stepMarks[step.status];
    return `${step.label} ${shape}${step.status === 'ok' ? '' : ` ${word}`}`;
  });
  return `${name}: ${words.join(' → ')}`;
}

function findingBlocks(
  title: string,
  findings: readonly Finding[],
  verdict: Verdict,
  language: string,
): string[] {
  if (findings.length === 0) return [];
  const blocks = findings.flatMap((finding) => {
    const { shape, word } = severityMarks[finding.severity];
    const cause =
      finding.mutedBy === null ? '' : `, explained by ${escapeMarkdown(finding.mutedBy)}`;
    return [
      `### ${shape} ${word}: ${escapeMarkdown(finding.title)}`,
      `${hopLabel(finding.hop)}, ${markdownCode(finding.id)}${cause}`,
      escapeMarkdown(finding.explanation),
      bullets(evidenceLines(evidenceOf(finding, verdict.observations))),
      ...finding.fixes.flatMap((fix) => fixBlocks('Fix: ', fix, language)),
    ];
  });
  return [`## ${title}`, ...blocks];
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}

function observationBlocks(observations: readonly Observation[]): string[] {
  if (observations.length === 0) return [];
  const rows = condense(observations).map(({ mark, probe, time, subject, reason }) => {
    const cells = [`${mark.shape} ${mark.word}`, probe, subject, time, reason];
    return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  });
  return [
    '## Observations',
    ['| Outcome | Probe | Subject | Time | Remark |', '|---|---|---|---|---|', ...rows].join('\n'),
  ];
}

function footerBlocks(verdict: Verdict, language: string): string[] {
  const { vantage, startedAt, durationMs } = verdict;
  const again = runAgainCommand(verdict);
  return [
    `Ran on ${escapeMarkdown(vantage.host)} (${escapeMarkdown(vantage.platform)}) at ${escapeMarkdown(startedAt)}, took ${durationText(durationMs)}.`,
    again === undefined ? '' : markdownBlock(again, language),
  ];
}

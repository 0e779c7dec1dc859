/** The plan of a diagnosis as plain text, before anything is sent. */
import type { PlanPreview } from '../diagnosis/plan/preview.ts';
import { escapeTerminal } from './escapeTerminal.ts';

export function renderPlan({ first, then, awsReads }: PlanPreview): string {
  const lines = [
    'Asked at once:',
    ...first.map(({ stage, title, reason }) => `  ${stage}: ${title}\n      ${reason}`),
    '',
    'Asked as answers come in:',
    ...then.map(({ stage, purpose }) => `  ${stage}: ${purpose}`),
    ...(awsReads.length === 0
      ? []
      : [
          '',
          'Read of AWS meanwhile:',
          ...awsReads.map(({ title, reason }) => `  ${title}\n      ${reason}`),
        ]),
    '',
    'No password, ticket or key is sent. Nothing is changed.',
  ];
  return `${lines.map((line) => escapeLines(line)).join('\n')}\n`;
}

/** Names in a plan come from AWS and from files; only our own line breaks count. */
function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeTerminal(line))
    .join('\n');
}

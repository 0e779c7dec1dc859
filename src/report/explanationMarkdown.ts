/** What an error text means, as Markdown. The text itself is quoted, with the places that were recognised. */
import type { ExplainedText, Explanation } from '../diagnosis/explain/explanation.ts';
import { escapeMarkdown, markdownBlock, markdownCode } from './escapeMarkdown.ts';

/** Of a long log only what was recognised is quoted. */
const longestQuote = 600;

export function explanationMarkdown(text: string, explained: ExplainedText): string {
  const { explanations, numbers, traceNote, next, truncatedAt } = explained;
  const blocks = [
    '# What the error says',
    ...(traceNote === undefined ? [] : [escapeMarkdown(traceNote)]),
    ...(explanations.length === 0 && traceNote === undefined
      ? ['No known text was found in it.', markdownBlock(text.slice(0, longestQuote), 'text')]
      : []),
    ...explanations.flatMap((one) => explanationBlocks(text, one)),
    ...(numbers.length === 0
      ? []
      : [
          '## Numbers in the text',
          numbers
            .map(
              (one) =>
                `- ${markdownCode(one.text)} is ${markdownCode(one.name)}: ${escapeMarkdown(one.meaning)}.`,
            )
            .join('\n'),
        ]),
    ...(truncatedAt === undefined
      ? []
      : [`Only the first ${truncatedAt} characters were read; the text is longer.`]),
    '## Next',
    escapeMarkdown(next),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function explanationBlocks(text: string, one: Explanation): string[] {
  const quotes = one.spans.slice(0, 3).map(({ start, end }) => text.slice(start, end).trim());
  const place = quotes.map((quote) => markdownBlock(quote.slice(0, longestQuote), 'text'));
  const causes = one.causes.map(
    ({ finding, because, cause, check }, index) =>
      `${index + 1}. **${escapeMarkdown(finding)}** ${escapeMarkdown(cause)}\n   That is: ${escapeMarkdown(because)}.\n   *To confirm:* ${escapeMarkdown(check)}.`,
  );
  return [
    `## ${escapeMarkdown(one.sentence)}`,
    ...place,
    ...(causes.length === 0
      ? []
      : [`What may be behind it, the most likely first:`, causes.join('\n')]),
    ...(one.next === undefined ? [] : [escapeMarkdown(one.next)]),
  ];
}

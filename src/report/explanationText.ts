/** What an error text means, for a terminal. */
import type { ExplainedText, Explanation } from '../diagnosis/explain/explanation.ts';
import type { Paint } from './ansi.ts';
import { escapeTerminal } from './escapeTerminal.ts';
import { hanging, wrap } from './wrap.ts';

/** Causes beyond these are rare; the JSON has them all. */
const causesShown = 5;

export function explanationText(explained: ExplainedText, paint: Paint, width: number): string {
  const { explanations, numbers, traceNote, next, truncatedAt } = explained;
  const parts = [
    ...(traceNote === undefined ? [] : [wrap(escapeTerminal(traceNote), width)]),
    ...explanations.map((one) => explanationLines(one, paint, width)),
    ...(numbers.length === 0
      ? []
      : [
          [
            paint('bold', 'Numbers in the text'),
            ...numbers.flatMap(({ text, name, meaning }) =>
              hanging('', `${escapeTerminal(text)} is ${name}: ${meaning}.`, 2, width),
            ),
          ],
        ]),
    ...(truncatedAt === undefined
      ? []
      : [[`Only the first ${truncatedAt} characters were read; the text is longer.`]]),
    hanging('Next', escapeTerminal(next), 6, width),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function explanationLines(one: Explanation, paint: Paint, width: number): string[] {
  const from = one.fromTrace ? ' (from the trace)' : '';
  const causes = one.causes.slice(0, causesShown);
  return [
    ...wrap(escapeTerminal(`${one.sentence}${from}`), width).map((line) => paint('bold', line)),
    ...(causes.length > 1 ? ['', 'What may be behind it, the most likely first:'] : []),
    ...causes.flatMap(({ finding, because, cause, check }, index) => [
      ...hanging(`  ${index + 1}.`, `${paint('bold', finding)}  ${cause}`, 5, width),
      ...hanging('', escapeTerminal(`That is: ${because}.`), 5, width),
      ...hanging('', `To confirm: ${check}.`, 5, width),
    ]),
  ];
}

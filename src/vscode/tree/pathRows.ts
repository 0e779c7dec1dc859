/** What the rules say of the paths of one thing: a row for each path, below it a row for each deciding rule. */
import type { FlowResult } from '../../reachability/flow.ts';
import type { ReachAnswer } from '../../reachability/reach.ts';
import type { SummaryLine } from '../../reachability/summary.ts';
import type { WantedPath } from './networkRow.ts';
import type { Icon, Row } from './row.ts';
import type { Translate } from './translate.ts';

/** The answer of `reach`, or the sentence that says why there is none. */
export type PathAnswer = ReachAnswer | { readonly error: string };

const icons: Readonly<Record<FlowResult, Icon>> = {
  allowed: { name: 'pass', color: 'testing.iconPassed' },
  blocked: { name: 'error', color: 'testing.iconFailed' },
  unknown: { name: 'question', color: 'list.warningForeground' },
};
const recommendedOnly: Icon = { name: 'info' };

export function pathRow(wanted: WantedPath, answer: PathAnswer, parent: string, t: Translate): Row {
  const id = `${parent}/path:${wanted.from}>${wanted.to}`;
  if ('error' in answer) return leaf(id, wanted.label, answer.error, icons.unknown, [answer.error]);
  const result = worst(answer.summary.filter(({ required }) => required));
  const words = wordFor(result, t);
  const children = answer.summary.map((line, index) => lineRow(line, `${id}/${index}`, t));
  return {
    ...leaf(id, wanted.label, words, icons[result], []),
    fold: result === 'blocked' ? 'open' : children.length === 0 ? 'leaf' : 'closed',
    children,
  };
}

function lineRow(line: SummaryLine, id: string, t: Translate): Row {
  const { result, required, sentence, fix } = line;
  const grade = required ? '' : ` (${t('recommended')})`;
  const icon = result === 'blocked' && !required ? recommendedOnly : icons[result];
  const row = leaf(id, sentence, `${wordFor(result, t)}${grade}`, icon, [
    ...(line.step === undefined ? [] : [line.step.because]),
    ...(fix === undefined ? [] : [t('Next: {0}', fix.title)]),
  ]);
  if (fix === undefined) return row;
  return {
    ...row,
    tooltip: { ...row.tooltip, code: fix.cli },
    tokens: ['hasNextStep'],
    copy: { nextStep: fix.cli },
  };
}

function leaf(
  id: string,
  label: string,
  description: string,
  icon: Icon,
  more: readonly string[],
): Row {
  return {
    id,
    kind: 'path',
    label,
    description,
    icon,
    tooltip: { heading: label, paragraphs: [description, ...more] },
    spoken: `${label}, ${description}`,
    fold: 'leaf',
    children: [],
    tokens: [],
  };
}

function worst(lines: readonly SummaryLine[]): FlowResult {
  if (lines.some(({ result }) => result === 'blocked')) return 'blocked';
  return lines.some(({ result }) => result === 'unknown') ? 'unknown' : 'allowed';
}

function wordFor(result: FlowResult, t: Translate): string {
  switch (result) {
    case 'allowed':
      return t('allowed');
    case 'blocked':
      return t('blocked');
    case 'unknown':
      return t('unknown');
  }
}

/** Verdicts of `reach` for people: what decided, the path with its blocked hop, one change that mends it. */
import type { FlowResult, FlowVerdict } from '../reachability/flow.ts';
import { pathText } from '../reachability/pathText.ts';
import type { ReachAnswer } from '../reachability/reach.ts';
import type { SummaryLine } from '../reachability/summary.ts';
import type { Ink, Paint } from '../report/ansi.ts';
import { escapeTerminal, escapeTerminalBlock } from '../report/escapeTerminal.ts';

const marks: Readonly<Record<FlowResult, string>> = {
  allowed: '✔ allowed',
  blocked: '✖ blocked',
  unknown: '? unknown',
};

const inks: Readonly<Record<FlowResult, Ink>> = {
  allowed: 'green',
  blocked: 'red',
  unknown: 'yellow',
};

export function reachText({ summary, verdicts, warnings }: ReachAnswer, paint: Paint): string {
  const byId = new Map(verdicts.map((verdict) => [verdict.flow.id, verdict]));
  const parts = summary.map((line) => partOf(line, byId, paint));
  const also = warnings.map((warning) => `! ${escapeTerminal(warning)}`);
  return `${[...parts, ...also].join('\n\n')}\n`;
}

function partOf(line: SummaryLine, byId: ReadonlyMap<string, FlowVerdict>, paint: Paint): string {
  const grade = line.required ? '' : ' (recommended)';
  const head = `${paint(inks[line.result], marks[line.result])}${grade}  ${escapeTerminal(line.sentence)}`;
  const example = byId.get(line.flowIds[0] ?? '');
  const path =
    line.result === 'allowed' || example === undefined
      ? []
      : [indent(escapeTerminalBlock(pathText(example)))];
  const fix =
    line.fix === undefined
      ? []
      : [`  Fix: ${escapeTerminal(line.fix.title)}`, indent(escapeTerminalBlock(line.fix.cli))];
  return [head, ...path, ...fix].join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

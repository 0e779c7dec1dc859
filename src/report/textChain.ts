/** The chain for a terminal: `configuration ✔ → names ✔ → KDC reachable ✖ broken → …`. */
import type { Ink, Paint } from './ansi.ts';
import { stepMarks } from './chain.ts';
import type { Chain, ChainStep, StepStatus } from './chain.ts';

const stepInk: Readonly<Record<StepStatus, Ink>> = {
  ok: 'green',
  warning: 'yellow',
  fault: 'red',
  affected: 'yellow',
  'not-reached': 'dim',
  unknown: 'dim',
};

/** One strand a paragraph, broken between steps; colour repeats what shape and word say. */
export function chainLines(chain: Chain, width: number, paint: Paint): string[] {
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

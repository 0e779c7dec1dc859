/** The chain as inline SVG: each hop a box with a shape and words; the same said in the title for screen readers. */
import { stepMarks } from './chain.ts';
import type { Chain, StepStatus } from './chain.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';

/** One box: a hop of the login, or a thing on the way through the network. */
export interface PictureStep {
  readonly label: string;
  readonly status: StepStatus;
  /** Below the label; by default the status in words. */
  readonly word?: string;
  /** Shown on hover and read aloud. */
  readonly because?: string;
}

const box = { width: 158, height: 50, gapX: 16, gapY: 22 } as const;
const perRow = 6;
const margin = 3;

/** Strokes in a 16 × 16 square: tick, triangle, cross, diamond, dot, question mark. */
const shapes: Readonly<Record<StepStatus, string>> = {
  ok: 'M2 9l4 4 8-10',
  warning: 'M8 2L15 14H1ZM8 6.5v3.5M8 12.2v.1',
  fault: 'M3 3l10 10M13 3L3 13',
  affected: 'M8 2l6 6-6 6-6-6Z',
  'not-reached': 'M7.5 8h1',
  unknown: 'M5 5.5a3 3 0 1 1 4 2.8c-.8.3-1 .8-1 1.7M8 13v.1',
};

export function chainPicture(chain: Chain): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The Kerberos chain">
    ${strandPicture('The login, hop by hop', chain.login)}
    ${chain.aws.length === 0 ? undefined : strandPicture('What AWS must have set up', chain.aws)}
  </div>`;
}

/** Boxes in a row, or rows, with arrows between them; the caption and every status are also said in words. */
export function strandPicture(caption: string, steps: readonly PictureStep[]): Markup {
  const rows = Math.ceil(steps.length / perRow);
  const width = perRow * box.width + (perRow - 1) * box.gapX + 2 * margin;
  const height = rows * box.height + (rows - 1) * box.gapY + 2 * margin;
  const spoken = steps.map((step) => `${step.label}: ${stepMarks[step.status].word}`).join('; ');
  return html`<p class="quiet">${caption}</p>
    <svg
      class="chain"
      role="img"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${width} ${height}"
    >
      <title>${caption}. ${spoken}.</title>
      ${steps.slice(1).map((_, index) => arrow(index))} ${steps.map(stepBox)}
    </svg>`;
}

function corner(index: number): { x: number; y: number } {
  return {
    x: margin + (index % perRow) * (box.width + box.gapX),
    y: margin + Math.floor(index / perRow) * (box.height + box.gapY),
  };
}

function stepBox(step: PictureStep, index: number): Markup {
  const { x, y } = corner(index);
  return html`<g class="${step.status}" transform="translate(${x} ${y})">
    ${step.because === undefined ? undefined : html`<title>${step.because}</title>`}
    <rect class="box" width="${box.width}" height="${box.height}" rx="6" />
    <path class="shape" transform="translate(10 17)" d="${shapes[step.status]}" />
    <text x="34" y="21">${step.label}</text>
    <text class="word" x="34" y="38">${step.word ?? stepMarks[step.status].word}</text>
  </g>`;
}

/** From the box at `index` to the next: along the row, or down to the start of the next row. */
function arrow(index: number): Markup {
  const from = corner(index);
  const to = corner(index + 1);
  const startX = from.x + box.width;
  const endY = to.y + box.height / 2;
  const path =
    from.y === to.y
      ? `M${startX + 2} ${endY}H${to.x - 3}m-5-4l5 4-5 4`
      : `M${from.x + box.width / 2} ${from.y + box.height + 1}v${box.gapY / 2}H${to.x + box.width / 2}v${box.gapY / 2 - 3}m-4-5l4 5 4-5`;
  return html`<path class="arrow" d="${path}" />`;
}

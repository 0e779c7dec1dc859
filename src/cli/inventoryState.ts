/** One state of the inventory as lines for a terminal. */
import type { InventorySeverity } from '../aws/inventory/shape.ts';
import type { Ink, Paint } from '../report/ansi.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { hanging } from '../report/wrap.ts';

export interface InventoryTextOptions {
  readonly paint: Paint;
  readonly width: number;
}

interface Judged {
  readonly severity: InventorySeverity;
  readonly transient: boolean;
}

const inks: Readonly<Record<InventorySeverity, Ink>> = {
  error: 'red',
  warning: 'yellow',
  info: 'green',
};

/** A state in its shape and colour, before a sentence. */
export function judgedLine(
  indent: string,
  judged: Judged,
  text: string,
  { paint, width }: InventoryTextOptions,
): string[] {
  const shape =
    judged.severity === 'error'
      ? '✖'
      : judged.severity === 'warning'
        ? '▲'
        : judged.transient
          ? '…'
          : '✔';
  const label = `${indent}${shape}`;
  const [first = '', ...rest] = hanging(label, escapeTerminal(text), label.length + 1, width);
  return [indent + paint(inks[judged.severity], shape) + first.slice(label.length), ...rest];
}

/** What a state means and what to do next; one that is as it should be needs no words. */
export function explained(
  state: Judged & { readonly meaning: string; readonly nextStep: string },
  indent: string,
  { width }: InventoryTextOptions,
): string[] {
  if (state.severity === 'info' && !state.transient) return [];
  const next = state.nextStep === '' ? '' : `Next: ${state.nextStep}`;
  return [state.meaning, next]
    .filter((text) => text !== '')
    .flatMap((text) => hanging('', escapeTerminal(text), indent.length + 2, width));
}

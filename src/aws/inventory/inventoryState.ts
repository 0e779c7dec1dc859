import type { State, Tone } from '../states/state.ts';
import type { InventorySeverity, InventoryState } from './shape.ts';

const severities: Readonly<Record<Tone, InventorySeverity>> = {
  error: 'error',
  warning: 'warning',
  unknown: 'warning',
  waiting: 'info',
  transient: 'info',
  ok: 'info',
};

/** A state in the public shape; the command is part of the next step there. */
export function inventoryState(state: State): InventoryState {
  const { status, label, meaning, transient } = state;
  return {
    status,
    label,
    meaning,
    severity: severities[state.tone],
    transient,
    nextStep: nextStep(state),
  };
}

/** The next step with its command, as one text to read. */
export function nextStep({ nextStep: step, command }: State): string {
  return command === undefined ? step : `${step} Command: ${command.bash}`;
}

const order: readonly Tone[] = ['error', 'warning', 'unknown', 'transient', 'waiting', 'ok'];

/** Sorts what needs attention first; nothing at all comes last. */
export function urgency(states: readonly Pick<State, 'tone'>[]): number {
  return Math.min(order.length, ...states.map(({ tone }) => order.indexOf(tone)));
}

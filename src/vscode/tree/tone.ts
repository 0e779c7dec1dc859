/** From how bad a state is to where its row stands and how it looks. */
import type { Tone } from '../../aws/states/state.ts';
import type { Order } from './look.ts';
import type { Icon, RowKind } from './row.ts';

/** `none`: there is no state to judge, as for a database that never joined a directory. */
export type RowTone = Tone | 'none';

/** What needs somebody first comes first. */
const order: readonly RowTone[] = [
  'error',
  'warning',
  'unknown',
  'waiting',
  'transient',
  'ok',
  'none',
];

const stateIcons: Record<RowTone, Icon> = {
  ok: { name: 'pass', color: 'testing.iconPassed' },
  error: { name: 'error', color: 'testing.iconFailed' },
  warning: { name: 'warning', color: 'list.warningForeground' },
  waiting: { name: 'watch', color: 'list.warningForeground' },
  transient: { name: 'sync', color: 'charts.blue' },
  unknown: { name: 'question', color: 'list.warningForeground' },
  none: { name: 'circle-slash', color: 'disabledForeground' },
};

/** Things that are well show what they are; the icon of a state is for things that are not. */
const kindIcons: Partial<Record<RowKind, string>> = {
  directory: 'organization',
  controller: 'server',
  trust: 'link',
};

export function rank(tone: RowTone): number {
  return order.indexOf(tone);
}

export function worst(tones: readonly RowTone[]): RowTone {
  return tones.reduce((left, right) => (rank(right) < rank(left) ? right : left), 'none');
}

export function iconOf(kind: RowKind, tone: RowTone): Icon {
  const own = kindIcons[kind];
  if (own === undefined || (tone !== 'ok' && tone !== 'none')) return stateIcons[tone];
  return tone === 'ok' ? { name: own, color: 'testing.iconPassed' } : { name: own };
}

/** Troubled ones first, then by name. */
export function byTrouble<T extends { readonly tone: RowTone; readonly name: string }>(
  left: T,
  right: T,
): number {
  return rank(left.tone) - rank(right.tone) || byName(left, right);
}

/** As people count: `db-2` before `db-10`. */
export function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return names.compare(left.name, right.name);
}

/** One collator: making one for each comparison takes seconds for ten thousand databases. */
const names = new Intl.Collator('en', { numeric: true });

/** A new array in the order that the person chose. */
export function sorted<T extends { readonly tone: RowTone; readonly name: string }>(
  entries: readonly T[],
  order: Order,
): T[] {
  return [...entries].sort(order === 'name' ? byName : byTrouble);
}

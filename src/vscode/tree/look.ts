/** How the person wants to see the account: grouping, order, filter. Kept by the view, read by the rows. Pure. */
import type { StateChange } from '../../aws/liveness/changes.ts';
import type { CommandLine } from '../../aws/commandLine.ts';
import { untranslated, type Translate } from './translate.ts';

export const groupings = ['directory', 'region', 'engine'] as const;
export type Grouping = (typeof groupings)[number];

export const orders = ['trouble', 'name'] as const;
export type Order = (typeof orders)[number];

export interface Look {
  readonly grouping: Grouping;
  readonly order: Order;
  /** Words that a row has to hold, all of them; empty shows everything. */
  readonly filter: string;
  /** Rows of a long list that are shown, by its id, where more than the first page was asked for. */
  readonly shown: ReadonlyMap<string, number>;
  /** By key of `observedStates`: what moved since the account was last asked for. */
  readonly changes: ReadonlyMap<string, StateChange>;
  /** The profile that the account was read with, for commands to copy. */
  readonly profile?: string;
  readonly shell: keyof CommandLine;
  readonly t: Translate;
}

export const plainLook: Look = {
  grouping: 'directory',
  order: 'trouble',
  filter: '',
  shown: new Map(),
  changes: new Map(),
  shell: 'bash',
  t: untranslated,
};

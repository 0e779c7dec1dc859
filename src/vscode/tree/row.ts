/** One row of the tree as plain data: everything a screen shows and a screen reader says. Types only. */
import type { CommandId, RowToken } from '../ids.ts';
import type { WantedPath } from './networkRow.ts';

export type RowKind =
  | 'region'
  | 'directory'
  | 'group'
  | 'database'
  | 'controller'
  | 'trust'
  | 'network'
  | 'path'
  | 'failure';

export interface Icon {
  /** Of the codicon font. */
  readonly name: string;
  /** A theme colour, so that every theme and high contrast keep it readable. */
  readonly color?: string;
}

export interface Tooltip {
  readonly heading: string;
  /** Plain text, one paragraph each. */
  readonly paragraphs: readonly string[];
  /** A command line to copy. */
  readonly code?: string;
}

export interface Row {
  /** The same thing has the same id in every refresh, so that selection and expansion stay. */
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  /** The state in words: the icon never carries it alone. */
  readonly description: string;
  readonly icon: Icon;
  readonly tooltip: Tooltip;
  /** For screen readers: label, state and what follows, in one sentence. */
  readonly spoken: string;
  readonly children: readonly Row[];
  /** Judged and shown as children when the row is opened. */
  readonly paths?: readonly WantedPath[];
  readonly expanded: boolean;
  readonly tokens: readonly RowToken[];
  /** ARN, or identifier where AWS gave no ARN: the argument of a diagnosis. */
  readonly target?: string;
  /** What the copy commands put on the clipboard. */
  readonly copy?: { readonly arn?: string; readonly endpoint?: string; readonly nextStep?: string };
  /** The one action of a row that reports a failure. */
  readonly action?: { readonly command: CommandId; readonly title: string };
}

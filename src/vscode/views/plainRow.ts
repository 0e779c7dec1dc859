/** A row of one of the smaller views as plain data: everything a screen shows and a screen reader says. Types only. */
import type { Icon } from '../tree/row.ts';

export interface PlainRow {
  /** The same thing has the same id in every redraw, so that selection and expansion stay. */
  readonly id: string;
  readonly label: string;
  /** The state in words: the icon never carries it alone. */
  readonly description: string;
  readonly icon: Icon;
  /** For screen readers: label and state in one sentence. */
  readonly spoken: string;
  /** Plain text, one paragraph each. */
  readonly tooltip: readonly string[];
  readonly children: readonly PlainRow[];
  readonly expanded?: boolean;
  /** What menus test with `viewItem`. */
  readonly token: string;
  /** The run of a diagnosis: the argument of the Diagnoses view's commands. */
  readonly run?: string;
  /** The file that the row opens, and the place in it, counted from zero. */
  readonly opens?: { readonly path: string; readonly line: number; readonly character: number };
}

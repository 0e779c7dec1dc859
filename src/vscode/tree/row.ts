/** One row of the tree as plain data: everything a screen shows and a screen reader says. Types only. */
import type { CredentialRepair } from '../../aws/section.ts';
import type { CommandId, RowToken } from '../ids.ts';
import type { WantedPath } from './networkRow.ts';

export type RowKind =
  | 'account'
  | 'region'
  | 'engine'
  | 'directory'
  | 'group'
  | 'database'
  | 'controller'
  | 'trust'
  | 'network'
  | 'path'
  | 'more'
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

/** Text for the clipboard. */
export interface RowCopy {
  readonly arn?: string;
  readonly endpoint?: string;
  readonly nextStep?: string;
  /** The AWS CLI's way to see the same. */
  readonly cli?: string;
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
  /** How it is when it is first shown; a person's folding stays. */
  readonly fold: 'leaf' | 'closed' | 'open';
  /** Made on first use: a closed row costs nothing below it. */
  readonly children: readonly Row[];
  /** Judged and shown as children when the row is opened. */
  readonly paths?: readonly WantedPath[];
  readonly tokens: readonly RowToken[];
  /** ARN, or identifier where AWS gave no ARN: the argument of a diagnosis. */
  readonly target?: string;
  /** Of a directory: the argument of what is generated from it. */
  readonly directoryId?: string;
  readonly copy?: RowCopy;
  /** Its page of the AWS console. */
  readonly consoleUrl?: string;
  /** Of a failure: what repairs the credentials of which profile. */
  readonly credentials?: { readonly repair: CredentialRepair; readonly profile?: string };
  /** Of a row that stands for what is not shown yet: the list that grows. */
  readonly list?: string;
  /** What selecting the row does. */
  readonly action?: { readonly command: CommandId; readonly title: string };
}

/** A row whose children are made when somebody first asks for them. Completes `row` itself: a copy would call its getters. */
export function withChildren(row: Omit<Row, 'children'>, make: () => readonly Row[]): Row {
  let made: readonly Row[] | undefined;
  const children = { enumerable: true, get: () => (made ??= make()) };
  return Object.defineProperty(row, 'children', children) as Row;
}

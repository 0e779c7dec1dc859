/** The root of the tree: the rows of the one account, or one row for each account that is read. Pure. */
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import type { StateChange } from '../../aws/liveness/changes.ts';
import { inventoryRows } from './inventoryRows.ts';
import type { Look } from './look.ts';
import type { Row } from './row.ts';

export interface ShownAccount {
  readonly snapshot: AccountSnapshot;
  readonly changes: readonly StateChange[];
}

export function accountRows(accounts: readonly ShownAccount[], look: Look): readonly Row[] {
  const [only] = accounts;
  if (only !== undefined && accounts.length === 1) {
    return inventoryRows(only.snapshot, lookOf(only, look));
  }
  return accounts.map((account) => accountRow(account, look));
}

/** The account that a row belongs to, where several are shown. */
export function accountOfRow<T extends ShownAccount>(
  { id }: Row,
  accounts: readonly T[],
): T | undefined {
  if (accounts.length === 1) return accounts[0];
  return accounts.find(({ snapshot }) => id.startsWith(`${idOf(snapshot)}/`));
}

function accountRow(account: ShownAccount, look: Look): Row {
  const { snapshot } = account;
  const { t } = look;
  const label = snapshot.profile ?? t('default credentials');
  const id = idOf(snapshot);
  const children = inventoryRows(snapshot, lookOf(account, look), id);
  const description = [
    valueOr(snapshot.caller, undefined)?.account ?? t('not readable'),
    ...(children.length > 0 ? [] : [look.filter === '' ? t('nothing here') : t('no match')]),
  ].join(' · ');
  return {
    id,
    kind: 'account',
    label,
    description,
    icon: { name: 'account' },
    tooltip: {
      heading: label,
      paragraphs: [valueOr(snapshot.caller, undefined)?.arn ?? description],
    },
    spoken: `${t('account')} ${label}, ${description}`,
    fold: children.length > 0 ? 'open' : 'leaf',
    children,
    tokens: [],
  };
}

function lookOf({ snapshot, changes }: ShownAccount, look: Look): Look {
  return {
    ...look,
    changes: new Map(changes.map((change) => [change.key, change])),
    ...(snapshot.profile === undefined ? {} : { profile: snapshot.profile }),
  };
}

function idOf({ profile }: AccountSnapshot): string {
  // Encoded, so that no profile's name is the beginning of another one's path.
  return `account:${encodeURIComponent(profile ?? '')}`;
}

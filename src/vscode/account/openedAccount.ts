/** One account as it was read, and reading it again where something is on the way. */
import { isDeepStrictEqual } from 'node:util';
import type { AwsAccess } from '../../aws/access.ts';
import { changesBetween, type StateChange } from '../../aws/liveness/changes.ts';
import { mergePoll } from '../../aws/liveness/mergePoll.ts';
import { pollPlan } from '../../aws/liveness/polling.ts';
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { loadAws } from './aws.ts';

/** A snapshot with the access that it was read with, for the further reads of a diagnosis. */
export interface OpenedAccount {
  readonly access: AwsAccess;
  readonly snapshot: AccountSnapshot;
  /** What is another than when the account was asked for the time before. */
  readonly changes: readonly StateChange[];
  /** The snapshot that `changes` are counted from. */
  readonly baseline: AccountSnapshot;
}

/** @param before the same account as it was asked for the time before */
export function openedAccount(
  access: AwsAccess,
  snapshot: AccountSnapshot,
  before: AccountSnapshot | undefined,
): OpenedAccount {
  const baseline = before !== undefined && sameAccount(before, snapshot) ? before : snapshot;
  return { access, snapshot, baseline, changes: changesBetween(baseline, snapshot) };
}

/** Reads the Regions where something is on the way; gives `opened` back when everything is as it was. */
export async function pollAccount(
  opened: OpenedAccount,
  signal: AbortSignal,
): Promise<OpenedAccount> {
  const { access, snapshot, baseline } = opened;
  const plan = pollPlan(snapshot, 0);
  if (plan.kind === 'idle') return opened;
  const { loadAccount } = await loadAws();
  const regions = [...new Set(plan.waitingFor.map(({ region }) => region))];
  const after = mergePoll(snapshot, await loadAccount(access, { regions, signal }));
  // The same snapshot stays the same object: what was judged from it stays good.
  const same = isDeepStrictEqual(
    [snapshot.regions, snapshot.caller],
    [after.regions, after.caller],
  );
  return same ? opened : openedAccount(access, after, baseline);
}

function sameAccount(left: AccountSnapshot, right: AccountSnapshot): boolean {
  const [one, other] = [left, right].map(({ caller }) => valueOr(caller, undefined)?.account);
  return one === other;
}

import { databasesOfRegion } from '../databases.ts';
import type { DatabaseTarget } from '../databases.ts';
import { membershipSubject } from '../inventory/database.ts';
import type { Membership } from '../membership.ts';
import { valueOr } from '../section.ts';
import type { AccountSnapshot, Directory, RegionSnapshot } from '../snapshot.ts';
import { directoryStage } from '../states/directoryStage.ts';
import { domainControllerState } from '../states/domainController.ts';
import { membershipState } from '../states/membershipState.ts';
import { shareStatus } from '../states/shareStatus.ts';
import type { State } from '../states/state.ts';
import { trustState } from '../states/trustState.ts';

/** One state of the account that can change by itself. */
export interface ObservedState {
  /** Whose it is, for people: `mydb`, `trust with corp.example.com`. */
  readonly subject: string;
  readonly region: string;
  readonly state: State;
}

/** Every state of a snapshot by a key that stays the same from one snapshot to the next. */
export function observedStates(account: AccountSnapshot): ReadonlyMap<string, ObservedState> {
  const found = new Map<string, ObservedState>();
  for (const region of account.regions) {
    for (const [key, subject, state] of [
      ...memberships(region, account.takenAt),
      ...valueOr(region.directories, []).flatMap((directory) => statesOf(directory, region.region)),
    ]) {
      found.set(stateKey(region.region, key), { subject, region: region.region, state });
    }
  }
  return found;
}

/** The key of a membership in `observedStates`, within its Region. */
export function membershipKey(
  { kind, identifier }: DatabaseTarget,
  { directoryId, fqdn }: Membership,
): string {
  return `membership ${kind} ${identifier} ${directoryId ?? fqdn ?? ''}`;
}

export function stateKey(region: string, key: string): string {
  return `${region} ${key}`;
}

type Row = readonly [key: string, subject: string, state: State];

function memberships(region: RegionSnapshot, at: string): readonly Row[] {
  return databasesOfRegion(region).flatMap((target) => {
    // An Aurora member repeats its cluster's membership; only what it has of its own is another state.
    const own = target.memberships.filter(
      ({ from }) => target.kind === 'cluster' || from.includes('instance'),
    );
    return own.map((membership): Row => [
      membershipKey(target, membership),
      target.identifier,
      membershipState(membership, membershipSubject(target, at)),
    ]);
  });
}

function statesOf(directory: Directory, region: string): readonly Row[] {
  const { description } = directory;
  const id = description.DirectoryId ?? '';
  const name = description.Name ?? id;
  const rows: Row[] = [[`directory ${id}`, name, directoryStage(description.Stage)]];
  if (description.Type === 'SharedMicrosoftAD') {
    rows.push([
      `share ${id}`,
      `share of ${name}`,
      shareStatus(description.ShareStatus, { region }),
    ]);
  }
  for (const trust of valueOr(directory.trusts, [])) {
    const trustId = trust.TrustId;
    const state = trustState(trust.TrustState, { trustId, region });
    rows.push([`trust ${trustId ?? ''}`, `trust with ${trust.RemoteDomainName ?? ''}`, state]);
  }
  for (const controller of valueOr(directory.domainControllers, [])) {
    const controllerId = controller.DomainControllerId ?? '';
    const address = controller.DnsIpAddr ?? controllerId;
    const state = domainControllerState(controller.Status);
    rows.push([`controller ${controllerId}`, `domain controller ${address}`, state]);
  }
  return rows;
}

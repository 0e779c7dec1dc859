/** Databases and directories of an account with what the tree groups and sorts them by; made once a snapshot. Pure. */
import { databasesOfRegion, type DatabaseTarget } from '../../aws/databases.ts';
import { membershipSubject } from '../../aws/inventory/database.ts';
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot, Directory, RegionSnapshot } from '../../aws/snapshot.ts';
import { directoryStage } from '../../aws/states/directoryStage.ts';
import { directoryType } from '../../aws/states/directoryType.ts';
import { membershipState } from '../../aws/states/membershipState.ts';
import type { State } from '../../aws/states/state.ts';
import { rank, worst, type RowTone } from './tone.ts';

export interface DatabaseEntry {
  readonly database: DatabaseTarget;
  /** Of its memberships, the worst first. */
  readonly states: readonly State[];
  readonly tone: RowTone;
  readonly name: string;
  readonly members: readonly DatabaseEntry[];
}

export interface DirectoryEntry {
  readonly directory: Directory;
  readonly region: string;
  readonly databases: readonly DatabaseEntry[];
  /** Of its stage and its type, the worse first. */
  readonly states: readonly State[];
  readonly tone: RowTone;
  readonly name: string;
}

export interface RegionEntries {
  readonly snapshot: RegionSnapshot;
  /** Clusters with their members below them, and the instances that belong to none. */
  readonly databases: readonly DatabaseEntry[];
  readonly directories: readonly DirectoryEntry[];
}

const made = new WeakMap<AccountSnapshot, readonly RegionEntries[]>();

export function regionEntries(account: AccountSnapshot): readonly RegionEntries[] {
  const known = made.get(account);
  if (known !== undefined) return known;
  const entries = account.regions.map((region) => entriesOf(region, account));
  made.set(account, entries);
  return entries;
}

/** @param takenAt when the snapshot was taken, ISO 8601: maintenance windows are counted from there */
export function databaseEntry(
  database: DatabaseTarget,
  members: readonly DatabaseEntry[],
  takenAt: string,
): DatabaseEntry {
  const subject = membershipSubject(database, takenAt);
  const states = database.memberships
    .map((membership) => membershipState(membership, subject))
    .sort(byTone);
  const tone = worst([
    ...states.map((state) => state.tone),
    ...members.map((member) => member.tone),
  ]);
  return { database, states, tone, name: database.identifier, members };
}

function entriesOf(snapshot: RegionSnapshot, account: AccountSnapshot): RegionEntries {
  const databases = databaseEntries(snapshot, account);
  const joined = new Map<string, DatabaseEntry[]>();
  for (const entry of databases) {
    const ids = new Set(entry.database.memberships.map(({ directoryId }) => directoryId ?? ''));
    for (const id of ids) {
      const others = joined.get(id);
      if (others === undefined) joined.set(id, [entry]);
      else others.push(entry);
    }
  }
  const directories = valueOr(snapshot.directories, []).map((directory) =>
    directoryEntry(directory, snapshot.region, joined.get(directory.description.DirectoryId ?? '')),
  );
  return { snapshot, databases, directories };
}

/** How bad a directory is: its own state and its type; what its databases have is theirs. */
function directoryEntry(
  directory: Directory,
  region: string,
  databases: readonly DatabaseEntry[] = [],
): DirectoryEntry {
  const { Stage, StageReason, Type, Name } = directory.description;
  const states = [directoryStage(Stage, StageReason), directoryType(Type)].sort(byTone);
  const tone = worst(states.map((state) => state.tone));
  return { directory, region, databases, states, tone, name: Name ?? '' };
}

function databaseEntries(region: RegionSnapshot, account: AccountSnapshot): DatabaseEntry[] {
  const databases = databasesOfRegion(region, valueOr(account.caller, undefined)?.account);
  const members = new Map<string, DatabaseEntry[]>(
    databases.flatMap(({ kind, identifier }) => (kind === 'cluster' ? [[identifier, []]] : [])),
  );
  const alone: DatabaseEntry[] = [];
  for (const database of databases) {
    if (database.kind === 'cluster') continue;
    const entry = databaseEntry(database, [], account.takenAt);
    (members.get(database.instance?.DBClusterIdentifier ?? '') ?? alone).push(entry);
  }
  const whole = databases
    .filter(({ kind }) => kind === 'cluster')
    .map((cluster) =>
      databaseEntry(cluster, members.get(cluster.identifier) ?? [], account.takenAt),
    );
  return [...whole, ...alone];
}

function byTone(left: State, right: State): number {
  return rank(left.tone) - rank(right.tone);
}

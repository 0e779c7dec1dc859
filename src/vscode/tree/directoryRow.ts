/** A directory: its stage, its domain controllers and trusts, and the databases that joined it. */
import type { Directory } from '../../aws/snapshot.ts';
import { directoryStage } from '../../aws/states/directoryStage.ts';
import { directoryType } from '../../aws/states/directoryType.ts';
import type { State } from '../../aws/states/state.ts';
import { databaseRow, type DatabaseEntry } from './databaseRow.ts';
import { controllersGroup, trustsGroup } from './directoryParts.ts';
import { directoryNetwork } from './networkRow.ts';
import type { Row } from './row.ts';
import { byTrouble, iconOf, rank, worst, type RowTone } from './tone.ts';
import type { Translate } from './translate.ts';

export interface DirectoryEntry {
  readonly directory: Directory;
  readonly region: string;
  readonly databases: readonly DatabaseEntry[];
  readonly tone: RowTone;
  readonly name: string;
}

/** How bad a directory is: its own state and its type; what its databases have is theirs. */
export function directoryEntry(
  directory: Directory,
  region: string,
  databases: readonly DatabaseEntry[],
): DirectoryEntry {
  const states = statesOf(directory);
  return {
    directory,
    region,
    databases: [...databases].sort(byTrouble),
    tone: worst(states.map((state) => state.tone)),
    name: directory.description.Name ?? '',
  };
}

function statesOf({ description }: Directory): readonly State[] {
  const { Stage, StageReason, Type } = description;
  return [directoryStage(Stage, StageReason), directoryType(Type)].sort(
    (left, right) => rank(left.tone) - rank(right.tone),
  );
}

export function directoryRow(entry: DirectoryEntry, parent: string, t: Translate): Row {
  const { directory, region, databases, tone, name } = entry;
  const { DirectoryId = '', Edition, Stage, StageReason, Type } = directory.description;
  const id = `${parent}/directory:${DirectoryId}`;
  const stage = directoryStage(Stage, StageReason);
  const type = directoryType(Type);
  const description = [
    stage.label,
    Edition ?? type.label,
    controllerCount(directory, t),
    DirectoryId,
  ].join(' · ');
  const states = statesOf(directory);
  return {
    id,
    kind: 'directory',
    label: name,
    description,
    icon: iconOf('directory', tone),
    tooltip: {
      heading: `${name} · ${DirectoryId}`,
      paragraphs: [
        type.label,
        ...states.flatMap((state) => [
          state.meaning,
          ...(state.nextStep === '' ? [] : [t('Next: {0}', state.nextStep)]),
        ]),
      ],
    },
    spoken: `${t('directory')} ${name}, ${description}`,
    children: [
      ...databases.map((database) => databaseRow(database, id, t)),
      ...controllersGroup(directory, id, t),
      ...trustsGroup(directory.trusts, region, id, t),
      ...directoryNetwork(
        directory,
        databases.map(({ database }) => database),
        id,
        t,
      ),
    ],
    expanded: true,
    tokens: [],
  };
}

function controllerCount(directory: Directory, t: Translate): string {
  const { domainControllers, description } = directory;
  // Without the permission to list them, their addresses are still in the directory's description.
  const count =
    domainControllers.outcome === 'loaded'
      ? domainControllers.value.length
      : (description.DnsIpAddrs ?? description.OwnerDirectoryDescription?.DnsIpAddrs ?? []).length;
  return count === 1 ? t('1 domain controller') : t('{0} domain controllers', count);
}

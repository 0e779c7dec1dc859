/** A directory: its stage, its domain controllers and trusts, and the databases that joined it. */
import { directoryConsoleUrl } from '../../aws/consoleUrl.ts';
import { describeDirectory } from '../../aws/describeCommand.ts';
import type { Directory } from '../../aws/snapshot.ts';
import { directoryStage } from '../../aws/states/directoryStage.ts';
import { directoryType } from '../../aws/states/directoryType.ts';
import { databaseRow } from './databaseRow.ts';
import { controllersGroup, trustsGroup } from './directoryParts.ts';
import type { DirectoryEntry } from './entries.ts';
import { directoryMatches, filterDatabases, wordsOf } from './filter.ts';
import type { Look } from './look.ts';
import { directoryNetwork } from './networkRow.ts';
import { paged } from './pages.ts';
import { withChildren, type Row } from './row.ts';
import { iconOf, sorted } from './tone.ts';
import { tokensOf } from './tokens.ts';

/** @param withDatabases false where its databases are elsewhere in the tree */
export function directoryRow(
  entry: DirectoryEntry,
  parent: string,
  look: Look,
  withDatabases = true,
): Row {
  const { directory, region, tone, name } = entry;
  const { t, profile } = look;
  const { DirectoryId = '', Edition, Stage, StageReason, Type } = directory.description;
  const id = `${parent}/directory:${DirectoryId}`;
  const at = { region, ...(profile === undefined ? {} : { profile }) };
  const description = [
    directoryStage(Stage, StageReason).label,
    Edition ?? directoryType(Type).label,
    controllerCount(directory, look),
    ...(look.grouping === 'engine' ? [region] : []),
    DirectoryId,
  ].join(' · ');
  const consoleUrl = directoryConsoleUrl(DirectoryId, region);
  const links = {
    // Only of those that a database can join.
    ...(/^(Shared)?MicrosoftAD$/.test(Type ?? '') ? { directoryId: DirectoryId } : {}),
    copy: { cli: describeDirectory(DirectoryId, at)[look.shell] },
    ...(consoleUrl === undefined ? {} : { consoleUrl }),
  };
  const row = {
    id,
    kind: 'directory',
    label: name,
    description,
    icon: iconOf('directory', tone),
    tooltip: tooltip(entry, look),
    spoken: `${t('directory')} ${name}, ${description}`,
    fold: withDatabases ? 'open' : 'closed',
    tokens: tokensOf(links),
    ...links,
  } as const;
  return withChildren(row, () => childrenOf(entry, id, look, withDatabases));
}

function childrenOf(
  entry: DirectoryEntry,
  id: string,
  look: Look,
  withDatabases: boolean,
): readonly Row[] {
  const words = wordsOf(look.filter);
  const itself = directoryMatches(entry, words);
  const databases = withDatabases ? filterDatabases(entry.databases, words) : [];
  return [
    ...paged(sorted(databases, look.order), id, look, (each) => databaseRow(each, id, look)),
    // Who looks for a database is not looking for these.
    ...(itself ? controllersGroup(entry, id, look) : []),
    ...(itself ? trustsGroup(entry, id, look) : []),
    ...(itself ? networkOf(entry, id, look) : []),
  ];
}

function networkOf({ directory, databases }: DirectoryEntry, id: string, { t }: Look): Row[] {
  const joined = databases.map(({ database }) => database);
  return directoryNetwork(directory, joined, id, t);
}

function tooltip({ directory, states, name }: DirectoryEntry, { t }: Look): Row['tooltip'] {
  const { DirectoryId = '', Type } = directory.description;
  return {
    heading: `${name} · ${DirectoryId}`,
    paragraphs: [
      directoryType(Type).label,
      ...states.flatMap((state) => [
        state.meaning,
        ...(state.nextStep === '' ? [] : [t('Next: {0}', state.nextStep)]),
      ]),
    ],
  };
}

function controllerCount({ domainControllers, description }: Directory, { t }: Look): string {
  // Without the permission to list them, their addresses are still in the directory's description.
  const count =
    domainControllers.outcome === 'loaded'
      ? domainControllers.value.length
      : (description.DnsIpAddrs ?? description.OwnerDirectoryDescription?.DnsIpAddrs ?? []).length;
  return count === 1 ? t('1 domain controller') : t('{0} domain controllers', count);
}

/** "Network" below a database or a directory: folded, and judged when it is opened. */
import type { DatabaseTarget } from '../../aws/databases.ts';
import type { Directory } from '../../aws/snapshot.ts';
import type { Row } from './row.ts';
import type { Translate } from './translate.ts';

/** Two ends in the words of `kerberos-doctor reach`, and how the row calls the way between them. */
export interface WantedPath {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** More databases than this in one directory are told by their own rows. */
const mostPaths = 10;

export function databaseNetwork(database: DatabaseTarget, parent: string, t: Translate): Row[] {
  const name = database.arn || database.identifier;
  const directory = database.directory?.description.DirectoryId;
  return networkRow(parent, t, [
    ...(directory === undefined
      ? []
      : [{ from: name, to: directory, label: t('to its directory') }]),
    { from: 'client', to: name, label: t('from this machine') },
  ]);
}

export function directoryNetwork(
  { description }: Directory,
  databases: readonly DatabaseTarget[],
  parent: string,
  t: Translate,
): Row[] {
  const directory = description.DirectoryId;
  if (directory === undefined) return [];
  return networkRow(parent, t, [
    { from: 'client', to: directory, label: t('from this machine') },
    ...databases.slice(0, mostPaths).map((database) => ({
      from: database.arn || database.identifier,
      to: directory,
      label: t('from {0}', database.identifier),
    })),
  ]);
}

function networkRow(parent: string, t: Translate, paths: readonly WantedPath[]): Row[] {
  const label = t('Network');
  const description = t('security groups, network ACLs and routes');
  return [
    {
      id: `${parent}/network`,
      kind: 'network',
      label,
      description,
      icon: { name: 'type-hierarchy' },
      tooltip: {
        heading: label,
        paragraphs: [
          t('Judged from the rules that AWS returns when this row is opened; no packet is sent.'),
        ],
      },
      spoken: `${label}, ${description}`,
      fold: 'closed',
      children: [],
      paths,
      tokens: [],
    },
  ];
}

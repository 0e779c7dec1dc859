/** A DB instance or cluster: its membership in words, and below a cluster its members. */
import type { DatabaseTarget } from '../../aws/databases.ts';
import { engineTitle } from '../../aws/engine.ts';
import { membershipState } from '../../aws/states/membershipState.ts';
import type { State } from '../../aws/states/state.ts';
import { databaseNetwork } from './networkRow.ts';
import type { Row } from './row.ts';
import { byTrouble, iconOf, rank, worst, type RowTone } from './tone.ts';
import type { Translate } from './translate.ts';

/** A database with what the tree sorts and groups by. */
export interface DatabaseEntry {
  readonly database: DatabaseTarget;
  readonly states: readonly State[];
  readonly tone: RowTone;
  readonly name: string;
  readonly members: readonly DatabaseEntry[];
}

/** @param takenAt when the snapshot was taken, ISO 8601: maintenance windows are counted from there */
export function databaseEntry(
  database: DatabaseTarget,
  members: readonly DatabaseEntry[],
  takenAt: string,
): DatabaseEntry {
  const { kind, identifier, region, instance, cluster } = database;
  const maintenanceWindow =
    (kind === 'cluster' ? cluster : instance)?.PreferredMaintenanceWindow ?? undefined;
  const states = database.memberships
    .map((membership) =>
      membershipState(membership, {
        kind,
        identifier,
        region,
        at: takenAt,
        ...(maintenanceWindow === undefined ? {} : { maintenanceWindow }),
      }),
    )
    .sort((left, right) => rank(left.tone) - rank(right.tone));
  const tone = worst([
    ...states.map((state) => state.tone),
    ...members.map((member) => member.tone),
  ]);
  return { database, states, tone, name: identifier, members: [...members].sort(byTrouble) };
}

export function databaseRow(entry: DatabaseEntry, parent: string, t: Translate): Row {
  const { database, states, tone } = entry;
  const [state] = states;
  const id = `${parent}/${database.kind}:${database.identifier}`;
  const title = engineTitle(database.engine);
  const membership = state === undefined ? t('not joined') : state.label;
  // "available" is what everybody expects; only another word is worth the room.
  const unusual = database.status === 'available' ? [] : [database.status];
  const description = [membership, title, ...unusual].filter((part) => part !== '').join(' · ');
  const kindWord = database.kind === 'cluster' ? t('cluster') : t('instance');
  const copy = copies(database, state);
  return {
    id,
    kind: 'database',
    label: database.identifier,
    description,
    icon: iconOf('database', tone),
    tooltip: tooltip(entry, title, t),
    spoken: [
      `${kindWord} ${database.identifier}`,
      title,
      membership,
      ...unusual,
      ...(state?.nextStep ? [state.nextStep] : []),
    ].join(', '),
    children: [
      ...entry.members.map((member) => databaseRow(member, id, t)),
      ...databaseNetwork(database, id, t),
    ],
    expanded: false,
    tokens: [
      'diagnosable',
      ...(copy.arn === undefined ? [] : (['hasArn'] as const)),
      ...(copy.endpoint === undefined ? [] : (['hasEndpoint'] as const)),
      ...(copy.nextStep === undefined ? [] : (['hasNextStep'] as const)),
    ],
    target: database.arn || database.identifier,
    copy,
  };
}

function copies(database: DatabaseTarget, state: State | undefined): NonNullable<Row['copy']> {
  const { arn, endpoint } = database;
  const nextStep = state?.command?.bash;
  return {
    ...(arn ? { arn } : {}),
    ...(endpoint ? { endpoint: `${endpoint.host}:${endpoint.port}` } : {}),
    ...(nextStep === undefined ? {} : { nextStep }),
  };
}

function tooltip({ database, states }: DatabaseEntry, title: string, t: Translate): Row['tooltip'] {
  const version = database.engineVersion ?? '';
  const code = states.find((state) => state.command !== undefined)?.command?.bash;
  const paragraphs = states.flatMap((state) => [
    `${state.label} (${state.status}): ${state.meaning}`,
    ...(state.nextStep === '' ? [] : [t('Next: {0}', state.nextStep)]),
  ]);
  const none = t('This database has not joined a directory, so it accepts no Kerberos login.');
  return {
    heading: `${database.identifier} · ${title} ${version}`.trim(),
    paragraphs: paragraphs.length === 0 ? [none] : paragraphs,
    ...(code === undefined ? {} : { code }),
  };
}

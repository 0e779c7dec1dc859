/** A DB instance or cluster: its membership in words, and below a cluster its members. */
import { databaseConsoleUrl } from '../../aws/consoleUrl.ts';
import { describeDatabase } from '../../aws/describeCommand.ts';
import { engineTitle } from '../../aws/engine.ts';
import { membershipKey, stateKey } from '../../aws/liveness/observedStates.ts';
import type { DatabaseEntry } from './entries.ts';
import type { Look } from './look.ts';
import { databaseNetwork } from './networkRow.ts';
import { withChildren, type Row, type RowCopy } from './row.ts';
import { iconOf, sorted } from './tone.ts';
import { tokensOf } from './tokens.ts';

export function databaseRow(entry: DatabaseEntry, parent: string, look: Look): Row {
  const { t } = look;
  const { database, states, tone } = entry;
  const [state] = states;
  const id = `${parent}/${database.kind}:${database.identifier}`;
  const membership = state === undefined ? t('not joined') : state.label;
  const details = detailsOf(entry, look);
  const kindWord = database.kind === 'cluster' ? t('cluster') : t('instance');
  const copy = copies(entry, look);
  const consoleUrl = databaseConsoleUrl(database.kind, database.identifier, database.region);
  const links = { copy, ...(consoleUrl === undefined ? {} : { consoleUrl }) };
  const row = {
    id,
    kind: 'database',
    label: database.identifier,
    description: [membership, ...details].join(' · '),
    icon: iconOf('database', tone),
    // Only for the row under the pointer.
    get tooltip() {
      return tooltip(entry, look);
    },
    spoken: [
      `${kindWord} ${database.identifier}`,
      membership,
      ...details,
      ...(state?.nextStep ? [state.nextStep] : []),
    ].join(', '),
    fold: 'closed',
    tokens: ['diagnosable', ...tokensOf(links)],
    target: database.arn || database.identifier,
    ...links,
  } as const;
  return withChildren(row, () => [
    ...sorted(entry.members, look.order).map((member) => databaseRow(member, id, look)),
    ...databaseNetwork(database, id, t),
  ]);
}

/** What the row's place in the tree does not say already. */
function detailsOf({ database }: DatabaseEntry, look: Look): string[] {
  const { grouping, changes, t } = look;
  const { engine, region, directory, memberships, status } = database;
  const changed = memberships.flatMap((membership) => {
    const change = changes.get(stateKey(region, membershipKey(database, membership)));
    return change === undefined ? [] : [t('was {0}', change.from)];
  });
  const domain = directory?.description.Name ?? memberships[0]?.fqdn ?? '';
  return [
    ...changed,
    ...(grouping === 'engine' ? [] : [engineTitle(engine)]),
    ...(grouping === 'directory' ? [] : [domain]),
    ...(grouping === 'engine' ? [region] : []),
    // "available" is what everybody expects; only another word is worth the room.
    ...(status === 'available' ? [] : [status]),
  ].filter((part) => part !== '');
}

function copies({ database, states }: DatabaseEntry, { shell, profile }: Look): RowCopy {
  const { arn, endpoint, kind, identifier, region } = database;
  const nextStep = states[0]?.command?.[shell];
  const at = { region, ...(profile === undefined ? {} : { profile }) };
  return {
    ...(arn ? { arn } : {}),
    ...(endpoint ? { endpoint: `${endpoint.host}:${endpoint.port}` } : {}),
    ...(nextStep === undefined ? {} : { nextStep }),
    cli: describeDatabase(kind, identifier, at)[shell],
  };
}

function tooltip({ database, states }: DatabaseEntry, { t, shell }: Look): Row['tooltip'] {
  const { identifier, engine, engineVersion = '', endpoint, region, status } = database;
  const code = states.find((state) => state.command !== undefined)?.command?.[shell];
  const paragraphs = states.flatMap((state) => [
    `${state.label} (${state.status}): ${state.meaning}`,
    ...(state.nextStep === '' ? [] : [t('Next: {0}', state.nextStep)]),
  ]);
  const none = t('This database has not joined a directory, so it accepts no Kerberos login.');
  const place = [region, status, ...(endpoint ? [`${endpoint.host}:${endpoint.port}`] : [])];
  return {
    heading: `${identifier} · ${engineTitle(engine)} ${engineVersion}`.trim(),
    paragraphs: [...(paragraphs.length === 0 ? [none] : paragraphs), place.join(' · ')],
    ...(code === undefined ? {} : { code }),
  };
}

/** A directory: its stage, its domain controllers and trusts, and the databases that joined it. */
import type { Trust } from '@aws-sdk/client-directory-service';
import type { Section } from '../../aws/section.ts';
import type { Directory } from '../../aws/snapshot.ts';
import { directoryStage } from '../../aws/states/directoryStage.ts';
import { directoryType } from '../../aws/states/directoryType.ts';
import { domainControllerState } from '../../aws/states/domainController.ts';
import type { State } from '../../aws/states/state.ts';
import { trustState } from '../../aws/states/trustState.ts';
import { databaseRow, type DatabaseEntry } from './databaseRow.ts';
import { failureRows } from './failureRow.ts';
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

function controllersGroup({ domainControllers }: Directory, parent: string, t: Translate): Row[] {
  if (domainControllers.outcome !== 'loaded') {
    return failureRows(parent, t('domain controllers'), domainControllers, t);
  }
  const id = `${parent}/controllers`;
  const children = domainControllers.value.map((controller) => {
    const state = domainControllerState(controller.Status, controller.StatusReason);
    const address = controller.DnsIpAddr ?? controller.DomainControllerId ?? '';
    const zone = controller.AvailabilityZone ?? '';
    return stateRow('controller', `${id}/${address}`, address, state, [zone], t);
  });
  return group(id, t('Domain controllers'), children);
}

function trustsGroup(
  trusts: Section<readonly Trust[]>,
  region: string,
  parent: string,
  t: Translate,
): Row[] {
  // Not inside the group: a group that was folded before would hide that it cannot be read now.
  if (trusts.outcome !== 'loaded') return failureRows(parent, t('trusts'), trusts, t);
  const id = `${parent}/trusts`;
  const children = trusts.value.map((trust) => {
    const remote = trust.RemoteDomainName ?? '';
    const { TrustId: trustId, TrustStateReason: reason } = trust;
    const state = trustState(trust.TrustState, { trustId, region, reason });
    const kind = [trust.TrustDirection ?? '', trust.TrustType ?? ''];
    return stateRow('trust', `${id}/${trustId ?? remote}`, remote, state, kind, t);
  });
  return group(id, t('Trusts'), children);
}

function stateRow(
  kind: 'controller' | 'trust',
  id: string,
  label: string,
  state: State,
  details: readonly string[],
  t: Translate,
): Row {
  const description = [state.label, ...details].filter((part) => part !== '').join(' · ');
  const nextStep = state.command?.bash;
  return {
    id,
    kind,
    label,
    description,
    icon: iconOf(kind, state.tone),
    tooltip: {
      heading: label,
      paragraphs: [
        state.meaning,
        ...(state.nextStep === '' ? [] : [t('Next: {0}', state.nextStep)]),
      ],
      ...(nextStep === undefined ? {} : { code: nextStep }),
    },
    spoken: `${label}, ${description}`,
    children: [],
    expanded: false,
    tokens: nextStep === undefined ? [] : ['hasNextStep'],
    ...(nextStep === undefined ? {} : { copy: { nextStep } }),
  };
}

/** A folded group that opens by itself when something in it is wrong; none when there is nothing to fold. */
function group(id: string, label: string, children: readonly Row[]): Row[] {
  if (children.length === 0) return [];
  const troubled = children.filter(({ icon }) => icon.name === 'error' || icon.name === 'warning');
  return [
    {
      id,
      kind: 'group',
      label,
      description: children.map((child) => child.label).join(', '),
      icon: { name: 'list-tree' },
      tooltip: { heading: label, paragraphs: [] },
      spoken: `${label}, ${children.length}`,
      children,
      expanded: troubled.length > 0,
      tokens: [],
    },
  ];
}

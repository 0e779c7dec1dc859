/** What belongs to a directory besides its databases: domain controllers and trusts, each with its state. */
import { describeTrust } from '../../aws/describeCommand.ts';
import type { State } from '../../aws/states/state.ts';
import { domainControllerState } from '../../aws/states/domainController.ts';
import { trustState } from '../../aws/states/trustState.ts';
import type { DirectoryEntry } from './entries.ts';
import { failureRows } from './failureRow.ts';
import type { Look } from './look.ts';
import type { Row, RowCopy } from './row.ts';
import { iconOf } from './tone.ts';
import { tokensOf } from './tokens.ts';

export function controllersGroup({ directory }: DirectoryEntry, parent: string, look: Look): Row[] {
  const { domainControllers } = directory;
  const { t } = look;
  if (domainControllers.outcome !== 'loaded') {
    return failureRows(parent, t('domain controllers'), domainControllers, t);
  }
  const id = `${parent}/controllers`;
  const children = domainControllers.value.map((controller) => {
    const state = domainControllerState(controller.Status, controller.StatusReason);
    const label = controller.DnsIpAddr ?? controller.DomainControllerId ?? '';
    const zone = controller.AvailabilityZone ?? '';
    return stateRow(
      { kind: 'controller', id: `${id}/${label}`, label, details: [zone] },
      state,
      look,
    );
  });
  return group(id, t('Domain controllers'), children);
}

export function trustsGroup(
  { directory, region }: DirectoryEntry,
  parent: string,
  look: Look,
): Row[] {
  const { trusts, description } = directory;
  const { t, profile } = look;
  // Not inside the group: a group that was folded before would hide that it cannot be read now.
  if (trusts.outcome !== 'loaded') return failureRows(parent, t('trusts'), trusts, t);
  const id = `${parent}/trusts`;
  const at = { region, ...(profile === undefined ? {} : { profile }) };
  const children = trusts.value.map((trust) => {
    const label = trust.RemoteDomainName ?? '';
    const { TrustId: trustId, TrustStateReason: reason } = trust;
    const state = trustState(trust.TrustState, { trustId, region, reason });
    const details = [trust.TrustDirection ?? '', trust.TrustType ?? ''];
    const cli =
      trustId === undefined
        ? {}
        : { cli: describeTrust(description.DirectoryId ?? '', trustId, at)[look.shell] };
    const what = { kind: 'trust', id: `${id}/${trustId ?? label}`, label, details } as const;
    return stateRow(what, state, look, cli);
  });
  return group(id, t('Trusts'), children);
}

interface StateRowOf {
  readonly kind: 'controller' | 'trust';
  readonly id: string;
  readonly label: string;
  readonly details: readonly string[];
}

function stateRow(what: StateRowOf, state: State, { t, shell }: Look, more: RowCopy = {}): Row {
  const { kind, id, label, details } = what;
  const description = [state.label, ...details].filter((part) => part !== '').join(' · ');
  const nextStep = state.command?.[shell];
  const copy: RowCopy = { ...more, ...(nextStep === undefined ? {} : { nextStep }) };
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
    fold: 'leaf',
    children: [],
    tokens: tokensOf({ copy }),
    copy,
  };
}

/** A folded group that opens by itself when something in it is wrong; none when there is nothing to fold. */
function group(id: string, label: string, children: readonly Row[]): Row[] {
  if (children.length === 0) return [];
  const troubled = children.some(({ icon }) => icon.name === 'error' || icon.name === 'warning');
  return [
    {
      id,
      kind: 'group',
      label,
      description: children.map((child) => child.label).join(', '),
      icon: { name: 'list-tree' },
      tooltip: { heading: label, paragraphs: [] },
      spoken: `${label}, ${children.length}`,
      fold: troubled ? 'open' : 'closed',
      children,
      tokens: [],
    },
  ];
}

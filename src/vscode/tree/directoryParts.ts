/** What belongs to a directory besides its databases: domain controllers and trusts, each with its state. */
import type { Trust } from '@aws-sdk/client-directory-service';
import type { Section } from '../../aws/section.ts';
import type { Directory } from '../../aws/snapshot.ts';
import { domainControllerState } from '../../aws/states/domainController.ts';
import type { State } from '../../aws/states/state.ts';
import { trustState } from '../../aws/states/trustState.ts';
import { failureRows } from './failureRow.ts';
import type { Row } from './row.ts';
import { iconOf } from './tone.ts';
import type { Translate } from './translate.ts';

export function controllersGroup(
  { domainControllers }: Directory,
  parent: string,
  t: Translate,
): Row[] {
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

export function trustsGroup(
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

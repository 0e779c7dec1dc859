/** What can be said of a realm's KDCs from how the exchanges with them ended. Pure predicates. */
import type { KdcView, RealmView } from '../evidence/realmView.ts';
import type { Observation } from '../../probes/observation.ts';

// Told apart in this order: each predicate excludes the ones before it.
export function isWithoutRoute(view: RealmView): boolean {
  return (
    view.kdcs.every((kdc) => kdc.withoutRoute) ||
    all(view, (each) => each.outcome === 'unreachable' && /ENETUNREACH/.test(each.error ?? ''))
  );
}
/**
 * Some router said no. A host that is merely absent is reported to TCP only, and late; "prohibited" reaches UDP sockets as
 * well (measured on Linux for each ICMP code), and has a code of its own with IPv6.
 */
export function isProhibited(view: RealmView): boolean {
  const said = exchanges(view).filter((each) => each.outcome === 'unreachable');
  return (
    !isWithoutRoute(view) &&
    all(view, (each) => each.outcome === 'unreachable' || each.outcome === 'timeout') &&
    (said.length === exchanges(view).length ||
      said.some((each) => each.id.startsWith('kdc:udp:') || /EACCES/.test(each.error ?? '')))
  );
}
export function isRefused(view: RealmView): boolean {
  return (
    !isWithoutRoute(view) &&
    all(
      view,
      (each) =>
        each.outcome === 'refused' || each.outcome === 'unreachable' || each.outcome === 'timeout',
    ) &&
    exchanges(view).some((each) => each.outcome === 'refused')
  );
}
export function isDead(view: RealmView): boolean {
  return isMute(view) && view.kdcs.every((kdc) => kdc.otherwiseAsked && !kdc.otherwiseAlive);
}
export function isSilent(view: RealmView): boolean {
  return isMute(view) && !isDead(view);
}
/** Some exchanges time out, none is refused, no router objects. */
function isMute(view: RealmView): boolean {
  return (
    !isWithoutRoute(view) &&
    !isProhibited(view) &&
    all(view, (each) => each.outcome === 'timeout' || each.outcome === 'unreachable')
  );
}

function exchanges(view: RealmView): readonly Observation[] {
  return view.kdcs
    .flatMap((kdc): (Observation | undefined)[] => [kdc.udp, kdc.tcp])
    .filter((each) => each !== undefined)
    .filter((each) => each.outcome !== 'skipped');
}

function all(view: RealmView, predicate: (each: Observation) => boolean): boolean {
  const seen = exchanges(view);
  return seen.length > 0 && seen.every(predicate);
}

/** Did a KDC answer on either transport? */
export function serves(kdc: KdcView): boolean {
  return answered(kdc.udp) || answered(kdc.tcp);
}

/** Something answers on the KDC's port in another protocol. */
export function speaksOther(kdc: KdcView): boolean {
  return kdc.tcp?.outcome === 'unexpected' || kdc.udp?.outcome === 'unexpected';
}

export function answered(observation: Observation | undefined): boolean {
  return observation?.outcome === 'ok';
}

export function silent(observation: Observation | undefined): boolean {
  return (
    observation !== undefined && ['timeout', 'refused', 'unreachable'].includes(observation.outcome)
  );
}

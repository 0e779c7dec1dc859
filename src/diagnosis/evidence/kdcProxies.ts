/** The HTTPS proxies of a realm, as the run saw them. */
import type { KdcProxyObservation } from '../../probes/kdcProxy.ts';
import type { Observation } from '../../probes/observation.ts';

/** What was asked through the proxies that krb5.conf names for the realm. */
export function proxiesOf(
  realm: string,
  observations: readonly Observation[],
): readonly KdcProxyObservation[] {
  return observations.filter(
    (each): each is KdcProxyObservation =>
      each.probe === 'kdc-proxy' && (each as KdcProxyObservation).facts.realm === realm,
  );
}

/** A KDC of the realm answered through one of its proxies. */
export function servesThroughProxy({
  proxies,
}: {
  readonly proxies: readonly KdcProxyObservation[];
}): boolean {
  return proxies.some(({ outcome }) => outcome === 'ok');
}

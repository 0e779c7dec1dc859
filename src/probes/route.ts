import { localAddressTowards } from '../net/localAddress.ts';
import type { Observation } from './observation.ts';
import { startObservation } from './observe.ts';

/** What this machine's routing table says about one address; nothing is sent. */
export interface RouteFacts {
  readonly address: string;
  /** The address that packets there would leave from; absent without a route. */
  readonly from?: string;
}
export type RouteObservation = Observation<'route', RouteFacts>;

/** Looks an address up in the routing table: a prohibition by a router far away is so told from a route that is missing here. */
export async function lookUpRoute({
  address,
}: {
  readonly address: string;
}): Promise<RouteObservation> {
  const finish = startObservation('route', `route:${address}`, `route to ${address}`);
  // Any port: the socket is connected, and nothing is sent.
  const from = await localAddressTowards(address, 88);
  return from === undefined
    ? finish('unreachable', { address }, `This machine has no route to ${address}.`)
    : finish('ok', { address, from });
}

import { withResolvers } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion, managedDomain } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const dnsForwarderMissing: Scenario = {
  name: 'dns-forwarder-missing',
  summary: "The workstation's DNS server does not forward the directory's zone to the directory.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'dns-forwarder-missing', healthy: false },
  world: (place, now) =>
    withResolvers(healthyWorld({ place, now }), (server) => ({
      ...server,
      zones: server.zones.filter(({ origin }) => origin !== managedDomain.dnsName),
    })),
};

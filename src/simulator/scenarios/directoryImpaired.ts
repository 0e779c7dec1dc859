import { withDirectory, withManagedControllers } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** One of two controllers is gone; Directory Service says so, and the other one serves. */
export const directoryImpaired: Scenario = {
  name: 'directory-impaired',
  summary: 'The directory is Impaired: one of its two domain controllers does not answer.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'directory-not-active', healthy: false },
  world: (place, now) => {
    const silent = { udp: 'silent', tcp: 'silent' } as const;
    const impaired = withDirectory(healthyWorld({ place, now }), (directory) => ({
      ...directory,
      description: {
        ...directory.description,
        Stage: 'Impaired',
        StageReason: 'One or more domain controllers are impaired.',
      },
      domainControllers: directory.domainControllers.map((it, index) =>
        index === 1
          ? { ...it, Status: 'Impaired', StatusReason: 'The instance does not respond.' }
          : it,
      ),
    }));
    return withManagedControllers(impaired, (controller, index) =>
      index === 1
        ? {
            ...controller,
            dns: { ...controller.dns, transports: silent },
            kdc: { ...controller.kdc, transports: silent },
            kpasswd: silent,
            ldap: silent,
            ntp: 'silent',
          }
        : controller,
    );
  },
};

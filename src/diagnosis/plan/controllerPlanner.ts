/** Whether the host of a KDC is up at all: one question to its LDAP, whatever its KDC says. */
import { readRootDse } from '../../probes/ldap.ts';
import { candidatesOfLogin } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';

export const controllerPlanner: Planner = {
  stage: 'KDCs',
  purpose: 'the LDAP of each controller tells a filtered port from a host that is down',
  plan: (situation) => {
    const port = situation.workstation.ports.ldap;
    const addresses = new Set(candidatesOfLogin(situation).map(({ address }) => address));
    return [...addresses].map((address) => ({
      id: `ldap:tcp:${address}:${port}`,
      title: `rootDSE of ${address}:${port}`,
      reason: 'a controller whose LDAP answers is up and routed, and names its domain',
      run: (context) => readRootDse({ address, port, transport: 'tcp' }, context),
    }));
  },
};

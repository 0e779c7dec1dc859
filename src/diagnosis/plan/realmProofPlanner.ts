/** Does a KDC that answers serve the realm it was asked for? */
import { proveRealm } from '../../probes/realmProof.ts';
import { answeringKdcs } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';

export const realmProofPlanner: Planner = {
  stage: 'realm',
  purpose: 'each KDC that answers must prove that it serves the realm',
  plan: (situation) =>
    answeringKdcs(situation).map(({ address, port, transport, realm }) => ({
      id: `realm-proof:${address}:${port}:${realm}`,
      title: `Does ${address}:${port} serve ${realm}?`,
      reason: 'most KDCs echo any realm they are asked for',
      followsAnswer: true,
      run: (context) =>
        proveRealm(
          { address, port, transport, realm, ldapPort: situation.workstation.ports.ldap },
          context,
        ),
    })),
};

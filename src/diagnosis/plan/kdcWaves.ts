/** Third and fourth wave: every KDC on both transports, then proof that those which answer serve the realm. */
import { askKdc } from '../../probes/kdc.ts';
import type { KdcObservation } from '../../probes/kdc.ts';
import type { Observation } from '../../probes/observation.ts';
import { proveRealm } from '../../probes/realmProof.ts';
import type { ClientView } from '../evidence/clientView.ts';
import { kdcCandidates } from '../evidence/realmView.ts';
import type { DiagnosisRequest } from '../request.ts';
import type { Subject } from '../subject.ts';
import type { Step, Wave, Workstation } from './step.ts';

/** A directory has up to 20 controllers; a handful of AS-REQs a run is courtesy (diagnostics.md 6). */
const mostKdcs = 8;

export function kdcWave(
  request: DiagnosisRequest,
  subject: Subject,
  client: ClientView,
  observations: readonly Observation[],
  workstation: Workstation,
): Wave {
  const realms = [...new Set([subject.userRealm, subject.directoryRealm])].filter(
    (realm) => realm !== undefined,
  );
  const steps = realms.flatMap((realm) =>
    kdcCandidates(
      realm,
      subject,
      client,
      observations,
      workstation.ports.kerberos,
      realm === subject.directoryRealm ? request.extraKdcs : [],
    )
      .slice(0, mostKdcs)
      .flatMap(({ address, port, sources }) =>
        (['udp', 'tcp'] as const).map((transport): Step => ({
          id: `kdc:${transport}:${address}:${port}:${realm}`,
          title: `AS-REQ for ${realm} to ${address}:${port} over ${transport.toUpperCase()}`,
          reason: `named as a KDC by ${sources.join(', ')}`,
          run: (context) => askKdc({ address, port, transport, realm }, context),
        })),
      ),
  );
  return { stage: 'KDCs', steps };
}

export function realmProofWave(
  observations: readonly Observation[],
  workstation: Workstation,
): Wave {
  const answered = observations.filter(
    (each): each is KdcObservation => each.probe === 'kdc' && each.outcome === 'ok',
  );
  const steps = new Map<string, Step>();
  // TCP first: its answer cannot be truncated, and a proof is asked once per KDC and realm.
  for (const { facts } of [...answered].sort((a, b) =>
    compareText(a.facts.transport, b.facts.transport),
  )) {
    const { address, port, transport, realm } = facts;
    const id = `realm-proof:${address}:${port}:${realm}`;
    if (steps.has(id)) continue;
    steps.set(id, {
      id,
      title: `Does ${address}:${port} serve ${realm}?`,
      reason: 'most KDCs echo any realm they are asked for',
      run: (context) =>
        proveRealm({ address, port, transport, realm, ldapPort: workstation.ports.ldap }, context),
    });
  }
  return { stage: 'realm', steps: [...steps.values()] };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

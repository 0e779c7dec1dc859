/** Third and fourth wave: every KDC on both transports, then what only those which answer can be asked. */
import { askKdc } from '../../probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../probes/kdcSize.ts';
import type { KdcObservation } from '../../probes/kdc.ts';
import type { Observation } from '../../probes/observation.ts';
import { askKpasswd } from '../../probes/kpasswd.ts';
import { readRootDse } from '../../probes/ldap.ts';
import { proveRealm } from '../../probes/realmProof.ts';
import { askForReferral } from '../../probes/trust.ts';
import type { ClientView } from '../evidence/clientView.ts';
import { kdcCandidates } from '../evidence/realmView.ts';
import type { DiagnosisRequest } from '../request.ts';
import type { Subject } from '../subject.ts';
import type { Step, Wave, Workstation } from './step.ts';

/** One question to the LDAP of a controller, whether or not its KDC answers: it tells whether the host is up at all. */
function ldapStep(address: string, port: number): Step {
  return {
    id: `ldap:tcp:${address}:${port}`,
    title: `rootDSE of ${address}:${port}`,
    reason: 'a controller whose LDAP answers is up and routed, and names its domain',
    run: (context) => readRootDse({ address, port, transport: 'tcp' }, context),
  };
}

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
  const candidatesOf = (realm: string) =>
    kdcCandidates(
      realm,
      subject,
      client,
      observations,
      workstation.ports.kerberos,
      realm === subject.directoryRealm ? request.extraKdcs : [],
    ).slice(0, mostKdcs);
  const steps = realms.flatMap((realm) =>
    candidatesOf(realm).flatMap(({ address, port, sources }) =>
      (['udp', 'tcp'] as const).map((transport): Step => ({
        id: `kdc:${transport}:${address}:${port}:${realm}`,
        title: `AS-REQ for ${realm} to ${address}:${port} over ${transport.toUpperCase()}`,
        reason: `named as a KDC by ${sources.join(', ')}`,
        run: (context) => askKdc({ address, port, transport, realm }, context),
      })),
    ),
  );
  const addresses = new Set(
    realms.flatMap((realm) => candidatesOf(realm).map((candidate) => candidate.address)),
  );
  const ldap = [...addresses].map((address) => ldapStep(address, workstation.ports.ldap));
  return { stage: 'KDCs', steps: [...steps, ...ldap] };
}

/**
 * What only an answering KDC can be asked: does it serve the realm, do full-size packets pass, does it send users
 * on to the other realm of this login?
 */
export function realmWave(
  subject: Subject,
  observations: readonly Observation[],
  workstation: Workstation,
): Wave {
  const answered = observations
    .filter((each): each is KdcObservation => each.probe === 'kdc' && each.outcome === 'ok')
    .map(({ facts }) => facts);
  const steps = new Map<string, Step>();
  const add = (step: Step) => {
    if (!steps.has(step.id)) steps.set(step.id, step);
  };
  // TCP first: its answer cannot be truncated, and a proof is asked once per KDC and realm.
  for (const facts of [...answered].sort((a, b) => compareText(a.transport, b.transport))) {
    const { address, port, transport, realm } = facts;
    const where = `${address}:${port}`;
    add({
      id: `realm-proof:${where}:${realm}`,
      title: `Does ${where} serve ${realm}?`,
      reason: 'most KDCs echo any realm they are asked for',
      run: (context) =>
        proveRealm({ address, port, transport, realm, ldapPort: workstation.ports.ldap }, context),
    });
    add({
      id: `kdc-size:${transport}:${where}:${realm}`,
      title: `Full-size request to ${where} over ${transport.toUpperCase()}`,
      reason: 'tickets are large: small packets may pass where they vanish',
      run: (context) => askKdcWithLargeRequest({ address, port, transport, realm }, context),
    });
    if (realm === subject.userRealm) {
      const kpasswd = workstation.ports.kpasswd;
      for (const each of ['udp', 'tcp'] as const) {
        add({
          id: `kpasswd:${each}:${address}:${kpasswd}`,
          title: `Password service of ${address}:${kpasswd} over ${each.toUpperCase()}`,
          reason: 'an expired password can only be changed through it',
          run: (context) => askKpasswd({ address, port: kpasswd, transport: each, realm }, context),
        });
      }
    }
    const other = realm === subject.userRealm ? subject.directoryRealm : subject.userRealm;
    if (other !== undefined && other !== realm) {
      add({
        id: `trust:${where}:${realm}:${other}`,
        title: `Does ${where} (${realm}) send users on to ${other}?`,
        reason:
          'the login crosses this trust, and a KDC tells without a password whether it has it',
        run: (context) =>
          askForReferral({ address, port, transport, realm, domain: other.toLowerCase() }, context),
      });
    }
  }
  return { stage: 'realm', steps: [...steps.values()] };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

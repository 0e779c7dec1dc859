/** Every KDC of the login's realms, on both transports, in its own protocol. */
import { askKdc } from '../../probes/kdc.ts';
import type { KdcFacts, KdcObservation } from '../../probes/kdc.ts';
import { kdcCandidates } from '../evidence/realmView.ts';
import type { KdcCandidate } from '../evidence/realmView.ts';
import type { Planner, Situation } from './planner.ts';
import type { Step } from './step.ts';

/** A directory has up to 20 controllers; a handful of AS-REQs a run is courtesy (diagnostics.md 6). */
const mostKdcs = 8;

export const kdcPlanner: Planner = {
  stage: 'KDCs',
  purpose: 'every KDC that krb5.conf, DNS or the directory names gets an AS-REQ over UDP and TCP',
  plan: (situation) =>
    candidatesOfLogin(situation).flatMap(({ realm, address, port, sources }) =>
      (['udp', 'tcp'] as const).map((transport): Step => ({
        id: `kdc:${transport}:${address}:${port}:${realm}`,
        title: `AS-REQ for ${realm} to ${address}:${port} over ${transport.toUpperCase()}`,
        reason: `named as a KDC by ${sources.join(', ')}`,
        run: (context) => askKdc({ address, port, transport, realm }, context),
      })),
    ),
};

/** The realms that this login concerns, the user's first. */
export function realmsOf({ subject }: Pick<Situation, 'subject'>): readonly string[] {
  return [...new Set([subject.userRealm, subject.directoryRealm])].filter(
    (realm) => realm !== undefined,
  );
}

/** The KDC addresses of every realm of the login, as far as they are known; those already asked stay among them. */
export function candidatesOfLogin(
  situation: Situation,
): readonly (KdcCandidate & { readonly realm: string })[] {
  return realmsOf(situation).flatMap((realm) => candidatesOf(realm, situation));
}

function candidatesOf(
  realm: string,
  { request, subject, client, observations, workstation }: Situation,
) {
  const callers = realm === subject.directoryRealm ? request.extraKdcs : [];
  const { kerberos } = workstation.ports;
  const asked = new Set(
    observations
      .filter((each): each is KdcObservation => each.probe === 'kdc')
      .filter(({ facts }) => facts.realm === realm)
      .map(({ facts }) => placeOf(facts)),
  );
  const candidates = kdcCandidates(realm, subject, client, observations, kerberos, callers);
  // Late discoveries must not push out, and so add to, those that were asked already.
  const first = candidates.filter((each) => asked.has(placeOf(each)));
  const others = candidates.filter((each) => !asked.has(placeOf(each)));
  return [...first, ...others].slice(0, mostKdcs).map((each) => ({ ...each, realm }));
}

function placeOf({ address, port }: { readonly address: string; readonly port: number }): string {
  return `${address} ${port}`;
}

/** What KDCs answered, in the order of arrival: whom to ask more. */
export function answeringKdcs({ observations }: Situation): readonly KdcFacts[] {
  return observations
    .filter((each): each is KdcObservation => each.probe === 'kdc' && each.outcome === 'ok')
    .map(({ facts }) => facts);
}

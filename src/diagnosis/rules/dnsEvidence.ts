/** What the DNS observations of a run say together: which server answered what, and how much that matters. */
import type { DnsObservation } from '../../probes/dns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { directoryRealmView, observationsOf } from '../evidence/evidence.ts';
import { serves } from './kdcState.ts';

export interface Server {
  readonly name: string;
  readonly answered: boolean;
  readonly observations: readonly DnsObservation[];
}

/** The workstation's DNS servers in the order they were first listed by the plan (the resolver's order). */
export function workstationServers(evidence: Evidence): readonly Server[] {
  const asked = observationsOf(evidence, 'dns').filter(
    (each) => each.facts.serverRole === 'workstation',
  );
  return evidence.nameservers.flatMap((name): Server[] => {
    const observations = asked.filter((each) => `${each.facts.server}:${each.facts.port}` === name);
    if (observations.length === 0) return [];
    return [
      { name, observations, answered: observations.some((each) => each.facts.rcode !== undefined) },
    ];
  });
}

export function zoneExists(evidence: Evidence, realm: string): boolean {
  if (evidence.subject.directory !== undefined) return true;
  return observationsOf(evidence, 'dns').some(
    (each) =>
      each.facts.serverRole === 'directory' &&
      each.facts.answers.length > 0 &&
      bare(each.facts.name).endsWith(realm.toLowerCase()),
  );
}

export function workstationKnowsZone(evidence: Evidence): boolean {
  const zone = evidence.subject.directoryRealm?.toLowerCase();
  if (zone === undefined) return false;
  return observationsOf(evidence, 'dns').some(
    (each) =>
      each.facts.serverRole === 'workstation' &&
      each.facts.answers.length > 0 &&
      bare(each.facts.name).endsWith(zone),
  );
}

/**
 * A missing look-up breaks the login only when no KDC is known from elsewhere and answers; where krb5.conf names a proxy,
 * the library does not ask DNS at all.
 */
export function severityOfLookup(
  evidence: Evidence,
  realm: string | undefined,
): 'error' | 'warning' | 'info' {
  const view = evidence.realms.find((each) => each.realm === realm) ?? directoryRealmView(evidence);
  if (view !== undefined && view.proxies.length > 0) return 'info';
  const otherwise = view?.kdcs.some(
    (kdc) =>
      serves(kdc) && kdc.sources.some((source) => source === 'config' || source === 'caller'),
  );
  return otherwise === true ? 'warning' : 'error';
}

export function endpointResolution(evidence: Evidence) {
  const host = evidence.subject.endpoint?.host;
  return observationsOf(evidence, 'resolve').filter((each) => each.facts.host === host);
}

export function kerberosSrv(evidence: Evidence, realm: string): readonly DnsObservation[] {
  const zone = `.${realm.toLowerCase()}`;
  return observationsOf(evidence, 'dns').filter(
    (each) =>
      each.facts.type === 'SRV' &&
      bare(each.facts.name).startsWith('_kerberos.') &&
      bare(each.facts.name).endsWith(zone),
  );
}

/** Host names that the workstation's own DNS servers name as KDCs of a realm. */
export function srvTargets(evidence: Evidence, realm: string): ReadonlySet<string> {
  return new Set(
    kerberosSrv(evidence, realm)
      .filter((each) => each.facts.serverRole === 'workstation')
      .flatMap((each) => each.facts.answers)
      .flatMap((answer) => (answer.type === 'SRV' ? [bare(answer.target)] : [])),
  );
}

export function bare(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

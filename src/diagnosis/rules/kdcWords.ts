/** KDCs and their ports in the sentences of findings. */
import { isIPv6 } from '../evidence/addressFamily.ts';
import type { KdcView, RealmView } from '../evidence/realmView.ts';
import { ids, list, transports, unique } from './wording.ts';

export function evidenceOf(kdcs: readonly KdcView[]): string[] {
  return ids(kdcs.flatMap((kdc) => [kdc.udp, kdc.tcp]).filter((each) => each !== undefined));
}

export function describe(kdcs: readonly KdcView[]): string {
  return kdcs
    .map(
      (kdc) =>
        `${kdc.address} port ${kdc.port}: ${transports(kdc)}${kdc.otherwiseAlive ? '; another service of it answers, so the host is up and routed' : ''}.`,
    )
    .join(' ');
}

export function addresses(kdcs: readonly KdcView[]): string {
  return list(unique(kdcs.map((kdc) => kdc.address)));
}

export function every(kdcs: readonly KdcView[]): string {
  const six = kdcs.filter((kdc) => isIPv6(kdc.address)).length;
  // A host with an address of each family is one KDC.
  const hosts = Math.max(six, kdcs.length - six);
  const names = addresses(kdcs);
  if (kdcs.length === 1) return `the KDC ${names}`;
  return `${hosts === 1 ? 'the KDC' : hosts === 2 ? 'both KDCs' : 'all KDCs'} (${names})`;
}

export function portNumbers(view: RealmView): string {
  return list(unique(view.kdcs.map((kdc) => `${kdc.port}`)));
}

export function port(view: RealmView): string {
  return `Port ${portNumbers(view)}`;
}

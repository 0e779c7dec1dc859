/** Which of a realm's KDCs the Kerberos library on this machine would ask. */
import type { KdcView, RealmView } from './realmView.ts';

/**
 * krb5.conf's KDCs where it names any, else those of the SRV records (k5_locate_server in lib/krb5/os/locate_kdc.c).
 * Where the client finds none, whoever else is known speaks for the way there. Those that the caller named come on top.
 */
export function kdcsOfClient({
  kdcs,
  proxies,
}: Pick<RealmView, 'kdcs' | 'proxies'>): readonly KdcView[] {
  const from = (...sources: readonly KdcView['sources'][number][]): readonly KdcView[] =>
    kdcs.filter((kdc) => kdc.sources.some((source) => sources.includes(source)));
  const [configured, published] = [from('config', 'caller'), from('dns', 'caller')];
  // A proxy is a kdc line as well: DNS is not asked then, and the way to what it knows does not matter.
  if (from('config').length > 0 || proxies.length > 0) return configured;
  return from('dns').length > 0 ? published : from('directory', 'caller');
}

/** Nobody but this source names it. */
export function isOnlyFrom(source: KdcView['sources'][number]) {
  return (kdc: KdcView): boolean => kdc.sources.every((each) => each === source);
}

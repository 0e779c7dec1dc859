/** Faults of the DNS that the workstation sees. */
import { withControllers, withResolvers } from '../build/changes.ts';
import { managedDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { Zone } from '../realm/state.ts';
import type { World } from '../scenario.ts';

const isManaged = ({ origin }: Zone): boolean => origin === managedDomain.dnsName;

/** The directory's zone as every server has it, changed. */
function withManagedZone(world: World, change: (zone: Zone) => Zone): World {
  const changed = (zones: readonly Zone[]) => zones.map((it) => (isManaged(it) ? change(it) : it));
  return withControllers(
    withResolvers(world, (server) => ({ ...server, zones: changed(server.zones) })),
    (it) => ({ ...it, dns: { ...it.dns, zones: changed(it.dns.zones) } }),
  );
}

/** Without KDC lines, so that everything hangs on the SRV records. */
function withoutKdcLines(world: World): World {
  return { ...world, krb5Conf: world.krb5Conf.replace(/ {8}kdc = .*\n/g, '') };
}

export const dnsForwarderMissing = spoiled({
  name: 'dns-forwarder-missing',
  summary: "The workstation's DNS server does not forward the directory's zone to the directory.",
  rootCause: 'dns-forwarder-missing',
  spoil: (world) =>
    withResolvers(world, (server) => ({
      ...server,
      zones: server.zones.filter((it) => !isManaged(it)),
    })),
});

export const dnsForwarderBroken = spoiled({
  name: 'dns-forwarder-broken',
  summary:
    "The workstation's DNS server forwards the directory's zone to servers that it cannot reach.",
  rootCause: 'dns-forwarder-broken',
  spoil: (world) =>
    withResolvers(world, (server) => ({
      ...server,
      zones: server.zones.map((it) => (isManaged(it) ? { ...it, state: 'dead' } : it)),
    })),
});

export const dnsServerSilent = spoiled({
  name: 'dns-server-silent',
  summary: "The workstation's DNS server answers nothing at all.",
  rootCause: 'dns-server-silent',
  spoil: (world) =>
    withResolvers(world, (server) => ({
      ...server,
      transports: { udp: 'silent', tcp: 'silent' },
    })),
});

export const dnsSrvMissing = spoiled({
  name: 'dns-srv-missing',
  summary: "The directory's zone has lost its Kerberos SRV records, and krb5.conf names no KDC.",
  rootCause: 'dns-srv-missing',
  spoil: (world) =>
    withoutKdcLines(
      withManagedZone(world, (zone) => ({
        ...zone,
        records: zone.records.filter((it) => !it.name.startsWith('_kerberos.')),
      })),
    ),
});

export const endpointUnresolvable = spoiled({
  name: 'dns-endpoint-unresolvable',
  summary: "The workstation's DNS server does not know the database's endpoint.",
  rootCause: 'dns-endpoint-unresolvable',
  spoil: (world) =>
    withResolvers(world, (server) => ({
      ...server,
      zones: server.zones.filter((it) => !it.origin.endsWith('rds.amazonaws.com')),
    })),
});

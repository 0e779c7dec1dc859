/** Faults between the workstation and the directory's KDCs. */
import { withManagedControllers } from '../build/changes.ts';
import { foreignDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { DomainController, Transports } from '../realm/state.ts';
import type { World } from '../scenario.ts';

function withKdcPorts(world: World, transports: Transports): World {
  return withManagedControllers(world, (it) => ({ ...it, kdc: { ...it.kdc, transports } }));
}

/** A controller behind a firewall that drops everything, or switched off. */
export function unreachable(controller: DomainController): DomainController {
  const silent = { udp: 'silent', tcp: 'silent' } as const;
  return {
    ...controller,
    dns: { ...controller.dns, transports: silent },
    kdc: { ...controller.kdc, transports: silent },
    kpasswd: silent,
    ldap: silent,
    ldaps: 'silent',
    ntp: 'silent',
  };
}

export const kdcFiltered = spoiled({
  name: 'kdc-filtered',
  summary: 'Port 88 of the directory is dropped on both transports, while its DNS and LDAP answer.',
  rootCause: 'kdc-filtered',
  spoil: (world) => withKdcPorts(world, { udp: 'silent', tcp: 'silent' }),
});

export const kdcUdpBlocked = spoiled({
  name: 'kdc-udp-blocked',
  summary: 'UDP 88 to the directory is dropped, TCP 88 works: logins succeed after a wait.',
  rootCause: 'kdc-udp-blocked',
  spoil: (world) => withKdcPorts(world, { udp: 'silent', tcp: 'answers' }),
});

export const kdcTcpBlocked = spoiled({
  name: 'kdc-tcp-blocked',
  summary: 'TCP 88 to the directory is dropped, UDP 88 works: large tickets cannot arrive.',
  rootCause: 'kdc-tcp-blocked',
  spoil: (world) => withKdcPorts(world, { udp: 'answers', tcp: 'silent' }),
});

export const kdcRefused = spoiled({
  name: 'kdc-refused',
  summary: 'Port 88 of the directory is actively refused on both transports.',
  rootCause: 'kdc-refused',
  spoil: (world) => withKdcPorts(world, { udp: 'closed', tcp: 'closed' }),
});

export const kdcHostDown = spoiled({
  name: 'kdc-host-down',
  summary: 'Nothing of the directory answers this machine: the VPN does not lead there.',
  rootCause: 'kdc-host-down',
  spoil: (world) => withManagedControllers(world, unreachable),
});

/** Small packets pass, so that a port check and kinit look fine; a ticket with many groups does not. */
export const kdcMtuBlackHole = spoiled({
  name: 'kdc-mtu-blackhole',
  summary: 'Small packets to the KDC pass, full-size ones vanish on the way, as in a tunnel.',
  rootCause: 'kdc-mtu-blackhole',
  spoil: (world) =>
    withManagedControllers(world, (it) => ({ ...it, kdc: { ...it.kdc, largestRequest: 1000 } })),
});

/** Overlapping networks: the directory's addresses lead, from here, to controllers of another forest. */
export const kdcOtherRealm = spoiled({
  name: 'kdc-other-realm',
  summary: "The directory's addresses are answered by domain controllers of another realm.",
  rootCause: 'kdc-wrong-realm',
  spoil: (world) =>
    withManagedControllers(world, (controller, index) => ({
      ...controller,
      hostName: `dc${index + 1}.${foreignDomain.dnsName}`,
      domain: foreignDomain,
      kdc: { ...controller.kdc, realm: foreignDomain.realm, referrals: {} },
    })),
});

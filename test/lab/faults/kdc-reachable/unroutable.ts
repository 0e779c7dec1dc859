/** No way to the controllers' network: no route here, or nobody there. */
import { address, address6 } from '../../network.ts';
import type { Machine } from '../../network.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

function block(kind: 'unreachable' | 'prohibit', ...machines: readonly Machine[]) {
  return async ({ network }: Lab): Promise<void> => {
    for (const machine of machines) {
      await network.ip('ws', 'route', 'add', kind, address(machine));
      await network.ip('ws', '-6', 'route', 'add', kind, address6(machine));
    }
  };
}

/** The workstation knows the way to the resolver and the database only: a VPN that lacks prefixes. */
async function splitTunnel({ network }: Lab): Promise<void> {
  for (const [family, via, ...known] of [
    ['-4', '10.77.1.1', '10.77.2.0/24', '10.77.4.0/22'],
    ['-6', 'fd77:1::1', 'fd77:2::/64', 'fd77:4::/64', 'fd77:5::/64', 'fd77:6::/64'],
  ] as const) {
    for (const prefix of known) await network.ip('ws', family, 'route', 'add', prefix, 'via', via);
    await network.ip('ws', family, 'route', 'del', 'default');
  }
}

async function wholeNetwork({ network }: Lab): Promise<void> {
  await network.ip('ws', '-4', 'route', 'add', 'default', 'via', '10.77.1.1');
  await network.ip('ws', '-6', 'route', 'add', 'default', 'via', 'fd77:1::1');
  for (const prefix of ['10.77.2.0/24', '10.77.4.0/22'])
    await network.ip('ws', 'route', 'del', prefix);
  for (const prefix of ['fd77:2::/64', 'fd77:4::/64', 'fd77:5::/64', 'fd77:6::/64'])
    await network.ip('ws', '-6', 'route', 'del', prefix);
}

const toWorkstationsControllers = 'iifname "to-ws" oifname';

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-unreachable-route',
    title: "The route to the users' controller is an unreachable one (VPN down)",
    inject: block('unreachable', 'onp'),
    expect: {
      rootCause: 'kdc-no-route',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-prohibited'],
    },
  },
  {
    id: 'kdc-users-split-tunnel',
    title: "The VPN has no route to the users' network",
    inject: splitTunnel,
    restore: wholeNetwork,
    expect: { rootCause: 'kdc-no-route', scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-directory-unreachable-route',
    title: "The routes to the directory's controllers are unreachable ones",
    inject: block('unreachable', 'aws', 'aws2'),
    expect: { rootCause: 'kdc-no-route', scope: 'AWSMAD.KERBEROS.COM' },
  },
  {
    id: 'kdc-users-host-silent',
    title: "Nothing of the users' controller can be reached from the workstation",
    inject: ({ network }) => network.filter(`${toWorkstationsControllers} "to-onp" drop`),
    expect: {
      rootCause: 'kdc-host-down',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-filtered', 'dns-srv-stale'],
    },
  },
  {
    id: 'kdc-directory-host-silent',
    title: "Nothing of the directory's controllers can be reached from the workstation",
    inject: ({ network }) =>
      network.filter(`${toWorkstationsControllers} { "to-aws", "to-aws2" } drop`),
    expect: {
      rootCause: 'kdc-host-down',
      scope: 'AWSMAD.KERBEROS.COM',
      notBlamed: ['kdc-filtered', 'dns-directory-unreachable'],
    },
  },
  {
    id: 'kdc-users-switched-off',
    title: "The users' only controller is switched off, and the resolver's forwarder with it",
    inject: ({ network }) => network.filter('oifname "to-onp" drop'),
    expect: { rootCause: 'dns-forwarder-broken', scope: 'onprem.example.com' },
  },
  {
    id: 'kdc-directory-one-host-silent',
    title: 'One of two controllers is switched off',
    inject: ({ network }) => network.filter('oifname "to-aws2" drop'),
    expect: {
      rootCause: 'kdc-one-of-several-down',
      severity: 'warning',
      scope: '10.77.5.10',
      notBlamed: ['kdc-host-down', 'dns-directory-unreachable', 'kdc-ipv6-blackhole'],
    },
  },
];

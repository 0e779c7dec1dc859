/** One address family is dead, the other works. */
import type { Fault } from '../../fault.ts';

const expected = { rootCause: 'kdc-ipv6-blackhole', severity: 'warning' } as const;

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-ipv6-dropped',
    title: "The users' controller has an IPv6 address that nobody reaches",
    inject: ({ network }) => network.filter('meta nfproto ipv6 oifname "to-onp" drop'),
    expect: {
      ...expected,
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-one-of-several-down', 'kdc-filtered'],
    },
  },
  {
    id: 'kdc-users-ipv6-rejected',
    title: 'A router rejects IPv6 to the controllers of the users',
    inject: ({ network }) =>
      network.filter('meta nfproto ipv6 oifname "to-onp" reject with icmpv6 type no-route'),
    expect: { ...expected, scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-directory-ipv6-port-dropped',
    title: "Port 88 of the directory's IPv6 addresses is dropped",
    inject: ({ network }) =>
      network.filter('meta nfproto ipv6 oifname { "to-aws", "to-aws2" } th dport 88 drop'),
    expect: { ...expected, scope: 'AWSMAD.KERBEROS.COM' },
  },
];

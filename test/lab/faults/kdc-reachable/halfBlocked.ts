/** One transport of port 88 works, the other does not. */
import type { Fault } from '../../fault.ts';

const users = 'oifname "to-onp"';
const both = 'oifname { "to-aws", "to-aws2" }';

const udp = { rootCause: 'kdc-udp-blocked', severity: 'warning' } as const;
const tcp = { rootCause: 'kdc-tcp-blocked', notBlamed: ['kdc-mtu-blackhole'] };

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-udp-dropped',
    title: "UDP 88 to the users' controller is dropped, TCP works",
    inject: ({ network }) => network.filter(`${users} udp dport 88 drop`),
    expect: { ...udp, scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-users-udp-rejected',
    title: "UDP 88 to the users' controller is rejected, TCP works",
    inject: ({ network }) => network.filter(`${users} udp dport 88 reject`),
    expect: { ...udp, scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-directory-udp-dropped',
    title: "UDP 88 to the directory's controllers is dropped, TCP works",
    inject: ({ network }) => network.filter(`${both} udp dport 88 drop`),
    expect: { ...udp, scope: 'AWSMAD.KERBEROS.COM' },
  },
  {
    id: 'kdc-users-tcp-dropped',
    title: "TCP 88 to the users' controller is dropped, UDP works",
    inject: ({ network }) => network.filter(`${users} tcp dport 88 drop`),
    expect: { ...tcp, scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-users-tcp-rejected',
    title: "TCP 88 to the users' controller is reset, UDP works",
    inject: ({ network }) => network.filter(`${users} tcp dport 88 reject with tcp reset`),
    expect: { ...tcp, scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-directory-tcp-dropped',
    title: "TCP 88 to the directory's controllers is dropped, UDP works",
    inject: ({ network }) => network.filter(`${both} tcp dport 88 drop`),
    expect: { ...tcp, scope: 'AWSMAD.KERBEROS.COM' },
  },
];

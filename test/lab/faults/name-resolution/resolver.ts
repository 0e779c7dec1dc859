/** The DNS servers that the workstation is set to ask. */
import { goodResolvConf } from '../../workstation.ts';
import { address } from '../../network.ts';
import type { Fault } from '../../fault.ts';

const usual = address('dns');

export const faults: readonly Fault[] = [
  {
    id: 'dns-server-dropped',
    title: 'Port 53 of the only DNS server is dropped',
    inject: ({ network }) => network.filter('oifname "to-dns" th dport 53 drop'),
    expect: {
      rootCause: 'dns-server-silent',
      scope: usual,
      notBlamed: ['dns-endpoint-unresolvable', 'dns-forwarder-broken', 'kdc-filtered'],
    },
  },
  {
    id: 'dns-server-rejected',
    title: 'Port 53 of the only DNS server is rejected',
    inject: ({ network }) =>
      network.filter(
        'oifname "to-dns" udp dport 53 reject',
        'oifname "to-dns" tcp dport 53 reject with tcp reset',
      ),
    expect: { rootCause: 'dns-server-silent', scope: usual, notBlamed: ['dns-stub-dead'] },
  },
  {
    id: 'dns-server-wrong-address',
    title: 'resolv.conf names an address that nobody has',
    inject: ({ ws }) => ws.resolvConf(goodResolvConf.replace(usual, '10.77.2.99')),
    expect: { rootCause: 'dns-server-silent', scope: '10.77.2.99' },
  },
  {
    id: 'dns-stub-dead',
    title: 'resolv.conf names a local stub that does not run',
    inject: ({ ws }) => ws.resolvConf(goodResolvConf.replace(usual, '127.0.0.53')),
    expect: {
      rootCause: 'dns-stub-dead',
      scope: '127.0.0.53',
      notBlamed: ['dns-server-silent', 'dns-endpoint-unresolvable'],
    },
  },
  {
    id: 'dns-first-server-dead',
    title: 'The first of two DNS servers is dead: what a VPN leaves behind',
    inject: ({ ws }) => ws.resolvConf(`nameserver 10.77.2.99\n${goodResolvConf}`),
    expect: {
      rootCause: 'dns-first-server-dead',
      severity: 'warning',
      scope: '10.77.2.99',
      notBlamed: ['dns-server-silent', 'dns-forwarder-broken', 'dns-endpoint-unresolvable'],
    },
  },
  {
    id: 'dns-first-server-dead-ipv6',
    title: 'The first of two DNS servers is an IPv6 address that nobody has',
    inject: ({ ws }) => ws.resolvConf(`nameserver fd77:2::99\n${goodResolvConf}`),
    expect: { rootCause: 'dns-first-server-dead', severity: 'warning', scope: 'fd77:2::99' },
  },
  {
    id: 'dns-second-server-dead',
    title: 'The second of two DNS servers is dead: nobody asks it',
    inject: ({ ws }) => ws.resolvConf(`${goodResolvConf}nameserver 10.77.2.99\n`),
    expect: { rootCause: null },
  },
];

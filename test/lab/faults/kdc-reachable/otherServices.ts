/** What else a controller serves: its loss breaks no login by itself. */
import type { Fault } from '../../fault.ts';

export const faults: readonly Fault[] = [
  {
    id: 'kpasswd-dropped',
    title: "The users' password service (464) is dropped",
    inject: ({ network }) => network.filter('oifname "to-onp" th dport 464 drop'),
    expect: { rootCause: 'kpasswd-blocked', severity: 'warning', scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kpasswd-rejected',
    title: "The users' password service (464) is rejected",
    inject: ({ network }) =>
      network.filter(
        'oifname "to-onp" udp dport 464 reject',
        'oifname "to-onp" tcp dport 464 reject with tcp reset',
      ),
    expect: { rootCause: 'kpasswd-blocked', severity: 'warning', scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kpasswd-udp-dropped',
    title: 'UDP 464 is dropped, TCP works: passwords can be changed',
    inject: ({ network }) => network.filter('oifname "to-onp" udp dport 464 drop'),
    expect: { rootCause: null, notBlamed: ['kpasswd-blocked'] },
  },
  {
    id: 'ldap-dropped',
    title: 'LDAP of every controller is dropped: Kerberos does not care',
    inject: ({ network }) =>
      network.filter('oifname { "to-onp", "to-aws", "to-aws2" } th dport 389 drop'),
    expect: {
      rootCause: null,
      alsoListed: ['ldap-blocked'],
      notBlamed: ['kdc-wrong-realm', 'kdc-host-down', 'trust-missing-user-side'],
    },
  },
  {
    id: 'smb-and-rpc-dropped',
    title: 'SMB, RPC and the global catalog are dropped: Kerberos does not care',
    inject: ({ network }) =>
      network.filter('iifname "to-ws" tcp dport { 135, 139, 445, 636, 3268, 3269 } drop'),
    expect: { rootCause: null },
  },
  {
    id: 'ping-dropped',
    title: 'Nobody answers a ping: Kerberos does not care',
    inject: ({ network }) => network.filter('icmp type echo-request drop'),
    expect: { rootCause: null },
  },
];

/** Silence on port 88, while the rest of the host answers. */
import type { Fault } from '../../fault.ts';

const users = 'oifname "to-onp"';
const both = 'oifname { "to-aws", "to-aws2" }';
const second = 'oifname "to-aws2"';

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-dropped',
    title: "UDP and TCP 88 to the users' controller are silently dropped",
    inject: ({ network }) => network.filter(`${users} th dport 88 drop`),
    expect: {
      rootCause: 'kdc-filtered',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-host-down', 'trust-missing-user-side', 'db-filtered'],
    },
  },
  {
    id: 'kdc-directory-dropped',
    title: 'UDP and TCP 88 to both controllers of the directory are silently dropped',
    inject: ({ network }) => network.filter(`${both} th dport 88 drop`),
    expect: {
      rootCause: 'kdc-filtered',
      scope: 'AWSMAD.KERBEROS.COM',
      notBlamed: ['kdc-host-down', 'kdc-one-of-several-down'],
    },
  },
  {
    id: 'kdc-directory-one-dropped',
    title: 'Port 88 of one of two controllers is silently dropped',
    inject: ({ network }) => network.filter(`${second} th dport 88 drop`),
    expect: {
      rootCause: 'kdc-one-of-several-down',
      severity: 'warning',
      scope: '10.77.5.10',
      notBlamed: ['kdc-filtered', 'kdc-host-down', 'kdc-ipv6-blackhole'],
    },
  },
];

import type { Fault } from '../../fault.ts';

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-dropped',
    title: "UDP and TCP 88 to the users' controller are silently dropped",
    inject: ({ network }) => network.filter('oifname "to-onp" th dport 88 drop'),
    expect: {
      rootCause: 'kdc-filtered',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-host-down', 'trust-missing-user-side', 'db-filtered'],
    },
  },
  {
    id: 'kdc-directory-dropped',
    title: 'UDP and TCP 88 to both controllers of the directory are silently dropped',
    inject: ({ network }) => network.filter('oifname { "to-aws", "to-aws2" } th dport 88 drop'),
    expect: {
      rootCause: 'kdc-filtered',
      scope: 'AWSMAD.KERBEROS.COM',
      notBlamed: ['kdc-host-down'],
    },
  },
];

/** The clocks of domain controllers. */
import type { Fault } from '../../fault.ts';

export const faults: readonly Fault[] = [
  {
    id: 'clock-users-behind',
    title: "The users' controller is 10 minutes slow",
    inject: ({ onp }) => onp.start('-10m'),
    expect: {
      rootCause: 'clock-user-realm-off',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['clock-local-off'],
    },
  },
  {
    id: 'clock-users-ahead',
    title: "The users' controller is 10 minutes fast",
    inject: ({ onp }) => onp.start('+10m'),
    expect: {
      rootCause: 'clock-user-realm-off',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['clock-local-off'],
    },
  },
  {
    id: 'clock-directory-one-behind',
    title: "One of the directory's controllers is 10 minutes slow",
    inject: ({ aws2 }) => aws2.start('-10m'),
    expect: {
      rootCause: 'clock-kdc-off',
      scope: '10.77.5.10',
      notBlamed: ['clock-local-off', 'clock-user-realm-off'],
    },
  },
  {
    id: 'clock-directory-one-ahead',
    title: "One of the directory's controllers is 10 minutes fast",
    inject: ({ aws2 }) => aws2.start('+10m'),
    expect: { rootCause: 'clock-kdc-off', scope: '10.77.5.10', notBlamed: ['clock-local-off'] },
  },
  {
    id: 'clock-directory-ahead',
    title: "Both of the directory's controllers are 10 minutes fast",
    inject: async ({ aws, aws2 }) => {
      await Promise.all([aws.start('+10m'), aws2.start('+10m')]);
    },
    expect: {
      rootCause: 'clock-kdc-off',
      scope: 'AWSMAD.KERBEROS.COM',
      notBlamed: ['clock-local-off', 'clock-user-realm-off'],
    },
  },
];

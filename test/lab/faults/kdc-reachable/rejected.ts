/** Port 88 is answered with a refusal: by a firewall, by the host itself, or by a router. */
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const users = 'oifname "to-onp"';
const both = 'oifname { "to-aws", "to-aws2" }';

function reject(where: string): (lab: Lab) => Promise<void> {
  return ({ network }) =>
    network.filter(`${where} udp dport 88 reject`, `${where} tcp dport 88 reject with tcp reset`);
}

function prohibit(where: string): (lab: Lab) => Promise<void> {
  return ({ network }) =>
    network.filter(`${where} th dport 88 reject with icmpx type admin-prohibited`);
}

/** A filter on the controller itself: what a KDC that does not run looks like. */
const closed = `table inet fault { chain input { type filter hook input priority 0;
  udp dport 88 reject; tcp dport 88 reject with tcp reset; }; }`;

export const faults: readonly Fault[] = [
  {
    id: 'kdc-users-rejected',
    title: "A firewall rejects port 88 of the users' controller",
    inject: reject(users),
    expect: {
      rootCause: 'kdc-refused',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-filtered', 'kdc-prohibited'],
    },
  },
  {
    id: 'kdc-directory-rejected',
    title: "A firewall rejects port 88 of the directory's controllers",
    inject: reject(both),
    expect: { rootCause: 'kdc-refused', scope: 'AWSMAD.KERBEROS.COM' },
  },
  {
    id: 'kdc-directory-one-rejected',
    title: 'Port 88 of one of two controllers is rejected',
    inject: reject('oifname "to-aws2"'),
    expect: { rootCause: 'kdc-one-of-several-down', severity: 'warning', scope: '10.77.5.10' },
  },
  {
    id: 'kdc-users-service-stopped',
    title: "The users' controller runs, its KDC does not",
    inject: ({ network }) => network.nft('onp', closed),
    expect: { rootCause: 'kdc-refused', scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'kdc-users-prohibited',
    title: 'A router answers "administratively prohibited" for port 88 of the users\' controller',
    inject: prohibit(users),
    expect: {
      rootCause: 'kdc-prohibited',
      scope: 'ONPREM.EXAMPLE.COM',
      notBlamed: ['kdc-no-route', 'kdc-refused'],
    },
  },
  {
    id: 'kdc-directory-prohibited',
    title: 'A router answers "administratively prohibited" for port 88 of the directory',
    inject: prohibit(both),
    expect: { rootCause: 'kdc-prohibited', scope: 'AWSMAD.KERBEROS.COM' },
  },
];

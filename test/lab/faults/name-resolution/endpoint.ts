/** The name of the database. */
import { directory, postgresql } from '../../names.ts';
import { resolverLines } from '../../servers/dns.ts';
import { goodHosts } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

function endpointAt(...lines: readonly string[]): (lab: Lab) => Promise<void> {
  return ({ resolver }) =>
    resolver.serve([
      ...resolverLines.filter((line) => !line.includes(`=${postgresql.host},`)),
      ...lines,
    ]);
}

export const faults: readonly Fault[] = [
  {
    id: 'dns-endpoint-nxdomain',
    title: "The resolver does not know the database's name",
    inject: endpointAt('local=/rds.amazonaws.com/'),
    expect: {
      rootCause: 'dns-endpoint-unresolvable',
      scope: postgresql.host,
      notBlamed: ['db-filtered', 'dns-forwarder-missing'],
    },
  },
  {
    id: 'dns-endpoint-refused',
    title: "The resolver refuses to look the database's name up",
    inject: endpointAt(),
    expect: { rootCause: 'dns-endpoint-unresolvable', scope: postgresql.host },
  },
  {
    id: 'dns-split-horizon',
    title: "The private database's name has a public address here",
    inject: endpointAt(`host-record=${postgresql.host},3.64.10.7`),
    expect: {
      rootCause: 'dns-split-horizon',
      scope: '3.64.10.7',
      notBlamed: ['db-no-route', 'db-filtered'],
    },
  },
  {
    id: 'hosts-override-endpoint',
    title: 'The hosts file has an old address of the database',
    inject: ({ ws }) => ws.hosts(`${goodHosts}10.77.6.99 ${postgresql.host}\n`),
    expect: {
      rootCause: 'hosts-file-override',
      scope: '10.77.6.99',
      notBlamed: ['db-no-route', 'db-filtered', 'dns-split-horizon'],
    },
    fix: {
      offered: '/etc/hosts',
      apply: ({ ws }) => ws.hosts(goodHosts),
      works: `psql -X "host=${postgresql.host} user=aduser@ONPREM.EXAMPLE.COM dbname=postgres" -c 'select 1'`,
    },
  },
  {
    id: 'hosts-override-kdc',
    title: "The hosts file has an old address of the directory's controller",
    inject: ({ ws }) => ws.hosts(`${goodHosts}10.77.4.99 awsdc1.${directory.dns}\n`),
    expect: { rootCause: 'hosts-file-override', severity: 'warning', scope: '10.77.4.99' },
  },
  {
    id: 'hosts-same-as-dns',
    title: 'The hosts file repeats what DNS says: nothing is wrong',
    inject: ({ ws }) => ws.hosts(`${goodHosts}10.77.6.10 ${postgresql.host}\n`),
    expect: { rootCause: null },
  },
];

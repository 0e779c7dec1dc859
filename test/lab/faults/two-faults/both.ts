/** Two things are wrong: the one upstream is the cause, the other is still listed. */
import { directory, person, postgresql, users } from '../../names.ts';
import { goodKrb5Conf } from '../../workstation.ts';
import { resolverLines } from '../../servers/dns.ts';
import type { Fault } from '../../fault.ts';

const { port } = postgresql;
const dropKdc = (machine: string): string => `oifname "to-${machine}" th dport 88 drop`;
const dropDatabase = `oifname "to-db" tcp dport ${port} drop`;

export const faults: readonly Fault[] = [
  {
    id: 'both-users-kdc-and-database',
    title: "The users' KDC and the database's port are dropped",
    inject: ({ network }) => network.filter(dropKdc('onp'), dropDatabase),
    expect: { rootCause: 'kdc-filtered', scope: users.realm, alsoListed: ['db-filtered'] },
  },
  {
    id: 'both-directory-kdc-and-database',
    title: "The directory's KDCs and the database's port are dropped",
    inject: ({ network }) => network.filter(dropKdc('aws'), dropKdc('aws2'), dropDatabase),
    expect: { rootCause: 'kdc-filtered', scope: directory.realm, alsoListed: ['db-filtered'] },
  },
  {
    id: 'both-udp-blocked-and-database-stopped',
    title: 'UDP 88 is dropped, which is only slow, and the database does not run',
    inject: async ({ network, postgresql: server }) => {
      await network.filter('oifname "to-onp" udp dport 88 drop');
      await server.stop();
    },
    restore: ({ postgresql: server }) => server.start(),
    expect: { rootCause: 'db-refused', alsoListed: ['kdc-udp-blocked'] },
  },
  {
    id: 'both-mapping-and-database',
    title: 'The endpoint is not mapped to the directory, and its port is dropped',
    inject: async ({ network, ws }) => {
      ws.krb5Conf(goodKrb5Conf.replace(/^ \.rds.*\n/m, ''));
      await network.filter(dropDatabase);
    },
    expect: { rootCause: 'spn-realm-mapping-missing', alsoListed: ['db-filtered'] },
  },
  {
    id: 'both-dns-and-database',
    title: "The users' zone has no SRV records, and the database's port is dropped",
    inject: async ({ network, resolver }) => {
      await resolver.serve([
        ...resolverLines,
        `local=/_udp.${users.dns}/`,
        `local=/_tcp.${users.dns}/`,
      ]);
      await network.filter(dropDatabase);
    },
    expect: { rootCause: 'dns-srv-missing', scope: users.realm, alsoListed: ['db-filtered'] },
  },
  {
    id: 'both-clock-and-controller',
    title: "The workstation's clock is off, and one controller of two is down",
    inject: async ({ network, ws }) => {
      await network.filter('oifname "to-aws2" drop');
      const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';
      ws.env = { LD_PRELOAD: library, FAKETIME: '+10m', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
    },
    expect: { rootCause: 'clock-local-off', alsoListed: ['kdc-one-of-several-down'] },
  },
  {
    id: 'both-ticket-and-database',
    title: 'There is no ticket, and the database does not run',
    inject: async ({ ws, postgresql: server }) => {
      ws.env = { KRB5CCNAME: `FILE:${ws.path('neither')}` };
      await server.stop();
    },
    restore: ({ postgresql: server }) => server.start(),
    expect: { rootCause: 'ticket-missing', scope: person, alsoListed: ['db-refused'] },
  },
];

/** The way to the database's port, and what answers there. */
import { directory, mysql, postgresql } from '../../names.ts';
import { address, address6 } from '../../network.ts';
import { commands } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';

const { port } = postgresql;
const asMysql = [mysql.id, '--db-user', 'aduser'];

export const faults: readonly Fault[] = [
  {
    id: 'db-dropped',
    title: "A firewall drops the database's port",
    inject: ({ network }) => network.filter(`oifname "to-db" tcp dport ${port} drop`),
    expect: {
      rootCause: 'db-filtered',
      scope: `${port}`,
      notBlamed: ['kdc-filtered', 'db-refused'],
    },
  },
  {
    id: 'db-mysql-dropped',
    title: "A firewall drops the cluster's port",
    inject: ({ network }) => network.filter(`oifname "to-db" tcp dport ${mysql.port} drop`),
    diagnose: asMysql,
    tools: [commands.kinit, commands.mariadb],
    expect: { rootCause: 'db-filtered', scope: `${mysql.port}` },
  },
  {
    id: 'db-reset',
    title: "Something resets connections to the database's port",
    inject: ({ network }) =>
      network.filter(`oifname "to-db" tcp dport ${port} reject with tcp reset`),
    expect: { rootCause: 'db-refused', scope: `${port}`, notBlamed: ['db-filtered'] },
  },
  {
    id: 'db-stopped',
    title: 'The database does not run',
    inject: ({ postgresql: server }) => server.stop(),
    restore: ({ postgresql: server }) => server.start(),
    expect: { rootCause: 'db-refused', scope: `${port}` },
  },
  {
    id: 'db-prohibited',
    title: 'A router answers "administratively prohibited" for the database\'s port',
    inject: ({ network }) =>
      network.filter(`oifname "to-db" tcp dport ${port} reject with icmpx type admin-prohibited`),
    expect: { rootCause: 'db-prohibited', scope: `${port}`, notBlamed: ['db-no-route'] },
  },
  {
    id: 'db-unreachable-route',
    title: "The route to the database's network is an unreachable one (VPN down)",
    inject: async ({ network }) => {
      await network.ip('ws', 'route', 'add', 'unreachable', `${address('db').slice(0, -3)}.0/24`);
      await network.ip('ws', '-6', 'route', 'add', 'unreachable', `${address6('db')}/128`);
    },
    expect: { rootCause: 'db-no-route', notBlamed: ['db-filtered', 'db-refused'] },
  },
  {
    id: 'db-wrong-port',
    title: 'The client was told the port of another engine',
    inject: () => undefined,
    diagnose: [
      ...['--realm', directory.realm, '--endpoint', `${postgresql.host}:${mysql.port}`],
      ...['--engine', 'postgresql'],
    ],
    tools: [`psql -X "host=${postgresql.host} port=${mysql.port} user=x dbname=postgres"`],
    expect: { rootCause: 'db-wrong-protocol', scope: `${mysql.port}` },
  },
  {
    id: 'db-wrong-port-mysql',
    title: 'A MySQL client was told the port of PostgreSQL',
    inject: () => undefined,
    diagnose: [
      ...['--realm', directory.realm, '--endpoint', `${mysql.host}:${port}`],
      ...['--engine', 'mysql'],
    ],
    tools: [`mariadb --no-defaults -h ${mysql.host} -P ${port} -u aduser -e 'select 1'`],
    expect: { rootCause: 'db-wrong-protocol', scope: `${port}` },
  },
  {
    id: 'db-too-many-connections',
    title: 'The database takes no more connections',
    inject: async ({ mariadb, ws }) => {
      await mariadb.sql('SET GLOBAL max_connections = 10');
      // Held for as long as a diagnosis takes; each is greeted and says nothing.
      await ws.type(
        `for i in $(seq 14); do setsid sh -c 'sleep 15 | nc ${address('db')} ${mysql.port}' >/dev/null 2>&1 & done; sleep 0.7`,
      );
    },
    restore: async ({ mariadb, ws }) => {
      await ws.type('pkill nc; sleep 0.2');
      await mariadb.sql('SET GLOBAL max_connections = 151; FLUSH HOSTS');
    },
    diagnose: asMysql,
    tools: [commands.mariadb],
    expect: { rootCause: 'db-too-many-connections', notBlamed: ['db-kerberos-not-enabled'] },
  },
  {
    id: 'db-tls-demanded',
    title:
      'The database lets nobody in without TLS, and everybody here can speak it: nothing is wrong',
    inject: ({ mariadb }) => mariadb.sql('SET GLOBAL require_secure_transport = ON'),
    restore: ({ mariadb }) => mariadb.sql('SET GLOBAL require_secure_transport = OFF'),
    diagnose: asMysql,
    tools: [commands.kinit, commands.mariadb],
    expect: { rootCause: null },
  },
];

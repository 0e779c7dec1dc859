/** Symptoms on the way to the database, and of its first answers. */
import { cause, named } from './words.ts';
import type { SymptomTable } from './words.ts';

export const databaseSymptoms = {
  'db-timeout': {
    says: ({ host }) => `${named('The database', host)} did not answer in time.`,
    causes: [
      cause('db-filtered', 'its port is silently dropped on the way'),
      cause('sg-database-ingress', 'its security group does not admit this machine'),
      cause('route-missing', 'there is no route between this machine and its subnets'),
      cause('dns-split-horizon', 'DNS gives a public address for a private endpoint'),
      cause('hosts-file-override', 'the hosts file gives an old address'),
    ],
  },
  'db-refused': {
    says: ({ host, port }) =>
      `Nothing takes connections at ${host ?? 'the database'}${port === undefined ? '' : ` port ${port}`}.`,
    causes: [
      cause('db-refused', 'the port is wrong, or the instance does not run'),
      cause('engine-port-changed', 'the port was changed after Kerberos was enabled'),
    ],
  },
  'db-no-route': {
    says: ({ host }) => `This machine has no way to ${host ?? 'the database'}.`,
    causes: [
      cause('db-no-route', 'the route is missing: is the VPN up?'),
      cause('dns-split-horizon', 'DNS gives an address that cannot be reached from here'),
      cause('hosts-file-override', 'the hosts file gives an old address'),
      cause('db-prohibited', 'a router or firewall answers for the database'),
    ],
  },
  'db-wrong-protocol': {
    says: () => 'What answers on the port speaks another protocol than the client.',
    causes: [
      cause('db-wrong-protocol', 'the port belongs to another engine'),
      cause('db-tls-only', 'the port speaks TLS from its first byte'),
    ],
  },
  'db-lost-connection': {
    says: ({ host }) => `The connection to ${host ?? 'the database'} broke while it was set up.`,
    causes: [
      cause('db-wrong-protocol', 'the port belongs to another engine, and waits for the client'),
      cause('db-filtered', 'a firewall or a proxy takes the connection and lets nothing through'),
      cause('db-tls-only', 'the port speaks TLS from its first byte'),
      cause('kdc-mtu-blackhole', 'full-size packets vanish on the way'),
    ],
  },
  'db-host-blocked': {
    says: () => 'The database blocks this machine because of earlier connections that broke off.',
    causes: [
      cause('db-host-blocked', 'port scanners and health checks cause it: FLUSH HOSTS ends it'),
    ],
  },
  'db-host-not-allowed': {
    says: ({ host }) =>
      `No account of the database may log in from ${host ?? 'the address that it sees'}.`,
    causes: [cause('db-user-no-rule', 'the account is for another host: see its part behind “@”')],
  },
  'db-too-many': {
    says: () => 'The database has no free connection.',
    causes: [cause('db-too-many-connections', 'connections leak, or max_connections is low')],
  },
  'db-starting': {
    says: () => 'The database is starting, stopping or failing over.',
    causes: [],
    next: 'Try again in a minute; then look at the events of the instance.',
  },
  'tls-required': {
    says: () => 'The database lets nobody in without TLS.',
    causes: [
      cause('db-tls-required', 'switch TLS on in the client: sslmode=require, --ssl-mode=REQUIRED'),
    ],
  },
  certificate: {
    says: () => 'The client does not accept the certificate of the server.',
    causes: [
      cause(
        'db-certificate',
        'its authority is not in the client’s bundle, it has expired, or it is of another name',
      ),
    ],
  },
  'database-missing': {
    says: () => 'The login worked; the database that was named does not exist.',
    causes: [],
    next: 'Name an existing database: psql and libpq take the user’s name where none is given.',
  },
  'tns-name': {
    says: () => 'Oracle’s client or listener does not know the service that was asked for.',
    causes: [],
    next: 'Check the connect descriptor: service name or SID, and TNS_ADMIN.',
  },
} as const satisfies SymptomTable;

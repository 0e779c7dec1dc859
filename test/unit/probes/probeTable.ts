import { greetDb2 } from '../../../src/probes/db2.ts';
import { askDns } from '../../../src/probes/dns.ts';
import { askKdc } from '../../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../../src/probes/kpasswd.ts';
import { readRootDse } from '../../../src/probes/ldap.ts';
import { greetMysql } from '../../../src/probes/mysql.ts';
import { askNtp } from '../../../src/probes/ntp.ts';
import type { Observation, ProbeContext } from '../../../src/probes/observation.ts';
import { greetOracle } from '../../../src/probes/oracle.ts';
import { greetPostgresql } from '../../../src/probes/postgresql.ts';
import { proveRealm } from '../../../src/probes/realmProof.ts';
import { greetSqlServer } from '../../../src/probes/sqlserver.ts';
import { inspectTls } from '../../../src/probes/tls.ts';
import { askForReferral } from '../../../src/probes/trust.ts';
import { loopback } from '../net/loopback.ts';

export type Probe = (port: number, ctx: ProbeContext) => Promise<Observation>;

const host = 'db.example.com';
const address = loopback;
const realm = 'EXAMPLE.COM';

/** Every probe that speaks over a stream in its own protocol. */
export const overTcp: Readonly<Record<string, Probe>> = {
  dns: (port, ctx) =>
    askDns(
      { server: address, port, serverRole: 'directory', transport: 'tcp', name: host, type: 'A' },
      ctx,
    ),
  kdc: (port, ctx) => askKdc({ address, port, transport: 'tcp', realm }, ctx),
  size: (port, ctx) => askKdcWithLargeRequest({ address, port, transport: 'tcp', realm }, ctx),
  trust: (port, ctx) =>
    askForReferral({ address, port, transport: 'tcp', realm, domain: host }, ctx),
  'realm proof': (port, ctx) =>
    proveRealm({ address, port, transport: 'tcp', realm, ldapPort: port }, ctx),
  kpasswd: (port, ctx) => askKpasswd({ address, port, transport: 'tcp', realm }, ctx),
  ldap: (port, ctx) => readRootDse({ address, port, transport: 'tcp' }, ctx),
  mysql: (port, ctx) => greetMysql({ host, address, port }, ctx),
  postgresql: (port, ctx) => greetPostgresql({ host, address, port, user: 'u' }, ctx),
  sqlserver: (port, ctx) => greetSqlServer({ host, address, port }, ctx),
  oracle: (port, ctx) => greetOracle({ host, address, port }, ctx),
  db2: (port, ctx) => greetDb2({ host, address, port }, ctx),
};

/** Those that begin with a TLS handshake. */
export const overTls: Readonly<Record<string, Probe>> = {
  ldaps: (port, ctx) => readRootDse({ address, port, transport: 'tls' }, ctx),
  tls: (port, ctx) => inspectTls({ host, address, port }, ctx),
};

export const overUdp: Readonly<Record<string, Probe>> = {
  dns: (port, ctx) =>
    askDns(
      { server: address, port, serverRole: 'directory', transport: 'udp', name: host, type: 'A' },
      ctx,
    ),
  kdc: (port, ctx) => askKdc({ address, port, transport: 'udp', realm }, ctx),
  size: (port, ctx) => askKdcWithLargeRequest({ address, port, transport: 'udp', realm }, ctx),
  trust: (port, ctx) =>
    askForReferral({ address, port, transport: 'udp', realm, domain: host }, ctx),
  'realm proof': (port, ctx) =>
    proveRealm({ address, port, transport: 'udp', realm, ldapPort: port }, ctx),
  kpasswd: (port, ctx) => askKpasswd({ address, port, transport: 'udp', realm }, ctx),
  cldap: (port, ctx) => readRootDse({ address, port, transport: 'udp' }, ctx),
  ntp: (port, ctx) => askNtp({ address, port }, ctx),
};

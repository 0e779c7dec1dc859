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

/** The address is loopback unless it is given. */
export type Probe = (port: number, ctx: ProbeContext, address?: string) => Promise<Observation>;

const host = 'db.example.com';
const realm = 'EXAMPLE.COM';

/** Every probe that speaks over a stream in its own protocol. */
export const overTcp: Readonly<Record<string, Probe>> = {
  dns: (port, ctx, address = loopback) =>
    askDns(
      { server: address, port, serverRole: 'directory', transport: 'tcp', name: host, type: 'A' },
      ctx,
    ),
  kdc: (port, ctx, address = loopback) => askKdc({ address, port, transport: 'tcp', realm }, ctx),
  size: (port, ctx, address = loopback) =>
    askKdcWithLargeRequest({ address, port, transport: 'tcp', realm }, ctx),
  trust: (port, ctx, address = loopback) =>
    askForReferral({ address, port, transport: 'tcp', realm, domain: host }, ctx),
  'realm proof': (port, ctx, address = loopback) =>
    proveRealm({ address, port, transport: 'tcp', realm, ldapPort: port }, ctx),
  kpasswd: (port, ctx, address = loopback) =>
    askKpasswd({ address, port, transport: 'tcp', realm }, ctx),
  ldap: (port, ctx, address = loopback) => readRootDse({ address, port, transport: 'tcp' }, ctx),
  mysql: (port, ctx, address = loopback) => greetMysql({ host, address, port }, ctx),
  postgresql: (port, ctx, address = loopback) =>
    greetPostgresql({ host, address, port, user: 'u' }, ctx),
  sqlserver: (port, ctx, address = loopback) => greetSqlServer({ host, address, port }, ctx),
  oracle: (port, ctx, address = loopback) => greetOracle({ host, address, port }, ctx),
  db2: (port, ctx, address = loopback) => greetDb2({ host, address, port }, ctx),
};

/** Those that begin with a TLS handshake. */
export const overTls: Readonly<Record<string, Probe>> = {
  ldaps: (port, ctx, address = loopback) => readRootDse({ address, port, transport: 'tls' }, ctx),
  tls: (port, ctx, address = loopback) => inspectTls({ host, address, port }, ctx),
};

export const overUdp: Readonly<Record<string, Probe>> = {
  dns: (port, ctx, address = loopback) =>
    askDns(
      { server: address, port, serverRole: 'directory', transport: 'udp', name: host, type: 'A' },
      ctx,
    ),
  kdc: (port, ctx, address = loopback) => askKdc({ address, port, transport: 'udp', realm }, ctx),
  size: (port, ctx, address = loopback) =>
    askKdcWithLargeRequest({ address, port, transport: 'udp', realm }, ctx),
  trust: (port, ctx, address = loopback) =>
    askForReferral({ address, port, transport: 'udp', realm, domain: host }, ctx),
  'realm proof': (port, ctx, address = loopback) =>
    proveRealm({ address, port, transport: 'udp', realm, ldapPort: port }, ctx),
  kpasswd: (port, ctx, address = loopback) =>
    askKpasswd({ address, port, transport: 'udp', realm }, ctx),
  cldap: (port, ctx, address = loopback) => readRootDse({ address, port, transport: 'udp' }, ctx),
  ntp: (port, ctx, address = loopback) => askNtp({ address, port }, ctx),
};

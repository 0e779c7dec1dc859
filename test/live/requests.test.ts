/** Every request that a probe sends, as another program's dissectors read it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { greetDb2 } from '../../src/probes/db2.ts';
import { askDns } from '../../src/probes/dns.ts';
import { askKdc } from '../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { readRootDse } from '../../src/probes/ldap.ts';
import { greetMysql } from '../../src/probes/mysql.ts';
import { pingNetlogon } from '../../src/probes/netlogonPing.ts';
import { askNtp } from '../../src/probes/ntp.ts';
import type { ProbeContext } from '../../src/probes/observation.ts';
import { greetOracle } from '../../src/probes/oracle.ts';
import { greetPostgresql } from '../../src/probes/postgresql.ts';
import { greetSqlServer } from '../../src/probes/sqlserver.ts';
import { askForReferral } from '../../src/probes/trust.ts';
import { recordings, responses } from '../unit/kerberos/recordings.ts';
import { context, loopback } from './context.ts';
import { missing } from './servers/process.ts';
import { dissect, tapTcp, tapUdp } from './servers/wiretap.ts';

const realm = 'EXAMPLE.COM';
const host = 'db.example.com';
const address = loopback;

interface Request {
  readonly transport: 'udp' | 'tcp';
  /** The port by which tshark knows the protocol. */
  readonly port: number;
  /** What its text has to say, beyond not complaining. */
  readonly reads: readonly RegExp[];
  readonly ask: (port: number, ctx: ProbeContext) => Promise<unknown>;
  readonly greeting?: Uint8Array;
  readonly answer?: (heard: Uint8Array) => Uint8Array | undefined;
}

const both = ['udp', 'tcp'] as const;

function recorded(file: string, name: string): readonly Uint8Array[] {
  const recording = recordings(file).find((each) => each.name === name);
  assert.ok(recording, name);
  return responses(recording);
}

function kerberos(transport: 'udp' | 'tcp'): Readonly<Record<string, Request>> {
  const to = (
    port: number,
  ): { address: string; port: number; transport: typeof transport; realm: string } => ({
    address,
    port,
    transport,
    realm,
  });
  const asReq = { transport, port: 88, reads: [/as-req/, /realm: EXAMPLE\.COM/] } as const;
  return {
    'AS-REQ for nobody': { ...asReq, ask: (port, ctx) => askKdc(to(port), ctx) },
    'AS-REQ for krbtgt': {
      ...asReq,
      ask: (port, ctx) => askKdc({ ...to(port), client: { kind: 'krbtgt' } }, ctx),
    },
    'AS-REQ for a user with letters beyond ASCII': {
      ...asReq,
      ask: (port, ctx) => askKdc({ ...to(port), client: { kind: 'user', name: 'jürgen' } }, ctx),
    },
    'AS-REQ by enterprise name': {
      ...asReq,
      reads: [/as-req/, /kRB5-NT-ENTERPRISE-PRINCIPAL/i, /canonicalize: True/],
      ask: (port, ctx) => askForReferral({ ...to(port), domain: 'other.test' }, ctx),
    },
    'AS-REQ with padding': {
      ...asReq,
      ask: (port, ctx) => askKdcWithLargeRequest(to(port), ctx),
    },
    kpasswd: {
      transport,
      port: 464,
      reads: [/kpasswd/i, /ap-req/, /krb-priv/],
      ask: (port, ctx) => askKpasswd(to(port), ctx),
    },
    rootDSE: {
      transport,
      port: 389,
      reads: [/searchRequest/, /Filter: \(objectClass=\*\)/, /ldapServiceName/],
      ask: (port, ctx) => readRootDse({ address, port, transport }, ctx),
    },
    'netlogon ping': {
      transport,
      port: 389,
      reads: [/searchRequest/, /DnsDomain=example\.com/, /NtVer/i],
      ask: (port, ctx) => pingNetlogon({ address, port, transport, domain: 'example.com' }, ctx),
    },
    DNS: {
      transport,
      port: 53,
      reads: [
        /_kerberos\._udp\.example\.com: type SRV, class IN/,
        ...(transport === 'udp' ? [/UDP payload size: 1232/] : []),
      ],
      ask: (port, ctx) =>
        askDns(
          {
            server: address,
            port,
            serverRole: 'directory',
            transport,
            name: '_kerberos._udp.example.com',
            type: 'SRV',
          },
          ctx,
        ),
    },
  };
}

/** A greeting without TLS, and the switch to Kerberos. */
const [mysqlGreeting, mysqlSwitch] = recorded('mysql', 'mariadb:aduser/auth_gssapi_client');

const others: Readonly<Record<string, Request>> = {
  NTP: {
    transport: 'udp',
    port: 123,
    reads: [/Network Time Protocol/, /Mode: client \(3\)/, /Version number: NTP Version 4/],
    ask: (port, ctx) => askNtp({ address, port }, ctx),
  },
  'TDS PRELOGIN': {
    transport: 'tcp',
    port: 1433,
    reads: [/TDS7 pre-login message/i, /Option Token: Encryption/i],
    ask: (port, ctx) => greetSqlServer({ host, address, port }, ctx),
  },
  'TNS CONNECT': {
    transport: 'tcp',
    port: 1521,
    reads: [/Packet Type: Connect \(1\)/, /SERVICE_NAME=ORCL/],
    ask: (port, ctx) => greetOracle({ host, address, port, service: 'ORCL' }, ctx),
  },
  'DRDA EXCSAT and ACCSEC': {
    transport: 'tcp',
    port: 446,
    reads: [/Exchange Server Attributes/, /Access Security/, /Security Mechanism/i],
    ask: (port, ctx) => greetDb2({ host, address, port }, ctx),
  },
  'MySQL login and an empty Kerberos token': {
    transport: 'tcp',
    port: 3306,
    reads: [/Login Request/, /Username: aduser/, /Client Auth Plugin: /],
    greeting: mysqlGreeting!,
    answer: (heard) => (heard[3] === 1 ? mysqlSwitch : undefined),
    ask: (port, ctx) => greetMysql({ host, address, port, user: 'aduser' }, ctx),
  },
  'PostgreSQL: TLS, GSS encryption, login': {
    transport: 'tcp',
    port: 5432,
    reads: [
      /Type: SSL request/,
      /Type: Startup message/,
      /Parameter value: aduser/,
      /Type: GSS encrypt request/,
    ],
    // Neither kind of encryption; and no word on the login: tshark takes an empty GSS token for a damaged password.
    answer: (heard) => (heard.length === 8 ? Buffer.from('N') : undefined),
    ask: (port, ctx) => greetPostgresql({ host, address, port, user: 'aduser' }, ctx),
  },
};

describe('requests, as tshark reads them', { skip: missing('tshark', 'text2pcap') }, () => {
  const all = [
    ...both.flatMap((transport) =>
      Object.entries(kerberos(transport)).map(
        ([name, each]) => [`${name} over ${transport}`, each] as const,
      ),
    ),
    ...Object.entries(others),
  ];
  for (const [name, { transport, port, reads, ask, greeting, answer = () => undefined }] of all) {
    test(name, async () => {
      const tap = transport === 'udp' ? await tapUdp() : await tapTcp(answer, greeting);
      try {
        await ask(tap.port, context(300));
        const trees = tap.connections.map((packets) => dissect(packets, transport, port));
        const tree = trees.join('\n');
        assert.notEqual(tree, '');
        for (const pattern of reads) assert.match(tree, pattern);
        assert.doesNotMatch(tree, /Malformed|Dissector bug|Expert Info \(Error/);
      } finally {
        tap.close();
      }
    });
  }
});

/** Hop `database-reachable`: does the server insist on TLS, and can it be had? */
import type { HandshakeFacts } from '../../probes/tlsHandshake.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { greetingsOf } from '../evidence/greetings.ts';
import type { Greeting } from '../evidence/greetings.ts';
import type { Fix } from '../verdict.ts';
import type { Hit, Rule } from './rule.ts';

interface Demand {
  /** How we know that it insists. */
  readonly because: string;
  readonly fixes: readonly Fix[];
  readonly handshake: HandshakeFacts | undefined;
}

export const databaseTlsRules: readonly Rule[] = [
  {
    id: 'db-tls-required',
    hop: 'database-reachable',
    explains: ['db-user-no-rule', 'db-kerberos-not-enabled'],
    check: (evidence) => hits(evidence).slice(0, 1),
  },
  {
    id: 'db-tls-outdated',
    hop: 'database-reachable',
    explains: [],
    check: (evidence) => outdated(evidence).slice(0, 1),
  },
];

/** One for each address that insists, those where TLS fails first. */
function hits(evidence: Evidence): readonly Hit[] {
  const found = greetingsOf(evidence).flatMap((greeting) => {
    const demand = demandOf(greeting);
    return demand === undefined ? [] : [{ greeting, demand }];
  });
  const broken = found.filter(({ demand }) => demand.handshake?.established !== true);
  return [...broken.map(impossible), ...found.map(required)];
}

/** RFC 8996 forbids them, and OpenSSL 3 does not speak them by itself. */
const oldVersions = ['SSLv3', 'TLSv1', 'TLSv1.1'];

function outdated(evidence: Evidence): readonly Hit[] {
  return greetingsOf(evidence).flatMap((greeting): Hit[] => {
    if (!('handshake' in greeting.facts)) return [];
    const { host, address, handshake } = greeting.facts;
    const version = handshake.certificate?.tlsVersion ?? '';
    if (!oldVersions.includes(version)) return [];
    return [
      {
        severity: 'warning',
        scope: host,
        title: `${host} speaks no newer TLS than ${version.replace('v', ' ')}: clients of today refuse it.`,
        explanation: `This program offered every version up to TLS 1.3, and ${address} chose ${version}, which RFC 8996 forbids.`,
        evidence: [greeting.id],
        fixes: [
          {
            title:
              'Allow TLS 1.2 on the server: tls_version of MySQL and MariaDB, ssl_min_protocol_version of PostgreSQL, rds.tls12 of SQL Server',
          },
        ],
      },
    ];
  });
}

function impossible({ greeting, demand }: { greeting: Greeting; demand: Demand }): Hit {
  const { host, address } = greeting.facts;
  const why = demand.handshake?.error ?? 'It offers no TLS.';
  return {
    severity: 'error',
    scope: host,
    title: `${host} lets nobody in without TLS, and TLS with it cannot be had from here.`,
    explanation: `${demand.because} ${address}: ${why}`,
    evidence: [greeting.id],
    fixes: [
      {
        title:
          "Check the server's TLS versions and certificate, and whether something between here and there interferes with TLS",
      },
    ],
  };
}

function required({ greeting, demand }: { greeting: Greeting; demand: Demand }): Hit {
  const { host } = greeting.facts;
  return {
    severity: 'info',
    scope: host,
    title: `${host} lets nobody in without TLS.`,
    explanation: `${demand.because} Inside TLS it went on.`,
    evidence: [greeting.id],
    fixes: demand.fixes,
  };
}

/** How a server insists on TLS; `undefined` for one that does not, as far as it was asked. */
function demandOf(greeting: Greeting): Demand | undefined {
  switch (greeting.probe) {
    case 'mysql': {
      const { tlsRequired, handshake } = greeting.facts;
      if (tlsRequired !== true) return undefined;
      return {
        because: 'It refused a login in clear text with error 3159 (require_secure_transport).',
        fixes: [
          {
            title:
              'Clients that do not use TLS by themselves need it switched on: --ssl-mode=REQUIRED for mysql, --ssl for mariadb',
          },
        ],
        handshake,
      };
    }
    case 'postgresql': {
      const { tlsRequired, handshake, errorText = '', encrypted } = greeting.facts;
      const unmet = encrypted === false && /pg_hba\.conf.*no encryption/s.test(errorText);
      // A server without TLS at all cannot have meant it: that is a rule that is missing.
      if (tlsRequired !== true && !(unmet && handshake !== undefined)) return undefined;
      return {
        because: 'Its pg_hba.conf has no rule for connections in clear text (rds.force_ssl).',
        fixes: [{ title: 'Clients need sslmode=require or stricter; libpq prefers TLS by itself' }],
        handshake,
      };
    }
    case 'sqlserver': {
      const { encryption, handshake } = greeting.facts;
      if (encryption !== 'required') return undefined;
      return {
        because: 'Its PRELOGIN answer demands encryption (rds.force_ssl).',
        fixes: [{ title: 'Clients need Encrypt=true (ODBC, JDBC and .NET encrypt by themselves)' }],
        handshake,
      };
    }
    default:
      return undefined;
  }
}

/** One row for each line of a KRB5_TRACE log that has a meaning of its own. */
import type { TraceAddress, TraceFact, TraceResult, TraceTransport } from './traceStep.ts';

export interface TracePattern {
  /** The line begins with it: rows are skipped cheaply. */
  readonly prefix: string;
  readonly pattern: RegExp;
  /** Undefined when a part cannot be read: the line is then of kind `other`. */
  readonly read: (parts: readonly string[]) => TraceFact | undefined;
}

const row = (
  prefix: string,
  rest: RegExp,
  read: (...parts: string[]) => TraceFact | undefined,
): TracePattern => ({
  prefix,
  pattern: new RegExp(`^${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${rest.source}$`),
  read: (parts) => read(...parts),
});

export const tracePatterns: readonly TracePattern[] = [
  row('Getting initial credentials for ', /(\S.*)/, (client) => ({
    kind: 'gettingInitialCredentials',
    client,
  })),
  row(
    'Getting credentials ',
    /(.+?) -> (\S+)(?: using ccache (.+))?/,
    (client, server, ccache) => ({
      kind: 'gettingCredentials',
      client,
      server,
      ...(ccache === '' ? {} : { ccache }),
    }),
  ),
  row('Requesting tickets for ', /(\S+), referrals (on|off)/, (server, referrals) => ({
    kind: 'requestingTickets',
    server,
    realm: realmOf(server),
    referrals: referrals === 'on',
  })),
  row('Requesting TGT ', /(\S+) using TGT (\S+)/, (target, using) => ({
    kind: 'requestingTgt',
    target,
    using,
  })),
  row('Starting with TGT for client realm: ', /.+? -> (\S+)/, (tgt) => ({
    kind: 'startingWithTgt',
    tgt,
  })),
  row('Server has referral realm; starting with ', /(\S+)/, (server) => ({
    kind: 'startingReferral',
    server,
    realm: realmOf(server),
  })),
  row('Local realm referral failed; trying fallback realm ', /(\S+)/, (realm) => ({
    kind: 'fallbackRealm',
    realm,
  })),
  row('Following referral TGT ', /(\S+)/, referral),
  row('Received referral TGT ', /(\S+)/, referral),
  row('Received TGT for service realm: ', /(\S+)/, receivedTgt),
  row('Found cached TGT for service realm: ', /.+? -> (\S+)/, receivedTgt),
  row('Received TGT for ', /([^\s:]+); advancing current realm/, receivedTgt),
  row('Received TGT for offpath realm ', /(\S+)/, (realm) => ({
    kind: 'receivedTgt',
    tgt: `krbtgt/${realm}`,
    realm,
  })),
  row('Received creds for desired service ', /(\S+)/, (server) => ({
    kind: 'receivedCredentials',
    server,
  })),
  row('TGS request result: ', /(-?\d{1,12})\/(.*)/, (code, message) => ({
    kind: 'tgsResult',
    ...result(code, message),
  })),
  row('Received error from KDC: ', /(-?\d{1,12})\/(.*)/, (code, message) => ({
    kind: 'kdcError',
    ...result(code, message),
  })),
  row(
    'Sending request (',
    /(\d{1,9}) bytes\) to (\S+?)( \(primary\)| \(master\))?( \(tcp only\))?/,
    (bytes, realm, primary, tcp) => ({
      kind: 'sendingToRealm',
      bytes: Number(bytes),
      realm,
      primary: primary !== '',
      tcpOnly: tcp !== '',
    }),
  ),
  row('Sending ', /(initial|retry) UDP request to dgram (\S+)/, (which, where) =>
    at('udp', where, ({ transport, address }) => ({
      kind: 'sendingRequest',
      transport,
      address,
      retry: which === 'retry',
    })),
  ),
  row(
    'Sending ',
    /(TCP|HTTPS|UNIX domain socket) request to (?:stream |unix )?(\S+)/,
    (kind, where) =>
      at(transportOf(kind), where, ({ transport, address }) => ({
        kind: 'sendingRequest',
        transport,
        address,
        retry: false,
      })),
  ),
  row('Initiating ', /(TCP|HTTPS) connection to (?:stream )?(\S+)/, (kind, where) =>
    at(transportOf(kind), where, (to) => ({ kind: 'connecting', ...to })),
  ),
  row('Terminating ', /(TCP|HTTPS) connection to (?:stream )?(\S+)/, (kind, where) =>
    at(transportOf(kind), where, (to) => ({ kind: 'disconnecting', ...to })),
  ),
  row('Received answer (', /(\d{1,9}) bytes\) from (dgram|stream) (\S+)/, (bytes, type, where) =>
    at(type === 'dgram' ? 'udp' : 'tcp', where, (from) => ({
      kind: 'receivedAnswer',
      bytes: Number(bytes),
      ...from,
    })),
  ),
  row(
    '',
    /(UDP|TCP) error (?:connecting to|sending to|receiving from) (?:stream |dgram )?(\S+): (.+)/,
    (kind, where, message) =>
      at(transportOf(kind), where, (to) => ({ kind: 'networkError', ...to, message })),
  ),
  row('', /(HTTPS error .*|Error loading k5tls module.*|HTTPS server .*)/, (message) => ({
    kind: 'proxyError',
    message,
  })),
  row('Request or response is too big for UDP; retrying with TCP', /(?:)/, () => ({
    kind: 'retryingWithTcp',
  })),
  row('Sending DNS ', /(SRV|URI|TXT) query for (\S+)/, (type, name) => ({
    kind: 'dnsQuery',
    type,
    name: withoutDot(name),
  })),
  row('SRV answer: ', /(\d{1,5}) (\d{1,5}) (\d{1,5}) "(.*)"/, (priority, weight, port, host) => ({
    kind: 'srvAnswer',
    priority: Number(priority),
    weight: Number(weight),
    port: Number(port),
    host: withoutDot(host),
  })),
  row('No ', /(SRV|URI|TXT) records found/, (type) => ({ kind: 'dnsNoRecords', type })),
  row('Resolving hostname ', /(\S+)/, (host) => ({ kind: 'resolving', host: withoutDot(host) })),
  row('Selected etype info: etype ', /([^\s,]+).*/, (etype) => ({ kind: 'selectedEtype', etype })),
  row(
    'Retrieving ',
    /(.+?) -> (\S+) from (.+?) with result: (-?\d{1,12})\/(.*)/,
    (client, server, ccache, code, message) => ({
      kind: 'retrieving',
      client,
      server,
      ccache,
      ...result(code, message),
    }),
  ),
  row('Reply server ', /(\S+) differs from requested (\S+)/, (server, requested) => ({
    kind: 'serverChanged',
    server,
    requested,
  })),
  row("ccselect can't find appropriate cache for server principal ", /(\S+)/, (server) => ({
    kind: 'noMatchingCache',
    server,
  })),
];

/** krb5_err.et begins at this number; 1 to 94 of it are the codes of RFC 4120. */
const krb5Base = -1_765_328_384;

function result(code: string, message: string): TraceResult {
  const number = Number(code);
  const kerberosCode = number - krb5Base;
  const known = kerberosCode > 0 && kerberosCode < 128;
  return { code: number, message, ...(known ? { kerberosCode } : {}) };
}

function referral(tgt: string): TraceFact {
  return { kind: 'referral', tgt, to: targetRealm(tgt) };
}

function receivedTgt(tgt: string): TraceFact {
  return { kind: 'receivedTgt', tgt, realm: targetRealm(tgt) };
}

/** `krbtgt/B@A` leads to B. */
function targetRealm(tgt: string): string {
  const [, realm = ''] = tgt.split('@', 1)[0]?.split('/') ?? [];
  return realm;
}

/** Behind the last `@`; empty where the client leaves the realm to a referral. */
function realmOf(server: string): string {
  return server.slice(server.lastIndexOf('@') + 1);
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}

function transportOf(word: string): TraceTransport {
  return word === 'UDP' ? 'udp' : word === 'TCP' ? 'tcp' : word === 'HTTPS' ? 'https' : 'unix';
}

function at(
  transport: TraceTransport,
  where: string,
  read: (place: { transport: TraceTransport; address: TraceAddress }) => TraceFact,
): TraceFact | undefined {
  const colon = where.lastIndexOf(':');
  const port = where.slice(colon + 1);
  if (transport === 'unix') return read({ transport, address: { host: where, port: 0 } });
  if (colon < 1 || !/^\d{1,5}$/.test(port)) return undefined;
  return read({ transport, address: { host: where.slice(0, colon), port: Number(port) } });
}

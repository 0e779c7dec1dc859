import { meaningOfErrno } from './errno.ts';
import type { ExchangeResult } from './exchange.ts';

/** One sentence on how an exchange failed, for `error` of an observation; `undefined` when it did not. */
export function describeFailure(result: ExchangeResult, what: string): string | undefined {
  const waited = `${(result.rttMs / 1000).toFixed(1)} s`;
  switch (result.outcome) {
    case 'ok':
      return undefined;
    case 'timeout':
      if (result.phase === 'connect') return `${what}: no TCP connection within ${waited}.`;
      return result.bytes.length === 0
        ? `${what}: no answer within ${waited}.`
        : `${what}: only ${result.bytes.length} bytes of an answer within ${waited}.`;
    case 'skipped':
      return result.errno === undefined
        ? `${what}: cancelled before an answer came.`
        : `${what}: ${meaningOfErrno(result.errno).text} (${result.errno}).`;
    case 'refused':
    case 'unreachable':
      return `${what}: ${meaningOfErrno(result.errno).text} (${result.errno ?? 'no code'}).`;
    case 'unexpected':
      // OpenSSL found something else than a TLS record where the handshake should start.
      if (result.errno === 'ERR_SSL_WRONG_VERSION_NUMBER')
        return `${what}: the server answered in clear text instead of TLS (${result.errno}).`;
      if (result.phase === 'connect' && result.errno !== undefined)
        return `${what}: TLS was not agreed on (${result.errno}).`;
      if (result.closed === undefined) return `${what}: the answer is of another protocol.`;
      return `${what}: the server ${result.closed === 'end' ? 'closed' : 'reset'} the connection after ${result.bytes.length} bytes of an answer.`;
  }
}

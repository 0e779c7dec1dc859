import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { startDeadline } from './deadline.ts';
import { errnoOf, meaningOfErrno } from './errno.ts';
import { ExchangeClock, defaultMaxBytes } from './exchange.ts';
import type { Endpoint, ExchangeLimits, ExchangeResult } from './exchange.ts';
import { openTls } from './tlsConversation.ts';
import type { SecureResult, TlsName } from './tlsConversation.ts';

export interface HttpsPost extends Endpoint, TlsName {
  /** With its slash in front. */
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

export interface HttpsAnswer {
  readonly secured: SecureResult;
  /** Absent when TLS could not be established; `bytes` is the body. */
  readonly exchange?: ExchangeResult;
  readonly status?: number;
  readonly contentType?: string;
}

/**
 * One POST over a TLS connection of its own; redirects are answers like others. An untrusted certificate is a fact and no
 * reason to stop: the body must hold no secret. Never throws; a body longer than the limit is `unexpected`.
 */
export async function postOverTls(target: HttpsPost, limits: ExchangeLimits): Promise<HttpsAnswer> {
  const secured = await openTls(target, limits);
  if (!secured.conversation) return { secured };
  const socket = secured.conversation.release();
  const clock = new ExchangeClock();
  const { host, port, path, contentType, body } = target;
  return new Promise((resolve) => {
    const settle = (exchange: ExchangeResult, message?: IncomingMessage): void => {
      stopDeadline();
      post.destroy();
      socket.destroy();
      const type = message?.headers['content-type'];
      resolve({
        secured,
        exchange,
        ...(message?.statusCode !== undefined && { status: message.statusCode }),
        ...(type !== undefined && { contentType: type }),
      });
    };
    const stopDeadline = startDeadline(limits, (why) => settle(clock.result(why, 'answer')));
    const post = request({
      createConnection: () => socket,
      method: 'POST',
      path,
      headers: {
        host: `${host.includes(':') ? `[${host}]` : host}:${port}`,
        'content-type': contentType,
        'content-length': body.length,
        connection: 'close',
      },
    });
    // Paused since it was handed over, so that nothing is lost before HTTP listens.
    post.on('socket', () => socket.resume());
    post.on('response', (message) => readBody(message, limits, clock, settle));
    // Also what the parser of HTTP says of bytes that are none.
    post.on('error', (error) => {
      const errno = errnoOf(error);
      const known = meaningOfErrno(errno).outcome;
      const outcome = known === 'timeout' || known === 'unreachable' ? known : 'unexpected';
      settle(clock.result(outcome, 'answer', { errno }));
    });
    post.end(body);
  });
}

function readBody(
  message: IncomingMessage,
  { maxBytes = defaultMaxBytes }: ExchangeLimits,
  clock: ExchangeClock,
  settle: (exchange: ExchangeResult, message: IncomingMessage) => void,
): void {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const end = (outcome: 'ok' | 'unexpected'): void => {
    const bytes = new Uint8Array(Buffer.concat(chunks));
    settle(clock.result(outcome, 'answer', { bytes }), message);
  };
  message.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > maxBytes) end('unexpected');
    else chunks.push(chunk);
  });
  message.on('end', () => end('ok'));
  message.on('error', () => end('unexpected'));
}

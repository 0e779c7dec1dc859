import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { startDeadline } from './deadline.ts';
import { errnoOf, isSendable, meaningOfErrno } from './errno.ts';
import { ExchangeClock, defaultMaxBytes } from './exchange.ts';
import type { Endpoint, ExchangeLimits, ExchangeOutcome, ExchangeResult } from './exchange.ts';

export interface UdpRequest extends Endpoint {
  readonly request: Uint8Array;
  /** False for a datagram that answers something else (another DNS id); waiting goes on then. */
  readonly accept?: (datagram: Uint8Array) => boolean;
}

/**
 * Sends one datagram, once more after half of the time, and waits for the answer. The socket is connected:
 * only then does the system report ICMP errors. Never throws; `bytes` of `unexpected` is the first datagram
 * that was not accepted.
 */
export function exchangeUdp(target: UdpRequest, limits: ExchangeLimits): Promise<ExchangeResult> {
  const clock = new ExchangeClock();
  if (!isSendable(target)) {
    return Promise.resolve(clock.result('skipped', 'answer', { errno: 'EINVAL' }));
  }
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(target.address) ? 'udp6' : 'udp4');
    const maxBytes = limits.maxBytes ?? defaultMaxBytes;
    let stranger: Uint8Array | undefined;
    let again: NodeJS.Timeout | undefined;
    let finished = false;

    const finish = (outcome: ExchangeOutcome, bytes?: Uint8Array, errno?: string): void => {
      if (finished) return;
      finished = true;
      stopDeadline();
      clearTimeout(again);
      socket.close();
      resolve(clock.result(outcome, 'answer', { ...(bytes && { bytes }), errno }));
    };
    const fail = (error: unknown): void => {
      const errno = errnoOf(error);
      finish(meaningOfErrno(errno).outcome, undefined, errno);
    };
    const send = (): void => {
      socket.send(target.request, (error) => error && fail(error));
    };
    const stopDeadline = startDeadline(limits, (why) =>
      why === 'timeout' && stranger ? finish('unexpected', stranger) : finish(why),
    );

    socket.on('error', fail);
    socket.on('message', (datagram) => {
      if (finished) return;
      if (datagram.length <= maxBytes && (target.accept?.(datagram) ?? true)) {
        finish('ok', datagram);
      } else {
        stranger ??= datagram.subarray(0, maxBytes);
      }
    });
    socket.on('connect', () => {
      if (finished) return;
      clock.restart();
      send();
      again = setTimeout(send, limits.timeoutMs / 2);
    });
    socket.connect(target.port, target.address);
  });
}

import { connect, isIPv6 } from 'node:net';
import { Conversation } from './conversation.ts';
import { startDeadline } from './deadline.ts';
import { errnoOf, isSendable, meaningOfErrno } from './errno.ts';
import { ExchangeClock } from './exchange.ts';
import type { Endpoint, ExchangeLimits, ExchangeResult, Framing } from './exchange.ts';

/** `conversation` is there exactly when `connected.outcome` is `ok`. */
export interface OpenResult {
  readonly connected: ExchangeResult;
  readonly conversation?: Conversation;
}

/** Opens a TCP connection within the limits. Never throws; the caller closes the conversation. */
export function openTcp(target: Endpoint, limits: ExchangeLimits): Promise<OpenResult> {
  const clock = new ExchangeClock();
  if (!isSendable(target)) {
    return Promise.resolve({ connected: clock.result('skipped', 'connect', { errno: 'EINVAL' }) });
  }
  return new Promise((resolve) => {
    const socket = connect({
      host: target.address,
      port: target.port,
      family: isIPv6(target.address) ? 6 : 4,
      noDelay: true,
    });
    let settled = false;
    const fail = (connected: ExchangeResult): void => {
      if (settled) return;
      settled = true;
      stopDeadline();
      socket.destroy();
      resolve({ connected });
    };
    const stopDeadline = startDeadline(limits, (why) => fail(clock.result(why, 'connect')));
    // Stays for good: destroying a half-open socket may still report an error, which nobody else would catch.
    socket.on('error', (error) => {
      const errno = errnoOf(error);
      fail(clock.result(meaningOfErrno(errno).outcome, 'connect', { errno }));
    });
    socket.on('connect', () => {
      if (settled) return;
      settled = true;
      stopDeadline();
      resolve({
        connected: clock.result('ok', 'connect'),
        conversation: new Conversation(socket, limits),
      });
    });
  });
}

/** One request, one answer, over a connection of its own. The time limit holds for connecting and answering each. */
export async function exchangeTcp(
  target: Endpoint & { readonly request: Uint8Array; readonly framing: Framing },
  limits: ExchangeLimits,
): Promise<ExchangeResult> {
  const { connected, conversation } = await openTcp(target, limits);
  if (!conversation) return connected;
  const result = await conversation.exchange(target.request, target.framing);
  conversation.close();
  return result;
}

import type { Conversation } from '../net/conversation.ts';
import type { ExchangeResult, Framing } from '../net/exchange.ts';
import type { ProbeContext } from './observation.ts';
import { encodeSslRequest } from './wire/postgresqlMessages.ts';

/** Connected, and then nothing: perhaps a server that waits for the client to speak first. */
export function isSilent({ outcome, phase, bytes }: ExchangeResult): boolean {
  return outcome === 'timeout' && phase === 'answer' && bytes.length === 0;
}

/** Most of them answer within a round trip. */
const patienceMs = 500;

/**
 * Says something that PostgreSQL understands and that HTTP, TLS and others answer with an error, and returns what comes
 * back. The connection is of no further use.
 */
export async function provokeSilentServer(
  conversation: Conversation,
  ctx: ProbeContext,
): Promise<Uint8Array> {
  const limits = { ...ctx, timeoutMs: Math.min(ctx.timeoutMs, patienceMs) };
  // Two bytes are enough to tell `S` alone from text that starts with one; what came with them helps.
  const atLeastTwo: Framing = ({ length }) => Math.max(2, length);
  const { bytes } = await conversation.exchange(encodeSslRequest(), atLeastTwo, limits);
  return bytes;
}

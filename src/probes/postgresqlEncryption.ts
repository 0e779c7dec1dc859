import type { Conversation } from '../net/conversation.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { openTcp } from '../net/tcpConversation.ts';
import type { ProbeContext } from './observation.ts';
import {
  decodePostgresqlAnswer,
  encodeGssEncRequest,
  encodeSslRequest,
  encryptionAnswerLength,
} from './wire/postgresqlMessages.ts';
import type { PostgresqlError } from './wire/postgresqlMessages.ts';

export interface EncryptionOffer {
  readonly exchange: ExchangeResult;
  readonly conversation?: Conversation;
  readonly offered?: 'offered' | 'refused';
  readonly error?: PostgresqlError;
}

/** Asks for TLS; the conversation stays open for it, or for the login in clear. */
export function offersTls(target: Endpoint, ctx: ProbeContext): Promise<EncryptionOffer> {
  return offer(target, encodeSslRequest(), 'S', ctx);
}

/** Asked on a connection of its own: a yes to one kind of encryption closes the door to the other. */
export async function offersGssEncryption(
  target: Endpoint,
  ctx: ProbeContext,
): Promise<'offered' | 'refused' | undefined> {
  const { conversation, offered } = await offer(target, encodeGssEncRequest(), 'G', ctx);
  conversation?.close();
  return offered;
}

/** Asks for one kind of encryption on a connection of its own. An ErrorResponse instead of a letter refuses it, or everything. */
async function offer(
  target: Endpoint,
  request: Uint8Array,
  yes: string,
  ctx: ProbeContext,
): Promise<EncryptionOffer> {
  const { connected, conversation } = await openTcp(target, ctx);
  if (!conversation) return { exchange: connected };
  const exchange = await conversation.exchange(request, encryptionAnswerLength);
  if (exchange.outcome !== 'ok') return { exchange, conversation };
  const letter = String.fromCharCode(exchange.bytes[0] ?? 0);
  if (letter === yes) return { exchange, conversation, offered: 'offered' };
  if (letter === 'N') return { exchange, conversation, offered: 'refused' };
  const answer = decodePostgresqlAnswer(exchange.bytes);
  if (answer?.kind === 'error') return { exchange, conversation, error: answer.error };
  return { exchange: { ...exchange, outcome: 'unexpected' }, conversation };
}

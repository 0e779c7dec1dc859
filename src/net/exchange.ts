/**
 * How an exchange of bytes ended, as the network told it. `ok` says that a complete answer arrived, not
 * that it means anything; `skipped` that nothing was learnt about the network (cancelled, or this machine failed).
 */
export type ExchangeOutcome =
  'ok' | 'timeout' | 'refused' | 'unreachable' | 'unexpected' | 'skipped';

export interface ExchangeResult {
  readonly outcome: ExchangeOutcome;
  /** `connect` until TCP or TLS is established; datagrams and everything later are `answer`. */
  readonly phase: 'connect' | 'answer';
  /** The complete answer, or whatever had arrived before the exchange failed; never more than the limit. */
  readonly bytes: Uint8Array;
  /** Wall clock in epoch milliseconds: of the first byte sent (or the first wait), and of the end. */
  readonly sentAt: number;
  readonly endedAt: number;
  /** Milliseconds between the two, by a clock that nobody adjusts. */
  readonly rttMs: number;
  /** System error (`ECONNREFUSED`), when there was one. */
  readonly errno?: string;
  /** The other side ended the connection before its answer was complete. */
  readonly closed?: 'end' | 'reset';
}

/** What bounds one exchange. */
export interface ExchangeLimits {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Longest answer that is kept; a longer one is `unexpected`. */
  readonly maxBytes?: number;
}

export const defaultMaxBytes = 65_536;

/** An address literal and a port; names never get here, so nothing below resolves them. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * Length of the message that starts at byte 0, as far as the bytes so far tell (4 while a 4-byte length
 * prefix is still incomplete); `undefined` when these bytes cannot start such a message.
 */
export type Framing = (received: Uint8Array) => number | undefined;

const empty = new Uint8Array(0);

/** Times one exchange and stamps its result. */
export class ExchangeClock {
  #sentAt = Date.now();
  #sentTick = performance.now();

  /** The exchange starts now, not when the object was made. */
  restart(): void {
    this.#sentAt = Date.now();
    this.#sentTick = performance.now();
  }

  result(
    outcome: ExchangeOutcome,
    phase: 'connect' | 'answer',
    rest: { bytes?: Uint8Array; errno?: string | undefined; closed?: 'end' | 'reset' } = {},
  ): ExchangeResult {
    return {
      outcome,
      phase,
      bytes: rest.bytes ?? empty,
      sentAt: this.#sentAt,
      endedAt: Date.now(),
      rttMs: performance.now() - this.#sentTick,
      ...(rest.errno === undefined ? {} : { errno: rest.errno }),
      ...(rest.closed === undefined ? {} : { closed: rest.closed }),
    };
  }
}

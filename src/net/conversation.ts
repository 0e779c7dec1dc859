import type { Socket } from 'node:net';
import { startDeadline } from './deadline.ts';
import { errnoOf } from './errno.ts';
import { ExchangeClock, defaultMaxBytes } from './exchange.ts';
import type { ExchangeLimits, ExchangeResult, Framing } from './exchange.ts';
import { ReceiveBuffer } from './receiveBuffer.ts';

/**
 * An established stream (TCP or TLS) on which requests and answers alternate. Nothing here throws or rejects;
 * the owner calls `close` when it is done.
 */
export class Conversation {
  readonly socket: Socket;
  readonly #limits: ExchangeLimits;
  readonly #buffer: ReceiveBuffer;
  #overflow = false;
  #errno: string | undefined;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(socket: Socket, limits: ExchangeLimits) {
    this.socket = socket;
    this.#limits = limits;
    this.#buffer = new ReceiveBuffer(limits.maxBytes ?? defaultMaxBytes);
    socket.on('data', this.#onData);
    socket.on('error', this.#onError);
    socket.on('close', this.#onEnd);
    socket.on('end', this.#onEnd);
  }

  readonly #onData = (chunk: Uint8Array): void => {
    if (!this.#buffer.append(chunk)) {
      this.#overflow = true;
      this.socket.pause();
    }
    this.#wake?.();
  };

  readonly #onError = (error: unknown): void => {
    this.#errno = errnoOf(error);
    this.#wake?.();
  };

  readonly #onEnd = (): void => {
    this.#ended = true;
    this.#wake?.();
  };

  /** Sends a request, if there is one, and waits for one message; bytes behind it stay for the next call. */
  exchange(
    request: Uint8Array | undefined,
    framing: Framing,
    limits: ExchangeLimits = this.#limits,
  ): Promise<ExchangeResult> {
    const clock = new ExchangeClock();
    if (request && !this.#ended) this.socket.write(request);
    return new Promise((resolve) => {
      const settle = (result: ExchangeResult): void => {
        stopDeadline();
        this.#wake = undefined;
        resolve(result);
      };
      const stopDeadline = startDeadline(limits, (why) =>
        settle(clock.result(why, 'answer', { bytes: this.#buffer.bytes.slice() })),
      );
      this.#wake = () => {
        const result = this.#result(clock, framing);
        if (result) settle(result);
      };
      this.#wake();
    });
  }

  /** The result, as soon as what has arrived decides it. */
  #result(clock: ExchangeClock, framing: Framing): ExchangeResult | undefined {
    const received = this.#buffer.bytes;
    const length = framing(received);
    if (length !== undefined && length > 0 && received.length >= length) {
      return clock.result('ok', 'answer', { bytes: this.#buffer.take(length) });
    }
    const limit = this.#limits.maxBytes ?? defaultMaxBytes;
    const bytes = received.slice();
    if (this.#overflow || length === undefined || length > limit) {
      return clock.result('unexpected', 'answer', { bytes });
    }
    if (this.#errno === undefined && !this.#ended) return undefined;
    const closed = this.#errno === undefined ? 'end' : 'reset';
    return clock.result('unexpected', 'answer', { bytes, errno: this.#errno, closed });
  }

  /** Hands the socket over (to TLS): this conversation no longer reads from it. */
  release(): Socket {
    this.socket.off('data', this.#onData);
    this.socket.pause();
    return this.socket;
  }

  close(): void {
    this.socket.destroy();
  }
}

import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { readTdsPackets, tdsPreloginPackets } from './wire/tdsPackets.ts';

/**
 * The TLS handshake of TDS 7, whose bytes travel inside PRELOGIN packets (MS-TDS 2.2.6.5, 3.2.5.2). Good for the handshake
 * only: what follows it would travel without that wrapping.
 */
export class TdsTlsStream extends Duplex {
  readonly #socket: Socket;
  #pending: Uint8Array = new Uint8Array(0);

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', this.#onData);
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  readonly #onData = (chunk: Uint8Array): void => {
    const { payloads, rest } = readTdsPackets(Buffer.concat([this.#pending, chunk]));
    if (!rest) {
      this.destroy(Object.assign(new Error('not TDS'), { code: 'ERR_TDS_PACKET' }));
      return;
    }
    this.#pending = rest;
    for (const payload of payloads) this.push(payload);
  };

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    if (!this.#socket.destroyed) this.#socket.write(Buffer.concat(tdsPreloginPackets(chunk)));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.off('data', this.#onData);
    this.#socket.destroy();
    done(error);
  }
}

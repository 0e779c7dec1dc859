/** Minimal clients for the tests: what goes out and what comes back, nothing of the product. */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** One datagram there and one back; undefined after `ms` without an answer. */
export function askUdp(
  address: string,
  port: number,
  request: Uint8Array,
  ms = 2000,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const done = (reply: Buffer | undefined) => {
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    };
    const timer = setTimeout(() => done(undefined), ms);
    socket.once('message', (reply) => done(reply));
    socket.once('error', reject);
    socket.send(request, port, address);
  });
}

/** A connection whose bytes are read as a test needs them. */
export class Connection {
  readonly #socket: Socket;
  #bytes = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(address: string, port: number) {
    this.#socket = connect({ host: address, port });
    this.#socket.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    this.#socket.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
    this.#socket.on('error', () => undefined);
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Exactly `count` bytes; fewer when the server closes first. */
  async read(count: number): Promise<Buffer> {
    while (this.#bytes.length < count && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(taken.length);
    return taken;
  }

  /** Everything until the server closes. */
  readToEnd(): Promise<Buffer> {
    return this.read(Number.MAX_SAFE_INTEGER);
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** A request with a big-endian length in front, and the reply without it. */
export async function askTcp(
  address: string,
  port: number,
  request: Uint8Array,
  prefix: 2 | 4,
): Promise<Buffer> {
  const connection = new Connection(address, port);
  const header = Buffer.alloc(prefix);
  header.writeUIntBE(request.length, 0, prefix);
  // In two writes: a server must not take a segment for a message.
  connection.send(header);
  connection.send(request);
  const length = (await connection.read(prefix)).readUIntBE(0, prefix);
  const reply = await connection.read(length);
  connection.close();
  return reply;
}

import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';

export const loopback = '127.0.0.1';

/** A TCP server on loopback for the time of one test; its port. */
export function tcpServer(t: TestContext, serve: (socket: Socket) => void): Promise<number> {
  return new Promise((resolve) => {
    const open = new Set<Socket>();
    const server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
      serve(socket);
    });
    t.after(() => {
      open.forEach((socket) => socket.destroy());
      server.close();
    });
    server.listen(0, loopback, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

/** A UDP server on loopback; `answer` gets each datagram and a function that replies to its sender. */
export function udpServer(
  t: TestContext,
  answer: (datagram: Uint8Array, reply: (bytes: Uint8Array) => void) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    t.after(() => socket.close());
    socket.on('message', (datagram, from) =>
      answer(datagram, (bytes) => socket.send(bytes, from.port, from.address)),
    );
    socket.bind(0, loopback, () => resolve(socket.address().port));
  });
}

/** A port of loopback on which nothing listens. */
export function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, loopback, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Limits that a test can abort. */
export function limits(timeoutMs: number): {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly abort: () => void;
} {
  const controller = new AbortController();
  return { signal: controller.signal, timeoutMs, abort: () => controller.abort() };
}

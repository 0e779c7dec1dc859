/** Binds the realm's ports. Only loopback addresses are ever bound. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface Listener {
  readonly stop: () => Promise<void>;
}

/** What a port does with a datagram: answer, or stay silent. */
export type DatagramAnswer = (request: Uint8Array) => Uint8Array | undefined;

export async function listenUdp(
  address: string,
  port: number,
  answer: DatagramAnswer,
): Promise<Listener> {
  requireLoopback(address);
  const socket = createSocket('udp4');
  socket.on('message', (request, peer) => {
    const reply = answer(request);
    if (reply) socket.send(reply, peer.port, peer.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address, port, exclusive: true }, resolve);
  });
  // A client that is gone makes the next send fail; that is its business, not ours.
  socket.on('error', () => undefined);
  return { stop: () => new Promise((resolve) => socket.close(() => resolve())) };
}

export async function listenTcp(
  address: string,
  port: number,
  serve: (socket: Socket) => void,
): Promise<Listener> {
  requireLoopback(address);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port, exclusive: true }, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function requireLoopback(address: string): void {
  if (!/^127(?:\.\d{1,3}){3}$/.test(address)) throw new RangeError(`${address} is not on loopback`);
}

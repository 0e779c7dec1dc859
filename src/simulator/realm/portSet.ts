/** The ports of a realm, opened together. */
import { listenTcp, listenUdp } from './sockets.ts';
import type { DatagramAnswer, Listener } from './sockets.ts';
import type { Socket } from 'node:net';

export class PortSet {
  /** By transport, address and port: on a single loopback address the first claim counts. */
  readonly #claims = new Map<string, () => Promise<Listener>>();

  udp(address: string, port: number, answer: DatagramAnswer): void {
    this.#claim(`udp ${address}:${port}`, () => listenUdp(address, port, answer));
  }

  tcp(address: string, port: number, serve: (socket: Socket) => void): void {
    this.#claim(`tcp ${address}:${port}`, () => listenTcp(address, port, serve));
  }

  /** Opens all of them; on the first failure closes what is open and rejects with its error. */
  async open(): Promise<Listener> {
    const attempts = await Promise.allSettled([...this.#claims.values()].map((listen) => listen()));
    const listeners = attempts.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
    const stop = async (): Promise<void> => {
      await Promise.all(listeners.map((it) => it.stop()));
    };
    const failed = attempts.find((it) => it.status === 'rejected');
    if (failed) {
      await stop();
      throw failed.reason;
    }
    return { stop };
  }

  #claim(key: string, listen: () => Promise<Listener>): void {
    if (!this.#claims.has(key)) this.#claims.set(key, listen);
  }
}

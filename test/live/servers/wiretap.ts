import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, run, temporaryFolder } from './process.ts';

/** One datagram or one piece of a stream, as text2pcap has it: in to the server, or out of it. */
interface Packet {
  readonly direction: 'I' | 'O';
  readonly bytes: Uint8Array;
}

/** A server on loopback that notes what it is sent and what it says, connection by connection. */
export interface Wiretap {
  readonly port: number;
  readonly connections: readonly (readonly Packet[])[];
  close(): void;
}

/**
 * @param answer what the server says to what it hears, if anything
 * @param greeting what it says before it has heard anything
 */
export function tapTcp(
  answer: (heard: Uint8Array) => Uint8Array | undefined,
  greeting?: Uint8Array,
): Promise<Wiretap> {
  const connections: Packet[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const packets: Packet[] = [];
    connections.push(packets);
    sockets.add(socket);
    const say = (bytes: Uint8Array | undefined): void => {
      if (!bytes) return;
      packets.push({ direction: 'O', bytes });
      socket.write(bytes);
    };
    say(greeting);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const heard = Uint8Array.from(Buffer.from(bytes));
      packets.push({ direction: 'I', bytes: heard });
      say(answer(heard));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        connections,
        close: () => {
          sockets.forEach((socket) => socket.destroy());
          server.close();
        },
      });
    });
  });
}

export function tapUdp(): Promise<Wiretap> {
  const packets: Packet[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes) => packets.push({ direction: 'I', bytes: Uint8Array.from(bytes) }));
  return new Promise((resolve) => {
    socket.bind(0, '127.0.0.1', () =>
      resolve({
        port: socket.address().port,
        connections: [packets],
        close: () => socket.close(),
      }),
    );
  });
}

/** What tshark makes of the packets, had they gone to that well-known port. */
export function dissect(
  packets: readonly Packet[],
  transport: 'udp' | 'tcp',
  port: number,
): string {
  const folder = temporaryFolder('wiretap');
  try {
    const [dump, capture] = [join(folder, 'dump'), join(folder, 'pcap')];
    const lines = packets.map(({ direction, bytes }) => {
      const hex = Buffer.from(bytes).toString('hex').replace(/../g, ' $&');
      return `${direction}\n000000${hex}\n`;
    });
    writeFileSync(dump, lines.join(''));
    const ports = transport === 'udp' ? '-u' : '-T';
    run('text2pcap', ['-q', '-D', ports, `40000,${port}`, dump, capture]);
    return run('tshark', ['-n', '-r', capture, '-V']);
  } finally {
    removeFolder(folder);
  }
}

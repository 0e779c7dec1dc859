/**
 * Lives in one namespace for the whole run: answers on the tested ports, and on request sends real
 * packets. One JSON object a line on stdin and stdout.
 */
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { ephemeral, ports } from '../unit/reachability/randomNetwork.ts';

export interface Probe {
  readonly protocol: 'tcp' | 'udp';
  readonly target: string;
  readonly port: number;
}

export interface Request {
  readonly waitMs: number;
  readonly probes: readonly Probe[];
}

const sourcePorts = Array.from(
  { length: ephemeral.to - ephemeral.from + 1 },
  (_, index) => ephemeral.from + index,
);
const senders: Socket[] = [];
const waiting = new Map<string, () => void>();
let count = 0;

function bind(
  port: number,
  onMessage: (socket: Socket, message: Buffer, from: { port: number; address: string }) => void,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.on('message', (message, from) => onMessage(socket, message, from));
    socket.once('error', reject);
    socket.bind(port, () => {
      // From here on an error is a refused or unroutable datagram: a missing answer says the same.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function overUdp({ target, port }: Probe, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const nonce = `${process.pid}-${count++}`;
    const timer = setTimeout(() => finish(false), waitMs);
    const finish = (arrived: boolean) => {
      clearTimeout(timer);
      waiting.delete(nonce);
      resolve(arrived);
    };
    waiting.set(nonce, () => finish(true));
    for (const sender of senders) sender.send(nonce, port, target, () => undefined);
  });
}

async function overTcp({ target, port }: Probe, waitMs: number): Promise<boolean> {
  const attempts = sourcePorts.map(
    (localPort) =>
      new Promise<boolean>((resolve) => {
        const socket = connect({ host: target, port, localPort });
        const finish = (connected: boolean) => {
          clearTimeout(timer);
          // A reset leaves no TIME_WAIT behind, so that the same four ports serve again at once. While
          // it is still connecting, a reset would only come later, and into another topology.
          if (connected) socket.resetAndDestroy();
          else socket.destroy();
          resolve(connected);
        };
        const timer = setTimeout(() => finish(false), waitMs);
        socket.once('connect', () => finish(true));
        socket.once('error', () => finish(false));
      }),
  );
  return (await Promise.all(attempts)).includes(true);
}

for (const port of ports) {
  createServer((socket) => socket.on('error', () => undefined).resume()).listen(port, '0.0.0.0');
  await bind(port, (socket, message, from) =>
    socket.send(message, from.port, from.address, () => undefined),
  );
}
for (const port of sourcePorts) {
  senders.push(await bind(port, (_socket, message) => waiting.get(message.toString())?.()));
}
process.stdout.write('"ready"\n');
createInterface({ input: process.stdin }).on('line', (line) => {
  const { probes, waitMs } = JSON.parse(line) as Request;
  const answers = probes.map((probe) =>
    (probe.protocol === 'tcp' ? overTcp : overUdp)(probe, waitMs),
  );
  void Promise.all(answers).then((results) => process.stdout.write(`${JSON.stringify(results)}\n`));
});

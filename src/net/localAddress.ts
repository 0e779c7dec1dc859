import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

/**
 * The address of this machine that packets to `address` would leave from, as its routing table says; undefined
 * without a route. Connecting a UDP socket sends nothing.
 */
export function localAddressTowards(address: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const settle = (local: string | undefined): void => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(local);
    };
    socket.once('error', () => settle(undefined));
    try {
      // Node hands a failure to this callback, not to the listener; its types do not say so.
      socket.connect(port, address, (error?: Error) =>
        settle(error === undefined ? socket.address().address : undefined),
      );
    } catch {
      settle(undefined);
    }
  });
}

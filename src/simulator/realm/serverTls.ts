/** The server's side of TLS on a connection that began in clear text, or from its first byte. */
import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { ServerIdentity } from './certificate.ts';

/** Takes the connection over; a client that breaks off the handshake only ends its connection. */
export function startServerTls(socket: Socket, identity: ServerIdentity): TLSSocket {
  const secureContext = createSecureContext({ ...identity });
  const secured = new TLSSocket(socket, { isServer: true, secureContext });
  secured.on('error', () => secured.destroy());
  return secured;
}

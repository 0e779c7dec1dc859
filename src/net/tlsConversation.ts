import { isIP } from 'node:net';
import { DEFAULT_CIPHERS, checkServerIdentity, connect, createSecureContext } from 'node:tls';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type {
  ConnectionOptions,
  DetailedPeerCertificate,
  SecureContextOptions,
  TLSSocket,
} from 'node:tls';
import { Conversation } from './conversation.ts';
import { startDeadline } from './deadline.ts';
import { errnoOf } from './errno.ts';
import { ExchangeClock } from './exchange.ts';
import type { Endpoint, ExchangeLimits, ExchangeResult } from './exchange.ts';
import { openTcp } from './tcpConversation.ts';

/** What a server showed in its TLS handshake. Certificates are public; nothing secret is in here. */
export interface TlsPeer {
  readonly version: string;
  readonly cipher: string;
  /** Leaf first, as sent. */
  readonly chain: readonly DetailedPeerCertificate[];
  /** OpenSSL's verification code (`SELF_SIGNED_CERT_IN_CHAIN`), when the chain does not verify. */
  readonly chainError?: string;
  /** Why the certificate does not cover the name that was asked for. */
  readonly nameError?: string;
}

export interface SecureResult {
  readonly secured: ExchangeResult;
  readonly conversation?: Conversation;
  readonly peer?: TlsPeer;
}

export interface TlsName {
  /** The name the certificate has to cover; sent as SNI unless it is an address. */
  readonly host: string;
  /** Trust anchors in PEM, instead of Node's own. */
  readonly ca?: readonly string[];
}

/**
 * Starts TLS on an open conversation, which is used up by it. An untrusted certificate is a fact to report, not a
 * reason to stop: no secret ever follows. Never throws. Bytes that the server sent in clear before TLS are `unexpected`.
 * @param wrap for protocols that carry the handshake in packets of their own: a stream of TLS's bytes over the socket
 */
export function startTls(
  conversation: Conversation,
  { host, ca }: TlsName,
  limits: ExchangeLimits,
  wrap: (socket: Socket) => Duplex = (socket) => socket,
): Promise<SecureResult> {
  const clock = new ExchangeClock();
  const options: ConnectionOptions = {
    socket: wrap(conversation.release()),
    rejectUnauthorized: false,
    ...everyVersion(),
    ...(isIP(host) === 0 && { servername: host }),
    ...(ca && { ca: [...ca] }),
  };
  return new Promise((resolve) => {
    const socket = connect(options);
    let settled = false;
    const fail = (secured: ExchangeResult): void => {
      if (settled) return;
      settled = true;
      stopDeadline();
      socket.destroy();
      conversation.close();
      resolve({ secured });
    };
    const stopDeadline = startDeadline(limits, (why) => fail(clock.result(why, 'connect')));
    socket.on('error', (error) =>
      fail(clock.result('unexpected', 'connect', { errno: errnoOf(error) })),
    );
    socket.on('close', () => fail(clock.result('unexpected', 'connect', { closed: 'end' })));
    socket.on('secureConnect', () => {
      if (settled) return;
      settled = true;
      stopDeadline();
      resolve({
        secured: clock.result('ok', 'connect'),
        conversation: new Conversation(socket, limits),
        peer: peerOf(socket, host),
      });
    });
  });
}

let versions: SecureContextOptions | undefined;

/**
 * Down to TLS 1.0: an old server shall show its certificate and its version, and a database counts a broken handshake
 * against this host. OpenSSL wants its lowest security level for that; BoringSSL, in Electron, knows no levels.
 */
function everyVersion(): SecureContextOptions {
  if (versions) return versions;
  const lenient = { minVersion: 'TLSv1', ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=0` } as const;
  try {
    createSecureContext({ ...lenient, ca: [] });
    versions = lenient;
  } catch {
    versions = { minVersion: 'TLSv1' };
  }
  return versions;
}

/** TCP, then TLS. `secured` tells which of the two failed by its `phase` and `errno`. */
export async function openTls(
  target: Endpoint & TlsName,
  limits: ExchangeLimits,
): Promise<SecureResult> {
  const { connected, conversation } = await openTcp(target, limits);
  return conversation ? startTls(conversation, target, limits) : { secured: connected };
}

function peerOf(socket: TLSSocket, host: string): TlsPeer {
  const chain: DetailedPeerCertificate[] = [];
  let certificate = present(socket.getPeerCertificate(true));
  // A root names itself as issuer; eight is more than any real chain.
  while (certificate && chain.length < 8) {
    const { fingerprint256, issuerCertificate }: DetailedPeerCertificate = certificate;
    if (chain.some((earlier) => earlier.fingerprint256 === fingerprint256)) break;
    chain.push(certificate);
    certificate = present(issuerCertificate);
  }
  const leaf = chain[0];
  const nameError = leaf && checkServerIdentity(host, leaf)?.message;
  // Node stores a name mismatch in the same field once the chain verifies.
  const chainError = errorCode(socket.authorizationError);
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    chain,
    ...(chainError !== undefined &&
      chainError !== 'ERR_TLS_CERT_ALTNAME_INVALID' && { chainError }),
    ...(nameError !== undefined && { nameError }),
  };
}

/** Node gives an empty object where there is no certificate, and nothing where a chain ends without its root. */
function present(
  certificate: DetailedPeerCertificate | undefined,
): DetailedPeerCertificate | undefined {
  return certificate && 'fingerprint256' in certificate ? certificate : undefined;
}

function errorCode(error: unknown): string | undefined {
  if (error === undefined || error === null) return undefined;
  return typeof error === 'string' ? error : errnoOf(error);
}

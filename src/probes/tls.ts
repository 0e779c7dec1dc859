import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { openTls } from '../net/tlsConversation.ts';
import { certificateFacts } from './certificate.ts';
import type { CertificateFacts } from './certificate.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';

/** Handshake with a port that speaks TLS from the first byte (LDAPS, direct TLS of a database). */
export interface TlsFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly certificate?: CertificateFacts;
}
export type TlsObservation = Observation<'tls', TlsFacts>;

/**
 * Shows the server's certificate. `failed` means that a client which verifies would refuse it: the chain does not lead to
 * one of `ca` (Node's own roots by default), or the name is not covered. Never throws.
 */
export async function inspectTls(
  target: Endpoint & { readonly host: string; readonly ca?: readonly string[] },
  ctx: ProbeContext,
): Promise<TlsObservation> {
  const { host, address, port } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation('tls', `tls:${host}:${port}`, `${host}:${port} (${address})`);
  const { secured, conversation, peer } = await openTls(target, ctx);
  conversation?.close();
  const certificate = peer && certificateFacts(peer);
  const facts: TlsFacts = { host, address, port, ...(certificate && { certificate }) };
  if (!peer)
    return finish(secured.outcome, facts, describeFailure(secured, `TLS handshake with ${where}`));
  if (peer.chainError !== undefined) {
    const error = `The certificate of ${where} does not verify: ${peer.chainError}.`;
    return finish('failed', facts, error);
  }
  if (peer.nameError !== undefined) {
    return finish('failed', facts, `The certificate of ${where} does not cover ${host}.`);
  }
  return finish('ok', facts);
}

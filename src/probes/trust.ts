import { kerberosErrorName } from '../kerberos/errorCodes.ts';
import { nameType } from '../kerberos/principal.ts';
import { describeFailure } from '../net/describe.ts';
import { exchangeAsReq } from './kdcExchange.ts';
import type { KdcEndpoint } from './kdcExchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';
import { probeUser } from './probeUser.ts';

/** Does this KDC send names of the other domain on to its realm? */
export interface TrustFacts extends StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  /** The realm that the KDC serves. */
  readonly realm: string;
  /** The other side's DNS domain. */
  readonly domain: string;
  /**
   * `yes`: it named another realm; `no`: it looked the name up among its own and did not find it, as KDCs without a trust
   * do, and MIT and Heimdal always; `unknown`: another answer.
   */
  readonly refers: 'yes' | 'no' | 'unknown';
  readonly referredRealm?: string;
  readonly errorCode?: number;
}
export type TrustObservation = Observation<'trust', TrustFacts>;

const clientUnknown = 6;
const wrongRealm = 68;

/**
 * Asks a KDC for a made-up user of the other domain by enterprise name (RFC 6806 section 7): with a trust, or a name suffix
 * that it routes, it answers with the realm to go to. No account is named. Never throws.
 */
export async function askForReferral(
  target: KdcEndpoint & { readonly realm: string; readonly domain: string },
  ctx: ProbeContext,
): Promise<TrustObservation> {
  const { address, port, transport, realm, domain } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'trust',
    `trust:${transport}:${where}:${domain}`,
    `${realm} to ${domain}, asked of ${where}`,
  );
  const client = {
    type: nameType.enterprise,
    components: [`${probeUser}@${domain.toLowerCase()}`],
  };
  const { exchange, reply } = await exchangeAsReq(
    target,
    { client, realm, canonicalize: true },
    ctx,
  );
  const facts: TrustFacts = { address, port, transport, realm, domain, refers: 'unknown' };
  const what = `AS-REQ for a name of ${domain} to ${where} over ${transport}`;
  if (reply?.kind !== 'krb-error') {
    const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
    const strange = reply?.kind === 'as-rep' ? {} : strangeAnswer(exchange.bytes);
    return finish(
      outcome,
      { ...facts, ...strange },
      describeFailure({ ...exchange, outcome }, what),
    );
  }
  const { code, clientRealm } = reply.error;
  const known = { ...facts, errorCode: code };
  if (code === wrongRealm && clientRealm !== undefined && clientRealm !== realm) {
    return finish('ok', { ...known, refers: 'yes', referredRealm: clientRealm });
  }
  if (code === clientUnknown) {
    const error = `${where} does not refer names of ${domain} to another realm.`;
    return finish('failed', { ...known, refers: 'no' }, error);
  }
  return finish('failed', known, `${what}: ${kerberosErrorName(code)}.`);
}

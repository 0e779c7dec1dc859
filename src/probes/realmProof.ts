import type { KdcReply } from '../kerberos/kdcReply.ts';
import { nameType } from '../kerberos/principal.ts';
import { describeFailure } from '../net/describe.ts';
import { exchangeAsReq } from './kdcExchange.ts';
import type { KdcEndpoint, KdcExchange } from './kdcExchange.ts';
import { pingNetlogon } from './netlogonPing.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';

/** Does the server behind this address serve this realm? (`diagnostics.md` 2.1: error 6 alone proves nothing.) */
export interface RealmProofFacts extends StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly realm: string;
  readonly method: 'krbtgt' | 'cldap' | 'rootdse';
  /** `unknown`: the answer decides neither way. */
  readonly serves: 'yes' | 'no' | 'unknown';
  /** The realm or DNS domain that the server says it serves, where it says so. */
  readonly servedRealm?: string;
  readonly forest?: string;
  readonly errorCode?: number;
}
export type RealmProofObservation = Observation<'realm-proof', RealmProofFacts>;

export interface RealmProofTarget extends KdcEndpoint {
  readonly realm: string;
  /** Where to ask which domain the server serves; without it only Kerberos is asked. */
  readonly ldapPort?: number;
}

/**
 * Finds out whether the server serves the realm: by a netlogon ping, which names the domain that a controller serves,
 * and where that says nothing by AS-REQs for the realm's own service. `failed` means that it does not serve it. Never throws.
 */
export async function proveRealm(
  target: RealmProofTarget,
  ctx: ProbeContext,
): Promise<RealmProofObservation> {
  const { address, port, transport, realm } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'realm-proof',
    `realm-proof:${transport}:${where}`,
    `${realm} at ${where}`,
  );
  const named = await askDirectory(target, ctx);
  const kerberos = named ? undefined : await askForTgs(target, ctx);
  const proof = named ?? kerberos?.proof;
  const facts = { address, port, realm, ...(proof ?? { method: 'krbtgt', serves: 'unknown' }) };
  const exchange = kerberos?.exchange;
  if (exchange && exchange.outcome !== 'ok') {
    const what = `AS-REQ for krbtgt of ${realm} to ${where} over ${transport}`;
    const strange = strangeAnswer(exchange.bytes);
    return finish(exchange.outcome, { ...facts, ...strange }, describeFailure(exchange, what));
  }
  if (facts.serves !== 'no') return finish('ok', facts);
  const other = facts.servedRealm === undefined ? '' : `: it serves ${facts.servedRealm}`;
  return finish('failed', facts, `${where} does not serve ${realm}${other}.`);
}

type Proof = Pick<RealmProofFacts, 'method' | 'serves' | 'servedRealm' | 'forest' | 'errorCode'>;

/** How long the ping may keep us waiting: it is answered in a round trip, or it is filtered. */
const pingShare = 0.5;

async function askDirectory(
  target: RealmProofTarget,
  ctx: ProbeContext,
): Promise<Proof | undefined> {
  const { address, realm, ldapPort } = target;
  if (ldapPort === undefined) return undefined;
  const { answer } = await pingNetlogon(
    { address, port: ldapPort, transport: 'udp' },
    { ...ctx, timeoutMs: ctx.timeoutMs * pingShare },
  );
  if (!answer?.controller) return undefined;
  const { domain, forest } = answer.controller;
  const serves = domain.toUpperCase() === realm.toUpperCase() ? 'yes' : 'no';
  return { method: 'cldap', serves, servedRealm: domain.toUpperCase(), forest };
}

interface KerberosProof {
  readonly exchange: KdcExchange['exchange'];
  readonly proof?: Proof;
}

/**
 * Active Directory has an account `krbtgt`, MIT and Heimdal the principal `krbtgt/REALM`. A KDC that knows neither
 * (error 6 twice) is not the realm's; an answer about anything but the name decides nothing.
 */
async function askForTgs(target: RealmProofTarget, ctx: ProbeContext): Promise<KerberosProof> {
  const { realm } = target;
  const account = { type: nameType.principal, components: ['krbtgt'] };
  const first = await exchangeAsReq(target, { client: account, realm }, ctx);
  if (judge(first.reply) !== 'unknown-name') return conclude(first, realm);
  const principal = { type: nameType.serviceInstance, components: ['krbtgt', realm] };
  return conclude(await exchangeAsReq(target, { client: principal, realm }, ctx), realm);
}

function conclude({ exchange, reply }: KdcExchange, asked: string): KerberosProof {
  if (!reply) return { exchange };
  if (reply.kind === 'not-kerberos') return { exchange: { ...exchange, outcome: 'unexpected' } };
  const judged = judge(reply);
  const serves = judged === 'unknown-name' ? 'no' : judged;
  if (reply.kind === 'as-rep') return { exchange, proof: { method: 'krbtgt', serves } };
  const { code, clientRealm } = reply.error;
  // `realm` only echoes the question; a referral names the right realm in `crealm`.
  const servedRealm = serves === 'no' ? clientRealm : undefined;
  return {
    exchange,
    proof: {
      method: 'krbtgt',
      serves,
      errorCode: code,
      ...(servedRealm !== undefined && servedRealm !== asked && { servedRealm }),
    },
  };
}

/** Errors that a KDC sends only after it found the client: expired, policy, enctypes, revoked, password, pre-authentication. */
const clientFound = new Set([1, 9, 12, 14, 16, 18, 21, 23, 24, 25, 91]);
const clientUnknown = 6;
const wrongRealm = 68;

function judge(reply: KdcReply | undefined): RealmProofFacts['serves'] | 'unknown-name' {
  if (reply?.kind === 'as-rep') return 'yes';
  if (reply?.kind !== 'krb-error') return 'unknown';
  const { code } = reply.error;
  if (code === clientUnknown) return 'unknown-name';
  if (code === wrongRealm) return 'no';
  return clientFound.has(code) ? 'yes' : 'unknown';
}

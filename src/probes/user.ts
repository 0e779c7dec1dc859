import { kerberosErrorMeaning, kerberosErrorName } from '../kerberos/errorCodes.ts';
import type { KrbError } from '../kerberos/krbError.ts';
import { decodeMethodData, etypeInfoOf } from '../kerberos/methodData.ts';
import { isPrincipal, nameType, parsePrincipal } from '../kerberos/principal.ts';
import { decodeWindowsStatus } from '../kerberos/windowsErrorData.ts';
import { describeFailure } from '../net/describe.ts';
import { exchangeAsReq } from './kdcExchange.ts';
import type { KdcEndpoint } from './kdcExchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';

/** What one KDC says of a user, asked without a password. */
export interface UserFacts {
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  /** `alice@EXAMPLE.COM`, as asked: the realm is the one that the KDC was asked for. */
  readonly principal: string;
  readonly realm: string;
  /** The encryption types that the request offered. */
  readonly offered?: readonly number[];
  /** `as-rep`: the account needs no pre-authentication. The ticket is discarded unread. */
  readonly reply?: 'krb-error' | 'as-rep';
  readonly errorCode?: number;
  readonly errorName?: string;
  readonly errorText?: string;
  /** Error 68 names the right realm here (RFC 6806 section 7). */
  readonly clientRealm?: string;
  /** Encryption types of PA-ETYPE-INFO2; AD lists its keys, Samba and Heimdal only the best of the offered ones. */
  readonly enctypes?: readonly number[];
  /** NTSTATUS by which a Windows KDC says why it refused the account (`STATUS_ACCOUNT_LOCKED_OUT`). */
  readonly windowsStatus?: string;
}
export type UserObservation = Observation<'user', UserFacts>;

export interface UserTarget extends KdcEndpoint {
  /** `alice@EXAMPLE.COM`, from the person who runs the diagnosis. */
  readonly principal: string;
  /** Realm to ask for; the principal's own where it is absent. */
  readonly realm?: string;
  /** In order of preference; what current clients offer where it is absent. */
  readonly enctypes?: readonly number[];
}

/**
 * Sends one AS-REQ in a user's name, without a password: no login attempt, and no count towards a lockout (measured on
 * Samba; kerbrute's documentation says the same of Windows). A KRB-ERROR is `ok`: it is the answer. Never throws.
 */
export async function askForUser(target: UserTarget, ctx: ProbeContext): Promise<UserObservation> {
  const { address, port, transport, principal, enctypes } = target;
  const parsed = parsePrincipal(principal);
  const own = isPrincipal(parsed) ? parsed : { components: [principal], realm: undefined };
  const realm = target.realm ?? own.realm ?? '';
  const where = hostAndPort(address, port);
  const finish = startObservation('user', `user:${realm}`, `${principal} at ${where} (${realm})`);
  const facts: UserFacts = {
    address,
    port,
    transport,
    principal,
    realm,
    ...(enctypes !== undefined && { offered: enctypes }),
  };
  const { exchange, reply } = await exchangeAsReq(
    target,
    {
      client: { type: nameType.principal, components: own.components },
      realm,
      ...(enctypes !== undefined && { enctypes }),
    },
    ctx,
  );
  if (reply?.kind === 'krb-error') return finish('ok', { ...facts, ...errorFacts(reply.error) });
  if (reply?.kind === 'as-rep') return finish('ok', { ...facts, reply: 'as-rep' });
  const outcome = reply ? 'unexpected' : exchange.outcome;
  const what = `AS-REQ for ${principal} to ${where} over ${transport}`;
  return finish(outcome, facts, describeFailure({ ...exchange, outcome }, what));
}

function errorFacts(error: KrbError): Partial<UserFacts> {
  const elements = error.data && decodeMethodData(error.data);
  const enctypes = elements && etypeInfoOf(elements).map(({ enctype }) => enctype);
  const windowsStatus = error.data && decodeWindowsStatus(error.data);
  return {
    reply: 'krb-error',
    errorCode: error.code,
    errorName: kerberosErrorName(error.code),
    errorText: error.text ?? kerberosErrorMeaning(error.code),
    ...(error.clientRealm !== undefined && { clientRealm: error.clientRealm }),
    ...(enctypes && enctypes.length > 0 && { enctypes: [...new Set(enctypes)] }),
    ...(windowsStatus !== undefined && { windowsStatus }),
  };
}

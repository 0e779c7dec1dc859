/** A KDC without keys: it answers each AS-REQ with the KRB-ERROR that a real one gives, pure. */
import { decodeAsRequest, encodeError } from './kdcMessages.ts';
import type { AsRequest, ErrorReply, PrincipalName } from './kdcMessages.ts';
import type { KdcBehaviour } from './state.ts';

/** Error codes of RFC 4120 section 7.5.9 and RFC 6806 section 8 that appear here. */
const codes = {
  clientUnknown: 6,
  serverUnknown: 7,
  enctypeUnsupported: 14,
  clientRevoked: 18,
  passwordExpired: 23,
  preauthenticationRequired: 25,
  wrongRealm: 68,
} as const;

/** NT-ENTERPRISE (RFC 6806 section 5): the name is `user@suffix`. */
const enterprise = 10;

/**
 * The reply to a datagram, or undefined for anything that is no AS-REQ: KDCs keep silent then.
 * Several KDCs share an address only where there is a single loopback address; the one that serves
 * the realm in question answers.
 */
export function answerKdc(
  kdcs: readonly KdcBehaviour[],
  datagram: Uint8Array,
  now: Date,
): Uint8Array | undefined {
  const request = decodeAsRequest(datagram);
  const [first] = kdcs;
  if (!request || !first) return undefined;
  const kdc = kdcs.find((it) => serves(it, request.realm)) ?? first;
  if (datagram.length > (kdc.largestRequest ?? Infinity)) return undefined;
  return encodeError(request, judge(kdc, request), now);
}

function judge(kdc: KdcBehaviour, request: AsRequest): ErrorReply {
  if (!serves(kdc, request.realm)) return foreignRealm(kdc, request);
  const { client } = request;
  if (!client) return { code: codes.clientUnknown };
  const [name = ''] = client.parts;
  if (client.type === enterprise) return enterpriseName(kdc, name);
  if (isTicketGrantingService(kdc, client)) return preauthentication(kdc, request, name);
  const account = client.parts.length === 1 ? kdc.accounts[name.toLowerCase()] : undefined;
  switch (account) {
    case 'preauthentication':
      return preauthentication(kdc, request, name);
    case 'disabled':
      return { code: codes.clientRevoked };
    case 'must-change-password':
      return { code: codes.passwordExpired };
    case undefined:
      return { code: codes.clientUnknown };
  }
}

/** Windows names the realm it knows better; Samba and MIT only say that they do not know the client. */
function foreignRealm(kdc: KdcBehaviour, { realm }: AsRequest): ErrorReply {
  if (kdc.style !== 'windows') return { code: codes.clientUnknown };
  const referral = kdc.referrals[realm.toLowerCase()];
  return referral === undefined
    ? { code: codes.wrongRealm, withoutClient: true }
    : { code: codes.wrongRealm, clientRealm: referral };
}

/** `user@suffix`: a suffix of a trusted forest refers there (RFC 6806 section 7). */
function enterpriseName(kdc: KdcBehaviour, name: string): ErrorReply {
  const suffix = name.slice(name.lastIndexOf('@') + 1).toLowerCase();
  const trusted = Object.keys(kdc.referrals).find(
    (domain) => suffix === domain || suffix.endsWith(`.${domain}`),
  );
  const referral = trusted === undefined ? undefined : kdc.referrals[trusted];
  if (kdc.style === 'mit' || referral === undefined) return { code: codes.clientUnknown };
  return { code: codes.wrongRealm, clientRealm: referral };
}

/** The principal that exists in every realm: AD has it as `krbtgt`, MIT as `krbtgt/REALM`. */
function isTicketGrantingService(kdc: KdcBehaviour, client: PrincipalName): boolean {
  const [service, instance] = client.parts;
  if (service?.toLowerCase() !== 'krbtgt') return false;
  if (kdc.style !== 'mit') return client.parts.length === 1;
  return client.parts.length === 2 && serves(kdc, instance ?? '');
}

function preauthentication(kdc: KdcBehaviour, request: AsRequest, name: string): ErrorReply {
  const enctypes = kdc.enctypes.filter((it) => request.enctypes.includes(it));
  if (request.server.parts[0] !== 'krbtgt') return { code: codes.serverUnknown };
  if (enctypes.length === 0) return { code: codes.enctypeUnsupported };
  return { code: codes.preauthenticationRequired, enctypes, salt: `${kdc.realm}${name}` };
}

/** AD compares realms without regard to case, MIT with. */
function serves(kdc: KdcBehaviour, realm: string): boolean {
  return kdc.style === 'mit' ? realm === kdc.realm : realm.toUpperCase() === kdc.realm;
}

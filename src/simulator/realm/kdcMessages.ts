/** AS-REQ in, KRB-ERROR out (RFC 4120 sections 5.4.1 and 5.9.1). */
import type { BaseBlock } from 'asn1js';
import {
  applicationTagged,
  contents,
  decode,
  encode,
  generalString,
  integer,
  isApplication,
  kerberosTime,
  member,
  numberOf,
  octets,
  sequence,
  tagged,
  textOf,
} from './der.ts';

export interface PrincipalName {
  readonly type: number;
  readonly parts: readonly string[];
}

export interface AsRequest {
  /** Absent in probes that only ask whether somebody listens. */
  readonly client: PrincipalName | undefined;
  readonly realm: string;
  readonly server: PrincipalName;
  readonly enctypes: readonly number[];
}

export interface ErrorReply {
  readonly code: number;
  /** `crealm` when it is not the realm that was asked. */
  readonly clientRealm?: string;
  /** Windows leaves `crealm` and `cname` out when the realm is not its own. */
  readonly withoutClient?: boolean;
  /** With PREAUTH_REQUIRED: what goes into PA-ETYPE-INFO2. */
  readonly enctypes?: readonly number[];
  readonly salt?: string;
}

const asRequest = 10;
const krbError = 30;

/** Undefined for everything that is not a whole AS-REQ with a realm and a server. */
export function decodeAsRequest(bytes: Uint8Array): AsRequest | undefined {
  const message = decode(bytes);
  if (!isApplication(message, asRequest)) return undefined;
  const [request] = contents(message);
  const body = member(request, 4);
  const realm = textOf(member(body, 2));
  const client = principalOf(member(body, 1));
  const server = principalOf(member(body, 3));
  if (realm === undefined || !server) return undefined;
  const enctypes = contents(member(body, 8)).map((it) => numberOf(it) ?? 0);
  return { client, realm, server, enctypes };
}

function principalOf(block: BaseBlock | undefined): PrincipalName | undefined {
  if (!block) return undefined;
  const parts = contents(member(block, 1)).map((it) => textOf(it) ?? '');
  return { type: numberOf(member(block, 0)) ?? 0, parts };
}

/** The KRB-ERROR for a request, with the server's clock in `stime`. */
export function encodeError(request: AsRequest, reply: ErrorReply, now: Date): Uint8Array {
  const client =
    reply.withoutClient === true || !request.client
      ? []
      : [
          tagged(7, generalString(reply.clientRealm ?? request.realm)),
          tagged(8, principalBlock(request.client)),
        ];
  const data = reply.enctypes
    ? [tagged(12, octets(encode(methodData(reply.enctypes, reply.salt ?? ''))))]
    : [];
  const fields = sequence(
    tagged(0, integer(5)),
    tagged(1, integer(krbError)),
    tagged(4, kerberosTime(now)),
    tagged(5, integer((now.getTime() % 1000) * 1000)),
    tagged(6, integer(reply.code)),
    ...client,
    tagged(9, generalString(request.realm)),
    tagged(10, principalBlock(request.server)),
    ...data,
  );
  return encode(applicationTagged(krbError, fields));
}

function principalBlock({ type, parts }: PrincipalName): BaseBlock {
  return sequence(tagged(0, integer(type)), tagged(1, sequence(...parts.map(generalString))));
}

/** What Windows puts into e-data: PA-ETYPE-INFO2, and the kinds of preauthentication it takes. */
function methodData(enctypes: readonly number[], salt: string): BaseBlock {
  const etypeInfo2 = sequence(
    ...enctypes.map((enctype) =>
      // RC4 keys are not salted (RFC 4757 section 2).
      enctype === 23
        ? sequence(tagged(0, integer(enctype)))
        : sequence(tagged(0, integer(enctype)), tagged(1, generalString(salt))),
    ),
  );
  const padata = (type: number, value: Uint8Array): BaseBlock =>
    sequence(tagged(1, integer(type)), tagged(2, octets(value)));
  const nothing = new Uint8Array();
  return sequence(
    padata(19, encode(etypeInfo2)),
    padata(2, nothing),
    padata(16, nothing),
    padata(15, nothing),
  );
}

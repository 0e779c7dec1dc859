/** The anonymous part of a domain controller's directory: rootDSE and the netlogon ping. */
import type { BaseBlock } from 'asn1js';
import {
  applicationTagged,
  contents,
  decode,
  encode,
  enumerated,
  integer,
  isApplication,
  numberOf,
  octets,
  rawContent,
  sequence,
  set,
  textOf,
} from './der.ts';
import { netlogonResponse } from './netlogon.ts';
import type { DomainController } from './state.ts';

/** Operations of RFC 4511 section 4.2 and following, by application tag. */
const operations = {
  bind: 0,
  bindResponse: 1,
  unbind: 2,
  search: 3,
  entry: 4,
  done: 5,
  extended: 23,
  extendedResponse: 24,
} as const;
/** Result codes of RFC 4511 section 4.1.9. */
const results = { success: 0, operationsError: 1, unavailable: 52 } as const;

/**
 * The reply to one LDAP message; undefined for no message, or one that wants no reply.
 * Where one address has several controllers, the netlogon ping finds the one of its domain.
 */
export function answerLdap(
  controllers: readonly DomainController[],
  bytes: Uint8Array,
  now: Date,
): Uint8Array | undefined {
  const [idBlock, operation] = contents(decode(bytes));
  const id = numberOf(idBlock);
  const [first] = controllers;
  if (id === undefined || !operation || !first) return undefined;
  if (isApplication(operation, operations.bind)) {
    return message(id, result(operations.bindResponse, results.success));
  }
  if (isApplication(operation, operations.extended)) {
    return message(
      id,
      result(operations.extendedResponse, results.unavailable, 'TLS is not set up'),
    );
  }
  if (!isApplication(operation, operations.search)) return undefined;
  return search(id, operation, controllers, first, now);
}

function search(
  id: number,
  operation: BaseBlock,
  controllers: readonly DomainController[],
  first: DomainController,
  now: Date,
): Uint8Array {
  const [base, , , , , , filter, attributeList] = contents(operation);
  const wanted = contents(attributeList).map((it) => (textOf(it) ?? '').toLowerCase());
  const success = message(id, result(operations.done, results.success));
  if (textOf(base) !== '') {
    // Windows' words for a search that needs a bind.
    const refusal =
      '000004DC: LdapErr: In order to perform this operation a successful bind must be completed on the connection.';
    return message(id, result(operations.done, results.operationsError, refusal));
  }
  if (wanted.includes('netlogon')) {
    const domain = dnsDomainOf(filter);
    const found = domain === undefined ? first : controllers.find((it) => isNamed(it, domain));
    if (!found) return success;
    const value = netlogonResponse(found);
    return Buffer.concat([message(id, entry({ netlogon: [value] })), success]);
  }
  const attributes = Object.entries(rootDse(first, now)).filter(
    ([name]) => wanted.length === 0 || wanted.includes('*') || wanted.includes(name.toLowerCase()),
  );
  return Buffer.concat([message(id, entry(Object.fromEntries(attributes))), success]);
}

/** The value of `(DnsDomain=…)` in the ping's `&` filter (MS-ADTS 6.3.3.2). */
function dnsDomainOf(filter: BaseBlock | undefined): string | undefined {
  for (const term of contents(filter)) {
    const [attribute, value] = contents(term);
    if (textOf(attribute)?.toLowerCase() === 'dnsdomain' && value) {
      return Buffer.from(rawContent(value)).toString('utf8').replace(/\.$/, '');
    }
  }
  return undefined;
}

function isNamed({ domain }: DomainController, name: string): boolean {
  return domain.dnsName === name.toLowerCase();
}

function rootDse(
  { domain, hostName, clockOffsetMs }: DomainController,
  now: Date,
): Readonly<Record<string, readonly string[]>> {
  const context = domain.dnsName
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',');
  const host = hostName.split('.')[0] ?? hostName;
  const time = new Date(now.getTime() + clockOffsetMs).toISOString();
  return {
    currentTime: [`${time.replace(/[-:T]/g, '').slice(0, 14)}.0Z`],
    dnsHostName: [hostName],
    defaultNamingContext: [context],
    rootDomainNamingContext: [context],
    ldapServiceName: [`${domain.dnsName}:${host}$@${domain.realm}`],
    supportedSASLMechanisms: ['GSSAPI', 'GSS-SPNEGO', 'EXTERNAL', 'DIGEST-MD5'],
    supportedCapabilities: ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1670'],
    supportedLDAPVersion: ['3', '2'],
    isSynchronized: ['TRUE'],
    isGlobalCatalogReady: ['TRUE'],
    domainFunctionality: ['7'],
    forestFunctionality: ['7'],
    domainControllerFunctionality: ['7'],
  };
}

function entry(attributes: Readonly<Record<string, readonly (string | Uint8Array)[]>>): BaseBlock {
  const list = Object.entries(attributes).map(([name, values]) =>
    sequence(octets(name), set(...values.map(octets))),
  );
  return applicationTagged(operations.entry, octets(''), sequence(...list));
}

function result(operation: number, code: number, diagnostic = ''): BaseBlock {
  return applicationTagged(operation, enumerated(code), octets(''), octets(diagnostic));
}

function message(id: number, operation: BaseBlock): Uint8Array {
  return encode(sequence(integer(id), operation));
}

/** A DNS server's answer to one message: authoritative for its zones, pure. */
import dnsPacket from 'dns-packet';
import type { Answer, DecodedPacket, Question } from 'dns-packet';
import type { DnsServer, Zone } from './state.ts';

/** RFC 1035 section 4.1.1 */
const rcodes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;
type Rcode = keyof typeof rcodes;

/** Without EDNS a UDP answer holds 512 bytes (RFC 1035 section 4.2.1). */
const classicLimit = 512;

interface Reply {
  readonly rcode: Rcode;
  readonly answers: readonly Answer[];
  readonly authorities: readonly Answer[];
}

/**
 * The reply to `request`, or undefined for what is no question: servers stay silent then.
 * Over UDP a reply that does not fit comes truncated and empty, with the TC bit.
 */
export function answerDns(
  server: Pick<DnsServer, 'zones' | 'elsewhere'>,
  request: Uint8Array,
  transport: 'udp' | 'tcp',
): Uint8Array | undefined {
  const query = decode(request);
  const question = query?.questions?.[0];
  if (query?.type !== 'query' || !question) return undefined;
  const reply = replyTo(server, question);
  const bytes = encode(query, question, reply, false);
  const limit = transport === 'tcp' ? 65_535 : udpLimit(query);
  if (bytes.length <= limit) return bytes;
  return encode(query, question, { ...reply, answers: [], authorities: [] }, true);
}

function decode(request: Uint8Array): DecodedPacket | undefined {
  try {
    return dnsPacket.decode(Buffer.from(request));
  } catch {
    return undefined;
  }
}

function udpLimit(query: DecodedPacket): number {
  const edns = query.additionals?.find((it) => it.type === 'OPT');
  return edns?.type === 'OPT' ? Math.max(classicLimit, edns.udpPayloadSize) : classicLimit;
}

function replyTo(server: Pick<DnsServer, 'zones' | 'elsewhere'>, question: Question): Reply {
  const name = question.name.toLowerCase();
  const zone = zoneOf(server.zones, name);
  if (!zone) return { rcode: server.elsewhere, answers: [], authorities: [] };
  if (zone.state === 'dead') return { rcode: 'SERVFAIL', answers: [], authorities: [] };
  const { records } = zone;
  const sameName = records.filter((it) => it.name.toLowerCase() === name);
  const answers = sameName.filter((it) => it.type === question.type || it.type === 'CNAME');
  if (answers.length > 0) return { rcode: 'NOERROR', answers, authorities: [] };
  // A name exists when it, or anything below it, has records (RFC 8020).
  const exists = records.some((it) => it.name.toLowerCase() === name || isBelow(it.name, name));
  const authorities = records.filter((it) => it.type === 'SOA');
  return { rcode: exists ? 'NOERROR' : 'NXDOMAIN', answers: [], authorities };
}

/** The closest zone above a name. */
function zoneOf(zones: readonly Zone[], name: string): Zone | undefined {
  const above = zones.filter(({ origin }) => name === origin || isBelow(name, origin));
  return above.sort((a, b) => b.origin.length - a.origin.length)[0];
}

function isBelow(name: string, origin: string): boolean {
  return name.toLowerCase().endsWith(`.${origin.toLowerCase()}`);
}

function encode(
  query: DecodedPacket,
  question: Question,
  { rcode, answers, authorities }: Reply,
  truncated: boolean,
): Uint8Array {
  const flags =
    dnsPacket.AUTHORITATIVE_ANSWER |
    dnsPacket.RECURSION_AVAILABLE |
    ((query.flags ?? 0) & dnsPacket.RECURSION_DESIRED) |
    (truncated ? dnsPacket.TRUNCATED_RESPONSE : 0) |
    rcodes[rcode];
  return dnsPacket.encode({
    type: 'response',
    id: query.id ?? 0,
    flags,
    questions: [question],
    answers: [...answers],
    authorities: [...authorities],
  });
}

import { randomInt } from 'node:crypto';
import dnsPacket from 'dns-packet';
import type { Answer, DecodedPacket, Packet } from 'dns-packet';
import type { Endpoint, ExchangeLimits, ExchangeResult, Framing } from './exchange.ts';
import { exchangeTcp } from './tcpConversation.ts';
import { exchangeUdp } from './udpExchange.ts';

export type DnsType = 'A' | 'AAAA' | 'SRV' | 'TXT' | 'PTR' | 'SOA';

export interface DnsQuestion {
  readonly name: string;
  readonly type: DnsType;
}

/** A decoded reply; `answers` in the server's order. */
export interface DnsReply {
  readonly rcode: string;
  readonly truncated: boolean;
  readonly recursionAvailable: boolean;
  readonly authoritative: boolean;
  readonly answers: readonly Answer[];
}

/** `reply` is there when the exchange is `ok`; an answer that cannot be decoded turns it into `unexpected`. */
export interface DnsExchange {
  readonly exchange: ExchangeResult;
  readonly reply?: DnsReply;
}

/** What DNS over UDP may carry here without fragments (DNS flag day 2020). */
const ednsPayload = 1232;

/** TC, in the third byte of the header (RFC 1035 4.1.1). */
const truncatedBit = 0x02;

/**
 * Asks one server one question over one transport, with recursion desired and EDNS over UDP; a truncated answer is
 * returned as such. Never throws: a name that DNS cannot carry (a label over 63 bytes, RFC 1035 2.3.4) is `skipped`.
 */
export async function queryDns(
  server: Endpoint,
  transport: 'udp' | 'tcp',
  { name, type }: DnsQuestion,
  limits: ExchangeLimits,
): Promise<DnsExchange> {
  const id = randomInt(65536);
  const query: Packet = {
    type: 'query',
    id,
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ type, name, class: 'IN' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: ednsPayload,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  };
  if (!isCarriable(name)) {
    const exchange = { ...nothing(), errno: 'EBADNAME' };
    return { exchange };
  }
  const exchange =
    transport === 'udp'
      ? await exchangeUdp(
          {
            ...server,
            request: dnsPacket.encode(query),
            accept: (datagram) => hasId(datagram, id),
          },
          limits,
        )
      : await exchangeTcp(
          { ...server, request: dnsPacket.streamEncode(query), framing: answerTo(id) },
          limits,
        );
  if (exchange.outcome !== 'ok') return { exchange };
  const message = transport === 'udp' ? exchange.bytes : exchange.bytes.subarray(2);
  const reply = hasId(message, id) ? decodeReply(message) : undefined;
  return reply ? { exchange, reply } : { exchange: { ...exchange, outcome: 'unexpected' } };
}

/**
 * Decodes a reply, or returns `undefined` for anything that is none. Never throws. Of a truncated reply whose
 * records are cut off, the header is kept.
 */
export function decodeReply(message: Uint8Array): DnsReply | undefined {
  try {
    return replyOf(dnsPacket.decode(Buffer.from(message)));
  } catch {
    if (((message[2] ?? 0) & truncatedBit) === 0 || message.length < 12) return undefined;
    const header = Buffer.alloc(12);
    header.set(message.subarray(0, 4));
    return replyOf(dnsPacket.decode(header));
  }
}

function replyOf(packet: DecodedPacket): DnsReply | undefined {
  if (packet.type !== 'response') return undefined;
  return {
    // The library names codes that RFC 6895 leaves open `RCODE_n`; its types do not know the field.
    rcode: 'rcode' in packet && typeof packet.rcode === 'string' ? packet.rcode : 'NOERROR',
    truncated: packet.flag_tc,
    recursionAvailable: packet.flag_ra,
    authoritative: packet.flag_aa,
    answers: packet.answers ?? [],
  };
}

const headerLength = 12;

/** Two bytes of length (RFC 1035 4.2.2); any two bytes could be that, so the header has to name the question as well. */
function answerTo(id: number): Framing {
  return (received) => {
    if (received.length < 2) return 2;
    const length = ((received[0] ?? 0) << 8) | (received[1] ?? 0);
    const idGiven = received.length >= 4;
    const strange = length < headerLength || (idGiven && !startsWithId(received.subarray(2), id));
    return strange ? undefined : 2 + length;
  };
}

function hasId(message: Uint8Array, id: number): boolean {
  return message.length >= headerLength && startsWithId(message, id);
}

function startsWithId([high, low]: Uint8Array, id: number): boolean {
  return high === id >> 8 && low === (id & 0xff);
}

function isCarriable(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  return (
    Buffer.byteLength(name) < 254 &&
    labels.every((label) => label.length > 0 && Buffer.byteLength(label) < 64)
  );
}

function nothing(): ExchangeResult {
  const now = Date.now();
  return {
    outcome: 'skipped',
    phase: 'answer',
    bytes: new Uint8Array(0),
    sentAt: now,
    endedAt: now,
    rttMs: 0,
  };
}

import type { Answer } from 'dns-packet';
import { describeFailure } from '../net/describe.ts';
import { queryDns } from '../net/dnsClient.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';

/** Whose DNS server was asked: the workstation's configured one, or the directory's own address. */
export type DnsServerRole = 'workstation' | 'directory';

export type DnsAnswer =
  | {
      readonly type: 'A' | 'AAAA' | 'CNAME' | 'PTR' | 'TXT';
      readonly name: string;
      readonly data: string;
    }
  | {
      readonly type: 'SRV';
      readonly name: string;
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: string;
    };

/** One question to one server over one transport. `failed` = any rcode but NOERROR. */
export interface DnsFacts extends StrangeAnswer {
  readonly server: string;
  readonly port: number;
  readonly serverRole: DnsServerRole;
  readonly transport: 'udp' | 'tcp';
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'SRV' | 'TXT' | 'PTR' | 'SOA';
  /** `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`, …; absent without an answer. */
  readonly rcode?: string;
  readonly answers: readonly DnsAnswer[];
  readonly truncated?: boolean;
  readonly recursionAvailable?: boolean;
}
export type DnsObservation = Observation<'dns', DnsFacts>;

export type DnsTarget = Pick<
  DnsFacts,
  'server' | 'port' | 'serverRole' | 'transport' | 'name' | 'type'
>;

/**
 * Asks one DNS server one question over one transport. An empty NOERROR answer is `ok`, any other rcode `failed`;
 * never throws. A truncated UDP answer is reported as such, not asked again.
 */
export async function askDns(target: DnsTarget, ctx: ProbeContext): Promise<DnsObservation> {
  const { server, port, transport, name, type } = target;
  const where = hostAndPort(server, port);
  const finish = startObservation(
    'dns',
    `dns:${transport}:${where}:${type}:${name}`,
    `${type} ${name} at ${where} over ${transport}`,
  );
  const question = `${where} asked over ${transport} for ${type} ${name}`;
  const { exchange, reply } = await queryDns(
    { address: server, port },
    transport,
    { name, type },
    ctx,
  );
  if (!reply) {
    const error =
      exchange.errno === 'EBADNAME'
        ? `${name} is no name that DNS can carry: a label is empty or longer than 63 bytes.`
        : describeFailure(exchange, question);
    return finish(
      exchange.outcome,
      { ...target, answers: [], ...strangeAnswer(exchange.bytes) },
      error,
    );
  }
  const facts: DnsFacts = {
    ...target,
    rcode: reply.rcode,
    answers: reply.answers.flatMap(answerOf),
    truncated: reply.truncated,
    recursionAvailable: reply.recursionAvailable,
  };
  return reply.rcode === 'NOERROR'
    ? finish('ok', facts)
    : finish('failed', facts, `${question}: ${reply.rcode}.`);
}

function answerOf(answer: Answer): DnsAnswer[] {
  const { name } = answer;
  switch (answer.type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'PTR':
      return [{ type: answer.type, name, data: answer.data }];
    case 'TXT':
      return [{ type: 'TXT', name, data: [answer.data].flat().map(String).join('') }];
    case 'SRV': {
      const { priority = 0, weight = 0, port, target } = answer.data;
      return [{ type: 'SRV', name, priority, weight, port, target }];
    }
    default:
      // SOA answers are counted by their rcode alone; signatures and the like were not asked for.
      return [];
  }
}

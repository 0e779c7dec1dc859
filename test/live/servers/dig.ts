import assert from 'node:assert/strict';
import { askDns } from '../../../src/probes/dns.ts';
import type { DnsAnswer, DnsFacts, DnsTarget } from '../../../src/probes/dns.ts';
import { context } from '../context.ts';
import { run } from './process.ts';

/** Asks the question ourselves and through dig; the rcode and the answers have to be the same. Returns ours. */
export async function equalsDig(target: DnsTarget): Promise<DnsFacts> {
  const { server, port, transport, name, type } = target;
  const label = `${name} ${type} at ${server} over ${transport}`;
  const { facts } = await askDns(target, context());
  const flags = ['-p', `${port}`, '+norrcomments', '+nocmd', '+time=3', '+tries=1'];
  const how = transport === 'tcp' ? '+tcp' : '+ignore';
  const text = run('dig', [`@${server}`, ...flags, how, name, type]);
  assert.equal(facts.rcode, /status: (\w+)/.exec(text)?.[1], label);
  assert.equal(facts.truncated, /flags:[^;]* tc[ ;]/.test(text), label);
  const section = /;; ANSWER SECTION:\n([\s\S]*?)\n\n/.exec(text)?.[1]?.split('\n') ?? [];
  assert.deepEqual(facts.answers.map(digRow).sort(), section.map(withoutClass).sort(), label);
  return facts;
}

/** An answer as dig prints it, without time to live and class. */
function digRow(answer: DnsAnswer): string {
  if (answer.type === 'SRV') {
    return `${answer.name}. SRV ${answer.priority} ${answer.weight} ${answer.port} ${answer.target === '.' ? '' : answer.target}.`;
  }
  const dot = answer.type === 'CNAME' || answer.type === 'PTR' ? '.' : '';
  return `${answer.name}. ${answer.type} ${answer.data}${dot}`;
}

/** dig shows the strings of a TXT apart; they count as one text. */
function withoutClass(row: string): string {
  const columns = row.replaceAll('" "', '').replaceAll('"', '').split(/\s+/);
  return columns.filter((_, column) => column !== 1 && column !== 2).join(' ');
}

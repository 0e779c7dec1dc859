import { queryDns } from './dnsClient.ts';
import type { DnsExchange, DnsReply } from './dnsClient.ts';
import type { Endpoint, ExchangeLimits } from './exchange.ts';
import type { LookupResult } from './lookupResult.ts';

/** Longest chain of aliases that is followed (BIND's own limit is 16). */
const maxAliases = 8;

/** What getaddrinfo would make of one DNS server's answers: A and AAAA, aliases followed, no search list. Never throws. */
export async function lookupThrough(
  server: Endpoint,
  host: string,
  limits: Pick<ExchangeLimits, 'signal' | 'timeoutMs'>,
): Promise<LookupResult> {
  const [four, six] = await Promise.all([
    addressesOf(server, host, 'A', limits),
    addressesOf(server, host, 'AAAA', limits),
  ]);
  const addresses = [...new Set([...four.addresses, ...six.addresses])];
  if (addresses.length > 0) return { addresses };
  return { addresses, code: four.code ?? six.code ?? 'ENOTFOUND' };
}

async function addressesOf(
  server: Endpoint,
  host: string,
  type: 'A' | 'AAAA',
  limits: Pick<ExchangeLimits, 'signal' | 'timeoutMs'>,
): Promise<LookupResult> {
  let name = host.replace(/\.$/, '');
  for (let followed = 0; followed < maxAliases; followed += 1) {
    const asked = await askEither(server, name, type, limits);
    const { reply } = asked;
    if (!reply) return { addresses: [], code: codeOfFailure(asked) };
    if (reply.rcode !== 'NOERROR') return { addresses: [], code: codeOfRcode(reply.rcode) };
    const { addresses, alias } = follow(reply, name, type);
    if (addresses.length > 0) return { addresses };
    if (alias === undefined) return { addresses: [], code: 'ENOTFOUND' };
    name = alias;
  }
  return { addresses: [], code: 'EAI_FAIL' };
}

async function askEither(
  server: Endpoint,
  name: string,
  type: 'A' | 'AAAA',
  limits: Pick<ExchangeLimits, 'signal' | 'timeoutMs'>,
): Promise<DnsExchange> {
  const udp = await queryDns(server, 'udp', { name, type }, limits);
  return udp.reply?.truncated === true ? queryDns(server, 'tcp', { name, type }, limits) : udp;
}

/** Addresses at the end of the alias chain in one reply, or the name at which the chain leaves it. */
function follow(
  reply: DnsReply,
  name: string,
  type: 'A' | 'AAAA',
): { readonly addresses: string[]; readonly alias?: string } {
  let current = name.toLowerCase();
  const seen = new Set([current]);
  for (;;) {
    const addresses: string[] = [];
    let alias: string | undefined;
    for (const answer of reply.answers) {
      if (answer.name.toLowerCase() !== current) continue;
      if (answer.type === type) addresses.push(answer.data);
      if (answer.type === 'CNAME') alias = answer.data.toLowerCase();
    }
    if (addresses.length > 0) return { addresses };
    if (alias === undefined)
      return current === name.toLowerCase() ? { addresses } : { addresses, alias: current };
    if (seen.has(alias)) return { addresses };
    seen.add(alias);
    current = alias;
  }
}

function codeOfRcode(rcode: string): string {
  return rcode === 'NXDOMAIN' ? 'ENOTFOUND' : 'EAI_AGAIN';
}

function codeOfFailure({ exchange }: DnsExchange): string {
  if (exchange.errno === 'EBADNAME') return 'ENOTFOUND';
  if (exchange.outcome === 'skipped' && exchange.errno === undefined) return 'ECANCELLED';
  return 'EAI_AGAIN';
}

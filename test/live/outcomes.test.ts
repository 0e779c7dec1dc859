/** What each kind of blocked path looks like to every probe: nftables on loopback, in a network namespace of its own. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Run } from '../unit/probes/runProbes.ts';
import { missing, run } from './servers/process.ts';

const root = process.getuid?.() === 0 ? false : 'needs root for a network namespace';
const script = join(import.meta.dirname, '../unit/probes/runProbes.ts');

interface Block {
  /** nftables' statement for every packet to the port; none: nothing listens, and nothing filters. */
  readonly statement?: string;
  readonly outcome: string;
  readonly says: RegExp;
  /** The kernel tells datagrams' sockets of it only when they ask for that (IP_RECVERR of ip(7)), which Node never does. */
  readonly hiddenFromUdp?: boolean;
}

const silence = { outcome: 'timeout', says: /no answer within|no TCP connection within/ };

const blocks: Readonly<Record<string, Block>> = {
  'nothing listens': { outcome: 'refused', says: /actively refused.*ECONNREFUSED/ },
  'dropped in silence': { statement: 'drop', ...silence },
  'rejected with a reset, or port unreachable': {
    statement: 'meta l4proto tcp reject with tcp reset; PORT reject',
    outcome: 'refused',
    says: /actively refused.*ECONNREFUSED/,
  },
  'rejected as host unreachable': {
    statement: 'reject with icmpx host-unreachable',
    outcome: 'unreachable',
    says: /unreachable or prohibited.*EHOSTUNREACH/,
    hiddenFromUdp: true,
  },
  'rejected as prohibited': {
    statement: 'reject with icmpx admin-prohibited',
    outcome: 'unreachable',
    says: /prohibit.*(EHOSTUNREACH|EACCES)/,
  },
  'rejected as no route': {
    statement: 'reject with icmpx no-route',
    outcome: 'unreachable',
    says: /no route.*ENETUNREACH/,
    hiddenFromUdp: true,
  },
};

const port = 4242;
/** Over IPv6 loopback an ICMP error to a SYN counts only when it is sent again, after a second. */
const timeoutMs = 1500;

/** All probes against the port, inside a namespace that has nothing but its loopback and this rule. */
function probe(address: string, statement: string | undefined): Run {
  const match = `meta l4proto { tcp, udp } th dport ${port}`;
  const rules = (statement ?? '')
    .split('; ')
    .filter((rule) => rule !== '')
    .map((rule) => `add rule inet t c ${match} ${rule.replace('PORT ', '')}`);
  const chain = 'add chain inet t c { type filter hook input priority 0; }';
  const table = ['add table inet t', chain, ...rules].join('\n');
  const node = `${process.execPath} --disable-warning=MODULE_TYPELESS_PACKAGE_JSON`;
  const command = `ip link set lo up && nft -f - && exec ${node} ${script} ${address} ${port} ${timeoutMs}`;
  const output = run('unshare', ['-n', 'sh', '-c', command], {}, `${table}\n`);
  return JSON.parse(output) as Run;
}

describe('blocked paths', { skip: missing('nft', 'ip', 'unshare') || root }, () => {
  for (const [name, { statement, outcome, says, hiddenFromUdp = false }] of Object.entries(
    blocks,
  )) {
    for (const address of ['127.0.0.1', '::1']) {
      test(`${name}, ${address}: ${outcome}, whatever is asked`, () => {
        const { results, left } = probe(address, statement);
        for (const [probeName, [found, error = '']] of Object.entries(results)) {
          const hidden = hiddenFromUdp && probeName.endsWith('udp');
          const expected = hidden ? silence : { outcome, says };
          assert.equal(found, expected.outcome, `${probeName}: ${error}`);
          assert.match(error, expected.says, probeName);
        }
        assert.deepEqual(left, []);
      });
    }
  }
});

/** Lists and ports as they are said in a sentence. */
import type { Flow } from './flow.ts';
import { groupBy } from './groupBy.ts';
import { formatPorts } from './portSet.ts';

/** `a`, `a and b`, `a, b and 3 more`: at most `most` of them by name. */
export function wordList(words: readonly string[], most = 4): string {
  const distinct = [...new Set(words)];
  const shown =
    distinct.length > most
      ? [...distinct.slice(0, most - 1), `${distinct.length - most + 1} more`]
      : distinct;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** Labels that end in an address, with what they have in common said once. */
export function labelList(labels: readonly string[]): string {
  const parts = [...new Set(labels)].map((label) => {
    const [head = '', tail = ''] = /^(.* )?([0-9a-f.:]+)$/i.exec(label)?.slice(1) ?? [label];
    return { head, tail };
  });
  const byHead = groupBy(parts, ({ head }) => head);
  return wordList([...byHead].map(([head, some]) => head + wordList(some.map(({ tail }) => tail))));
}

/** The ports of several flows: `53, 88, 389/tcp, 53, 88/udp and ICMP`. */
export function portsOf(flows: readonly Pick<Flow, 'protocol' | 'ports'>[]): string {
  const words: string[] = [];
  for (const protocol of ['tcp', 'udp'] as const) {
    const ranges = flows.filter((flow) => flow.protocol === protocol).map((flow) => flow.ports);
    if (ranges.length === 0) continue;
    const sorted = [...ranges].sort((a, b) => a.from - b.from);
    const names = sorted.map((range) => formatPorts([range], protocol));
    words.push(`${[...new Set(names)].join(', ')}/${protocol}`);
  }
  if (flows.some((flow) => flow.protocol === 'icmp')) words.push('ICMP');
  return wordList(words, 3);
}

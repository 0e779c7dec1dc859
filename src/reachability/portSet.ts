/** Sets of ports as sorted, disjoint, inclusive ranges. ICMP types and codes are numbered into the same space. */
import type { PortRange, Protocol } from './flow.ts';

export type PortSet = readonly PortRange[];

export const allPorts: PortRange = { from: 0, to: 65535 };

/** Sorts and joins ranges that overlap or touch. */
export function portSet(ranges: readonly PortRange[]): PortSet {
  if (ranges.length < 2) return ranges;
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The ports of `set` that `taken` does not hold. */
export function subtract(set: PortSet, taken: PortSet): PortSet {
  let rest = set;
  for (const hole of taken) {
    if (!rest.some((range) => range.from <= hole.to && hole.from <= range.to)) continue;
    rest = rest.flatMap((range) => {
      if (hole.to < range.from || range.to < hole.from) return [range];
      const pieces: PortRange[] = [];
      if (range.from < hole.from) pieces.push({ from: range.from, to: hole.from - 1 });
      if (hole.to < range.to) pieces.push({ from: hole.to + 1, to: range.to });
      return pieces;
    });
  }
  return rest;
}

export function intersect(a: PortSet, b: PortSet): PortSet {
  return a.flatMap((x) =>
    b.flatMap((y) => {
      const from = Math.max(x.from, y.from);
      const to = Math.min(x.to, y.to);
      return from <= to ? [{ from, to }] : [];
    }),
  );
}

export function portCount(set: PortSet): number {
  return set.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/**
 * ICMP type and code as one number, `type × 256 + code`, so that rules on them obey the same set
 * algebra as ports. -1 means any; EC2 allows a code of -1 only, when the type is -1.
 */
export function icmpNumbers(type: number | undefined, code: number | undefined): PortRange {
  if (type === undefined || type < 0) return allPorts;
  const base = (type & 255) * 256;
  if (code === undefined || code < 0) return { from: base, to: base + 255 };
  return { from: base + (code & 255), to: base + (code & 255) };
}

/** `88`, `49152-65535`, `53, 88`; `type 8` for ICMP. */
export function formatPorts(set: PortSet, protocol: Protocol): string {
  if (set.length === 1 && set[0]?.from === 0 && set[0].to === 65535) {
    return protocol === 'icmp' ? 'all types' : 'all ports';
  }
  return set
    .map(({ from, to }) => {
      if (protocol !== 'icmp') return from === to ? `${from}` : `${from}-${to}`;
      const [type, lastType] = [from >> 8, to >> 8];
      return type === lastType ? `type ${type}` : `types ${type}-${lastType}`;
    })
    .join(', ');
}

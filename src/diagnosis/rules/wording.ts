/** Small pieces of sentences that many rules share. */
import type { KdcObservation } from '../../probes/kdc.ts';
import type { Observation } from '../../probes/observation.ts';

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

export function unique(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}

export function ids(observations: readonly Observation[]): string[] {
  return unique(observations.map((observation) => observation.id));
}

/** `420 000 ms` → `7 min 0 s`, sign dropped. */
export function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** How an exchange ended, in the words of a report. */
export function ending(observation: Observation): string {
  const took = `${(observation.durationMs / 1000).toFixed(1)} s`;
  switch (observation.outcome) {
    case 'ok':
      return 'answered';
    case 'failed':
      return 'answered with a refusal';
    case 'timeout':
      return `no answer in ${took}`;
    case 'refused':
      return 'refused';
    case 'unreachable':
      return `unreachable${observation.error === undefined ? '' : ` (${observation.error})`}`;
    case 'unexpected':
      return 'answered in another protocol';
    case 'skipped':
      return 'not tried';
  }
}

/** `UDP: no answer in 2.0 s, TCP: refused`. */
export function transports(kdc: {
  readonly udp?: KdcObservation;
  readonly tcp?: KdcObservation;
}): string {
  return [
    ...(kdc.udp === undefined ? [] : [`UDP: ${ending(kdc.udp)}`]),
    ...(kdc.tcp === undefined ? [] : [`TCP: ${ending(kdc.tcp)}`]),
  ].join(', ');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

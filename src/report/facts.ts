/** The facts of an observation as short readable pairs, bounded: for tables. */
import type { Observation } from '../probes/observation.ts';

export interface FactRow {
  readonly name: string;
  readonly value: string;
}

const longest = 200;

/** Scalars and lists; nested structures as compact JSON. Empty and absent facts are left out. */
export function factRows(observation: Observation): readonly FactRow[] {
  return Object.entries(observation.facts)
    .map(([name, value]) => ({ name: spaced(name), value: bounded(factText(value)) }))
    .filter((row) => row.value !== '');
}

/** `errorName` → `error name`. */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function factText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(factText).filter(Boolean).join(', ');
  if (typeof value !== 'object') return '';
  return Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null && part !== '')
    .map(([name, part]) => `${spaced(name)}=${factText(part)}`)
    .join(' ');
}

function bounded(text: string): string {
  const characters = Array.from(text.slice(0, 4 * longest));
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}

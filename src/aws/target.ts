import { distance } from 'fastest-levenshtein';
import { databasesOf } from './databases.ts';
import type { DatabaseTarget } from './databases.ts';
import type { AccountSnapshot } from './snapshot.ts';

export type { DatabaseTarget } from './databases.ts';

export type FoundTarget =
  | { readonly kind: 'found'; readonly target: DatabaseTarget }
  /** Identifiers that do exist, the most similar first, at most ten. */
  | { readonly kind: 'absent'; readonly nearest: readonly string[] };

/**
 * Finds the database that `text` means: an instance or cluster identifier, an ARN, or any of its endpoint host
 * names (writer, reader, custom), in any letter case, with or without a port or a final dot. An Aurora member is
 * found as the instance it is; a cluster wins over an instance of the same name.
 */
export function findTarget(account: AccountSnapshot, text: string): FoundTarget {
  const wanted = normalize(text);
  const targets = databasesOf(account);
  const matches = targets.filter((target) => names(target).includes(wanted));
  const found = matches.find(({ kind }) => kind === 'cluster') ?? matches[0];
  if (found !== undefined) return { kind: 'found', target: found };
  const short = wanted.startsWith('arn:')
    ? wanted.slice(wanted.lastIndexOf(':') + 1)
    : (wanted.split('.')[0] ?? wanted);
  const nearest = targets
    .map((target) => ({ identifier: target.identifier, far: distance(short, target.identifier) }))
    .sort((a, b) => a.far - b.far || a.identifier.localeCompare(b.identifier))
    .map(({ identifier }) => identifier);
  return { kind: 'absent', nearest: [...new Set(nearest)].slice(0, 10) };
}

function names(target: DatabaseTarget): string[] {
  const hosts = [target.endpoint?.host, ...target.otherHosts];
  return [target.identifier, target.arn, ...hosts].flatMap((name) =>
    name === undefined ? [] : [normalize(name)],
  );
}

function normalize(text: string): string {
  const name = text.trim().toLowerCase();
  return name.startsWith('arn:') ? name : name.replace(/:\d+$/, '').replace(/\.$/, '');
}

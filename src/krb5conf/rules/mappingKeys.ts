import type { Entry } from './entry.ts';

/** No faults can be in such a key: small letters, no sign that only addresses, URLs or wildcards have. */
const plain = /^[a-z._-](?:[a-z0-9._-]*[a-z0-9_-])?$/;

/** The keys of [domain_realm], looked at once for all rules that ask, and only if one asks. */
export class MappingKeys {
  private readonly mappings: readonly Entry[];
  private knownOdd: readonly Entry[] | undefined;
  private knownFirst: ReadonlyMap<string, Entry> | undefined;

  constructor(mappings: readonly Entry[]) {
    this.mappings = mappings;
  }

  /** Mappings whose keys are no plain names; few, and not all of them are wrong. */
  get odd(): readonly Entry[] {
    this.knownOdd ??= this.mappings.filter(
      ({ tag, node }) => !plain.test(tag) || node.finalMarker !== undefined,
    );
    return this.knownOdd;
  }

  /** The line that counts for each key. */
  get first(): ReadonlyMap<string, Entry> {
    this.knownFirst ??= firstByTag(this.mappings);
    return this.knownFirst;
  }
}

function firstByTag(entries: readonly Entry[]): Map<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.tag)) first.set(entry.tag, entry);
  return first;
}

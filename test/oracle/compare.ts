import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { buildProfile } from '../../src/krb5conf/profile.ts';
import { diskFiles, dumpProfile } from './dumpProfile.ts';
import { EXCEPTIONS } from './exceptions.ts';
import type { Input } from './inputs.ts';
import type { Dump, Library } from './library.ts';

/** How many differences are printed in full. */
const SHOWN = 5;

/** Asks both sides and keeps the score. */
export class Comparison {
  differences = 0;
  private compared = 0;
  private accepted = 0;
  private values = 0;
  private readonly refused = new Map<string, number>();
  private readonly explained = new Map<string, number>();
  private readonly library: Library;
  private readonly mitVersion: string;

  constructor(library: Library, mitVersion: string) {
    this.library = library;
    this.mitVersion = mitVersion;
  }

  async add(input: Input): Promise<void> {
    const library = await this.library.ask(input.paths);
    const bytes = Buffer.concat(input.paths.map((path) => readFileSync(path)));
    const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
    const profile = buildProfile(input.paths, diskFiles(encoding), { mitVersion: this.mitVersion });
    const ours = dumpProfile(profile, encoding);
    this.compared++;
    if ('error' in library) count(this.refused, library.error);
    else {
      this.accepted++;
      this.values += library.lines.length;
    }
    const difference = firstDifference(library, ours);
    if (difference === undefined) return;
    const exception = EXCEPTIONS.find((row) => row.explains({ bytes, library, ours }));
    if (exception !== undefined) {
      count(this.explained, exception.name);
      return;
    }
    this.differences++;
    if (this.differences <= SHOWN) {
      console.error(
        `\n--- ${input.name}: ${difference}\n${JSON.stringify(bytes.toString(encoding)).slice(0, 4000)}`,
      );
    }
  }

  summary(): string {
    const listed = (map: ReadonlyMap<string, number>): string =>
      [...map].map(([name, number]) => `${name} ${number}`).join(', ') || 'none';
    return [
      `${this.compared} configurations, ${this.accepted} accepted with ${this.values} values and sections`,
      `refused: ${listed(this.refused)}`,
      `explained exceptions: ${listed(this.explained)}`,
      `unexplained differences: ${this.differences}`,
    ].join('\n  ');
  }
}

function firstDifference(library: Dump, ours: Dump): string | undefined {
  if ('error' in library || 'error' in ours) {
    const theirs = 'error' in library ? library.error : 'accepted';
    const mine = 'error' in ours ? ours.error : 'accepted';
    return theirs === mine ? undefined : `library: ${theirs}, ours: ${mine}`;
  }
  const length = Math.max(library.lines.length, ours.lines.length);
  for (let at = 0; at < length; at++) {
    const theirs = library.lines[at];
    const mine = ours.lines[at];
    if (theirs !== mine) return `line ${at}: library ${readable(theirs)}, ours ${readable(mine)}`;
  }
  return undefined;
}

function readable(line: string | undefined): string {
  return (line ?? 'nothing').replace(/\b(?:[0-9a-f]{2})+\b/g, (hex) =>
    JSON.stringify(Buffer.from(hex, 'hex').toString()),
  );
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

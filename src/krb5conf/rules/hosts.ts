import { isPlainHost, readKdcHost } from '../values/kdcHost.ts';
import type { HostReading } from '../values/kdcHost.ts';
import type { Entry } from './entry.ts';

/** A value that names a host, as the library reads it. */
export interface Host {
  readonly entry: Entry;
  readonly reading: HostReading;
}

/** The hosts of a file of which there may be something to say, read once for all rules that ask. */
export class Hosts {
  private readonly entries: readonly Entry[];
  private knownOdd: readonly Host[] | undefined;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  /** Hosts in another form than NAME, ADDRESS or either with the usual port. */
  get odd(): readonly Host[] {
    this.knownOdd ??= this.entries.filter(({ value }) => !isPlainHost(value)).map(read);
    return this.knownOdd;
  }
}

function read(entry: Entry): Host {
  return { entry, reading: readKdcHost(entry.value) };
}

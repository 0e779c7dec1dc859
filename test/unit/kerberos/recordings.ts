import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One recorded exchange with a real server. */
export interface Recording {
  readonly name: string;
  readonly protocol: string;
  readonly transport: string;
  readonly request_hex: string | readonly string[];
  readonly response_hex: string | readonly string[] | null;
  // The shape of `decoded` differs per protocol; each test names what it compares.
  readonly decoded: never;
}

const folder = join(import.meta.dirname, '../../fixtures/vectors');

export function recordings(file: string): readonly Recording[] {
  return JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as Recording[];
}

export function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/** The answers as one list, whether one or several were recorded. */
export function responses({ response_hex }: Recording): readonly Uint8Array[] {
  if (response_hex === null) return [];
  return (typeof response_hex === 'string' ? [response_hex] : response_hex).map(bytes);
}

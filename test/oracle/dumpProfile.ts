import { readFileSync, readdirSync, statSync } from 'node:fs';
import type { ConfigFiles, ReadError } from '../../src/krb5conf/configFiles.ts';
import type { Profile } from '../../src/krb5conf/profile.ts';
import type { Dump } from './library.ts';

/** Writes our profile in the form of profdump.c, in the order of the library's sorted lists. */
export function dumpProfile(profile: Profile, encoding: Encoding): Dump {
  const first = profile.errors[0];
  if (first !== undefined) return { error: first.code };
  if (profile.sources.every((source) => source.status !== 'read')) return { error: 'ENOENT' };
  const hex = (text: string): string => Buffer.from(text, encoding).toString('hex') || '-';
  const lines: string[] = [];
  const dump = (path: readonly string[]): void => {
    const prefix = path.map((name) => `${hex(name)}/`).join('');
    for (const { name, isSection } of entriesAt(profile, path, encoding)) {
      const child = [...path, name];
      if (isSection) {
        lines.push(`S ${prefix}${hex(name)}`);
        dump(child);
      } else {
        for (const { value } of profile.values(child)) {
          lines.push(`R ${prefix}${hex(name)} ${hex(value)}`);
        }
      }
    }
  };
  dump([]);
  return { lines };
}

/** UTF-8 where the bytes are UTF-8, else one character a byte. */
export type Encoding = 'utf8' | 'latin1';

interface Entry {
  readonly name: string;
  readonly isSection: boolean;
}

function entriesAt(profile: Profile, path: readonly string[], encoding: Encoding): Entry[] {
  const found = new Map<string, Entry>();
  for (const section of profile.sectionsAt(path)) {
    const names = [...section.entries.keys()];
    const bytes = new Map(names.map((name) => [name, Buffer.from(name, encoding)]));
    names.sort((a, b) => Buffer.compare(bytes.get(a)!, bytes.get(b)!));
    for (const name of names) {
      for (let entry = section.entries.get(name); entry !== undefined; entry = entry.next) {
        const isSection = entry.kind === 'section';
        const key = `${isSection} ${name}`;
        if (!found.has(key)) found.set(key, { name, isSection });
      }
    }
  }
  return [...found.values()];
}

/** Files of this machine, decoded as one encoding. */
export function diskFiles(encoding: Encoding): ConfigFiles {
  return {
    read: (path) => {
      try {
        if (statSync(path).isDirectory()) return { error: 'directory' };
        return { text: readFileSync(path, encoding) };
      } catch (error) {
        return { error: readError(error) };
      }
    },
    list: (path) => {
      try {
        return { names: readdirSync(path) };
      } catch (error) {
        return { error: readError(error) };
      }
    },
  };
}

function readError(error: unknown): ReadError {
  return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'unreadable' : 'missing';
}

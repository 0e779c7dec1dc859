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
    for (const name of namesAt(profile, path, encoding, 'relations')) {
      for (const { value } of profile.values([...path, name])) {
        lines.push(`R ${prefix}${hex(name)} ${hex(value)}`);
      }
    }
    for (const name of namesAt(profile, path, encoding, 'sections')) {
      lines.push(`S ${prefix}${hex(name)}`);
      dump([...path, name]);
    }
  };
  dump([]);
  return { lines };
}

/** UTF-8 where the bytes are UTF-8, else one character a byte. */
export type Encoding = 'utf8' | 'latin1';

/** The names in each file by their bytes, files one after the other, each name once. */
function namesAt(
  profile: Profile,
  path: readonly string[],
  encoding: Encoding,
  kind: 'relations' | 'sections',
): string[] {
  const found = new Set<string>();
  for (const section of profile.sectionsAt(path)) {
    const all = kind === 'relations' ? section.relationNames() : section.sectionNames();
    const names = [...all].map((name) => Buffer.from(name, encoding));
    for (const name of names.sort((a, b) => a.compare(b))) found.add(name.toString(encoding));
  }
  return [...found];
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

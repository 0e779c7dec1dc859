/**
 * How the profile gets at files: handed in, so that the editor can answer from open documents and tests from memory.
 * Paths are those of the configuration, verbatim; a relative one is the caller's to resolve (MIT: the working directory).
 */
export interface ConfigFiles {
  /** The text of a file. A directory is an error of its own, because `include DIR` reads as an empty file. */
  read(path: string): { readonly text: string } | { readonly error: ReadError };
  /** The names in a directory, in any order. */
  list(path: string): { readonly names: readonly string[] } | { readonly error: ReadError };
}

export type ReadError = 'missing' | 'unreadable' | 'directory';

/**
 * True for the names that an include directory contributes: letters, digits, `-` and `_` only, or anything that ends in
 * `.conf` (since MIT 1.15) and does not start with a dot. Case counts.
 */
export function isIncludedName(name: string): boolean {
  if (name.startsWith('.')) return false;
  return name.endsWith('.conf') || /^[A-Za-z0-9_-]*$/.test(name);
}

/** The order of MIT's k5_dir_filenames: bytes of UTF-8, which is the order of code points. */
export function byBytes(a: string, b: string): number {
  const left = Array.from(a, codePoint);
  const right = Array.from(b, codePoint);
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Path of a directory's entry, without doubling a trailing slash. */
export function pathInDirectory(directory: string, name: string): string {
  return /[/\\]$/.test(directory) ? directory + name : `${directory}/${name}`;
}

/** Files kept in memory by path; every path that is a prefix of another at a slash is a directory. */
export function filesFromMap(texts: ReadonlyMap<string, string>): ConfigFiles {
  const namesIn = (path: string): string[] => {
    const prefix = pathInDirectory(path, '');
    const below = [...texts.keys()].filter((key) => key.startsWith(prefix));
    return [...new Set(below.map((key) => key.slice(prefix.length).split('/')[0] ?? ''))];
  };
  return {
    read: (path) => {
      const text = texts.get(path);
      if (text !== undefined) return { text };
      return { error: namesIn(path).length > 0 ? 'directory' : 'missing' };
    },
    list: (path) => {
      const names = namesIn(path);
      return names.length > 0 ? { names } : { error: 'missing' };
    },
  };
}

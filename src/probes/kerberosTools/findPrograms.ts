/** Looks for Kerberos programs where a shell would, without a shell. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Environment } from './runProgram.ts';

/**
 * Absolute paths of a program, in the order of PATH. Entries that are empty or relative are passed over: they mean the
 * working directory, and what lies in a workspace is never run.
 */
export async function findProgram(
  name: string,
  env: Environment,
  platform: NodeJS.Platform,
): Promise<readonly string[]> {
  const windows = platform === 'win32';
  const paths = windows ? win32 : posix;
  const path = Object.entries(env).find(([key]) => (windows ? /^path$/i : /^PATH$/).test(key))?.[1];
  const folders = (path ?? '').split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
  const file = windows ? `${name}.exe` : name;
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const candidate = paths.join(folder, file);
      return (await isProgram(candidate)) ? [candidate] : [];
    }),
  );
  return found.flat();
}

/** Windows' own klist.exe; MIT's and Java's may stand before it on PATH. */
export function windowsKlist(env: Environment): string {
  return win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'klist.exe');
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

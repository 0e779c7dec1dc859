import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './environment.ts';

/** Where the AWS CLI puts what a sign-in gave it; `aws login` may be told another place. */
function cacheFolders(env: Environment): readonly string[] {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir();
  const login = env['AWS_LOGIN_CACHE_DIRECTORY'] || join(home, '.aws', 'login', 'cache');
  return [join(home, '.aws', 'sso', 'cache'), login];
}

/**
 * A text that changes when a sign-in is written, and when the profiles themselves are; no file is opened. Folders that
 * do not exist yet count as empty.
 */
export async function signInStamp(env: Environment, files: readonly string[]): Promise<string> {
  const cached = await Promise.all(
    cacheFolders(env).map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
    }),
  );
  const paths = [...cached.flat(), ...files].sort();
  const stamps = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined);
      return `${path} ${found?.mtimeMs ?? ''} ${found?.size ?? ''}`;
    }),
  );
  return stamps.join('\n');
}

/** The AWS CLI from PyPI, and the commands with which a person would collect the same. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const version = '1.42.0';

/** Its program, installed once into a virtual environment of the user's cache; else why there is none. */
export function installAwsCli(): { readonly program: string } | { readonly missing: string } {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'kerberos-doctor', `awscli-${version}`);
  const program = join(folder, 'bin', 'aws');
  if (existsSync(program)) return { program };
  mkdirSync(join(cache, 'kerberos-doctor'), { recursive: true });
  process.stderr.write(`Installing awscli ${version} from PyPI into ${folder} (once) …\n`);
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', folder],
    [join(folder, 'bin', 'pip'), 'install', '--quiet', `awscli==${version}`],
  ] as const) {
    const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status === 0) continue;
    rmSync(folder, { recursive: true, force: true });
    const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? 'no reason';
    return { missing: `${command} failed: ${why}` };
  }
  return { program };
}

/** What is asked once for a Region. */
export const ofRegion: readonly (readonly string[])[] = [
  ['rds', 'describe-db-instances'],
  ['rds', 'describe-db-clusters'],
  ['rds', 'describe-global-clusters'],
  ['ds', 'describe-directories'],
];

/** What is asked for a directory. */
export function ofDirectory(id: string): readonly (readonly string[])[] {
  const of = ['--directory-id', id];
  return [
    ['ds', 'describe-domain-controllers', ...of],
    ['ds', 'describe-trusts', ...of],
    ['ds', 'describe-conditional-forwarders', ...of],
    ['ds', 'describe-shared-directories', '--owner-directory-id', id],
    ['ds', 'describe-regions', ...of],
    ['ds', 'list-ip-routes', ...of],
    ['ds', 'describe-settings', ...of],
    ['ds', 'describe-ldaps-settings', ...of, '--type', 'Client'],
  ];
}

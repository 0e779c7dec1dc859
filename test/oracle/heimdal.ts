import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The checker's packages. They conflict with MIT's, so they are unpacked and not installed. */
const PACKAGES = [
  'heimdal-clients',
  'libkadm5clnt7-heimdal',
  'libkadm5srv8-heimdal',
  'libhdb9-heimdal',
  'libkrb5-26-heimdal',
  'libheimntlm0-heimdal',
  'libgssapi3-heimdal',
  'libasn1-8-heimdal',
  'libroken19-heimdal',
  'libheimbase1-heimdal',
  'libhx509-5-heimdal',
  'libhcrypto5-heimdal',
  'libwind0-heimdal',
  'libsl0-heimdal',
  'libkafs0-heimdal',
];

/** One line of the checker: a syntax error with its line (from 1), or a complaint about a path. */
export type Complaint =
  | { readonly line: number; readonly text: string }
  | { readonly path: readonly string[]; readonly text: string };

/** Unpacks Heimdal below the folder of temporary files, once. Returns its root, or why it cannot be had. */
export function unpackHeimdal(): { root: string } | { missing: string } {
  const folder = join(tmpdir(), 'krb5conf-oracle-heimdal');
  const root = join(folder, 'root');
  if (existsSync(join(root, 'usr', 'bin', 'verify_krb5_conf'))) return { root };
  mkdirSync(root, { recursive: true });
  const download = spawnSync('apt-get', ['download', ...PACKAGES], { cwd: folder });
  if (download.status !== 0) return { missing: 'apt-get cannot download the packages of Heimdal' };
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.deb'))) {
    const unpacked = spawnSync('dpkg', ['-x', name, root], { cwd: folder });
    if (unpacked.status !== 0) return { missing: `dpkg cannot unpack ${name}` };
  }
  return { root };
}

/** The checker resolves every host it reads: it must run where there is no network. */
export function canIsolate(): boolean {
  return spawnSync('unshare', ['-n', 'true']).status === 0;
}

/** What verify_krb5_conf says of a file, without the hosts that it could not resolve. */
export function verify(root: string, path: string): Complaint[] {
  const libraries = join(root, 'usr', 'lib', 'x86_64-linux-gnu');
  const result = spawnSync('unshare', ['-n', join(root, 'usr', 'bin', 'verify_krb5_conf'), path], {
    encoding: 'latin1',
    env: { LD_LIBRARY_PATH: `${libraries}:${join(libraries, 'heimdal')}` },
    timeout: 20_000,
  });
  if (result.error) throw result.error;
  return result.stderr.split('\n').flatMap(parseComplaint);
}

function parseComplaint(line: string): Complaint[] {
  const said = line.replace(/^verify_krb5_conf: /, '');
  const syntax = /^krb5_config_parse_file: .*:(\d+): (.*)$/.exec(said);
  if (syntax) return [{ line: Number(syntax[1]), text: syntax[2] ?? '' }];
  const found = /^\/(.*?): (.*)$/.exec(said);
  if (found === null || /name resolution|not known|No address/.test(found[2] ?? '')) return [];
  return [{ path: (found[1] ?? '').split('/'), text: found[2] ?? '' }];
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Heimdal's programs and libraries. They conflict with MIT's packages, so they are unpacked and not installed. */
const packages = [
  'heimdal-clients',
  'heimdal-kdc',
  'libkdc2-heimdal',
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

/** Unpacks Heimdal below the folder of temporary files, once. Returns its root, or why it cannot be had. */
export function unpackHeimdal(): { readonly root: string } | { readonly missing: string } {
  const folder = join(tmpdir(), 'kerberos-doctor-heimdal');
  if (existsSync(folder)) return { root: folder };
  const work = `${folder}-${process.pid}`;
  const root = join(work, 'root');
  mkdirSync(root, { recursive: true });
  try {
    if (spawnSync('apt-get', ['download', ...packages], { cwd: work }).status !== 0)
      return { missing: 'apt-get cannot download the packages of Heimdal' };
    for (const name of readdirSync(work).filter((entry) => entry.endsWith('.deb'))) {
      if (spawnSync('dpkg', ['-x', name, root], { cwd: work }).status !== 0)
        return { missing: `dpkg cannot unpack ${name}` };
    }
    // In one step, so that nobody finds half of it.
    renameSync(root, folder);
    return { root: folder };
  } catch (error) {
    // Another test's process may have been faster.
    if (existsSync(folder)) return { root: folder };
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The environment in which the programs below the root find their libraries. */
export function heimdalEnvironment(root: string): { readonly LD_LIBRARY_PATH: string } {
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  return { LD_LIBRARY_PATH: `${libraries}:${join(libraries, 'heimdal')}` };
}

/** Heimdal for a suite: its root, and why the suite has to be skipped, or false; with `LIVE_REQUIRED=1` that is an error. */
export const heimdal: { readonly root: string; readonly missing: string | false } = find();

function find(): typeof heimdal {
  const found = unpackHeimdal();
  if ('root' in found) return { ...found, missing: false };
  if (process.env['LIVE_REQUIRED'] === '1') throw new Error(found.missing);
  console.warn(`SKIPPED: ${found.missing}`);
  return { root: '', ...found };
}

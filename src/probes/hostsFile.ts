import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { errnoOf } from '../net/errno.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { startObservation } from './observe.ts';

/** What the hosts file says about one name: it comes before DNS on every system. */
export interface HostsFileFacts {
  readonly path: string;
  readonly host: string;
  /** In the file's order; empty when the name is not in it. */
  readonly entries: readonly { readonly address: string; readonly line: number }[];
}
export type HostsFileObservation = Observation<'hosts-file', HostsFileFacts>;

/** Where the system keeps it; `SystemRoot` is where Windows is installed. */
export function hostsFilePath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return platform === 'win32'
    ? `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
    : '/etc/hosts';
}

/** Looks one name up in the hosts file. A file that does not exist holds nothing. Never throws. */
export async function lookUpInHostsFile(
  { host, path }: { readonly host: string; readonly path: string },
  { signal }: ProbeContext,
): Promise<HostsFileObservation> {
  const finish = startObservation('hosts-file', `hosts-file:${host}`, `${host} in ${path}`);
  try {
    const text = await readFile(path, { encoding: 'utf8', signal });
    return finish('ok', { path, host, entries: entriesFor(text, host) });
  } catch (error) {
    const code = errnoOf(error);
    const facts: HostsFileFacts = { path, host, entries: [] };
    if (code === 'ENOENT') return finish('ok', facts);
    return finish('skipped', facts, `${path} could not be read (${code}).`);
  }
}

/** Lines are an address and its names, in any letter case; `#` starts a comment (hosts(5)). Lines count from 1. */
export function entriesFor(text: string, host: string): HostsFileFacts['entries'] {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const matches = isIP(address) !== 0 && names.some((name) => name.toLowerCase() === wanted);
    return matches ? [{ address, line: index + 1 }] : [];
  });
}

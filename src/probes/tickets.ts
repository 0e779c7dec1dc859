import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isCredentialCache, parseCredentialCache } from '../kerberos/ccache.ts';
import type { CredentialCache } from '../kerberos/ccache.ts';
import { isKeytab, parseKeytab } from '../kerberos/keytab.ts';
import type { Keytab } from '../kerberos/keytab.ts';
import { errnoOf } from '../net/errno.ts';
import { directoryCacheFile, locateCache } from './cacheName.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { startObservation } from './observe.ts';

/** Why a cache or keytab could not be read. */
export type TicketProblem = 'missing' | 'unreadable' | 'damaged' | 'type-unavailable';

/** A credential cache of type FILE or DIR, without keys. */
export interface TicketsFacts {
  /** As it was named: `FILE:/tmp/krb5cc_1000`. */
  readonly name: string;
  readonly type: string;
  /** The file that was read. */
  readonly path?: string;
  readonly cache?: CredentialCache;
  readonly problem?: TicketProblem;
}
export type TicketsObservation = Observation<'tickets', TicketsFacts>;

/** A keytab, without keys. */
export interface KeytabFacts {
  readonly path: string;
  readonly keytab?: Keytab;
  readonly problem?: TicketProblem;
}
export type KeytabObservation = Observation<'keytab', KeytabFacts>;

/** A cache holds a few tickets of some ten kilobytes; more is no cache. */
const maxBytes = 4_194_304;

/**
 * Reads a credential cache by name. Types other than FILE and DIR live in other processes, the kernel or the logon session:
 * only `klist` can show them, and the observation says so. Never throws.
 */
export async function readTickets(
  { name }: { readonly name: string },
  ctx: ProbeContext,
): Promise<TicketsObservation> {
  const { type, residual } = locateCache(name);
  const finish = startObservation('tickets', `tickets:${name}`, name);
  const facts: TicketsFacts = { name, type };
  if (type !== 'FILE' && type !== 'DIR') {
    const error = `Caches of type ${type} cannot be read from a file: run klist to see ${name}.`;
    return finish('skipped', { ...facts, problem: 'type-unavailable' }, error);
  }
  const path = type === 'FILE' ? residual : await fileOfDirectory(residual, ctx);
  const file = await readBounded(path, ctx);
  if (!('bytes' in file))
    return finish('failed', { ...facts, path, problem: file.problem }, file.error);
  const cache = parseCredentialCache(file.bytes);
  if (!isCredentialCache(cache)) {
    const error = `${path} cannot be read: ${cache.problem}. Get a new ticket with kinit.`;
    return finish('failed', { ...facts, path, problem: 'damaged' }, error);
  }
  if (cache.damage === undefined) return finish('ok', { ...facts, path, cache });
  const error = `${path} is damaged: ${cache.damage}. Get a new ticket with kinit.`;
  return finish('failed', { ...facts, path, cache, problem: 'damaged' }, error);
}

/** Reads a keytab file (`FILE:` may precede the path). Never throws. */
export async function readKeytab(
  { name }: { readonly name: string },
  ctx: ProbeContext,
): Promise<KeytabObservation> {
  const path = name.replace(/^(?:WR)?FILE:/i, '');
  const finish = startObservation('keytab', `keytab:${path}`, path);
  const file = await readBounded(path, ctx);
  if (!('bytes' in file)) return finish('failed', { path, problem: file.problem }, file.error);
  const keytab = parseKeytab(file.bytes);
  if (!isKeytab(keytab)) {
    return finish(
      'failed',
      { path, problem: 'damaged' },
      `${path} cannot be read: ${keytab.problem}.`,
    );
  }
  if (keytab.damage === undefined) return finish('ok', { path, keytab });
  const error = `${path} is damaged: ${keytab.damage}. Export it again.`;
  return finish('failed', { path, keytab, problem: 'damaged' }, error);
}

async function fileOfDirectory(residual: string, ctx: ProbeContext): Promise<string> {
  if (residual.startsWith(':')) return directoryCacheFile(residual, undefined);
  const primary = await readBounded(join(residual, 'primary'), ctx);
  const text = 'bytes' in primary ? Buffer.from(primary.bytes).toString() : undefined;
  return directoryCacheFile(residual, text);
}

type FileContent =
  { readonly bytes: Uint8Array } | { readonly problem: TicketProblem; readonly error: string };

/** A regular file up to the limit: a pipe would block, and a device never ends. */
async function readBounded(path: string, { signal }: ProbeContext): Promise<FileContent> {
  try {
    signal.throwIfAborted();
    // Without O_NONBLOCK (which Windows lacks and counts as 0) opening a pipe that nobody writes to would wait for ever.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      const { size } = stat;
      if (!stat.isFile() || size > maxBytes) {
        return {
          problem: 'damaged',
          error: `${path} is no file, or too large to be a Kerberos file.`,
        };
      }
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
      return { bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { problem: 'missing', error: `${path} does not exist: there is no ticket in it.` }
      : { problem: 'unreadable', error: `${path} cannot be read by this user (${code}).` };
  }
}

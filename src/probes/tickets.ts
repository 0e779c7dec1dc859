import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isCredentialCache, parseCredentialCache } from '../kerberos/ccache.ts';
import { readBoundedFile } from './boundedFile.ts';
import { directoryCacheFile, locateCache } from './cacheName.ts';
import type { CacheNameOrigin } from './cacheName.ts';
import type { Identity } from './kerberosTools/implementation.ts';
import { listCache } from './kerberosTools/listCache.ts';
import type { KerberosTools } from './kerberosTools/tools.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { startObservation } from './observe.ts';
import { cacheFacts } from './ticketFacts.ts';
import type { CacheFacts } from './ticketFacts.ts';

/** Why a cache could not be read; `not-examined`: nobody could look into it, which says nothing about it. */
export type TicketProblem =
  'missing' | 'unreadable' | 'damaged' | 'type-unavailable' | 'not-examined';

/** A credential cache, without keys. */
export interface TicketsFacts extends Partial<CacheFacts> {
  /** As it was named: `FILE:/tmp/krb5cc_1000`. */
  readonly name: string;
  readonly type: string;
  /** `login`: the cache that programs here use; `other`: one that they do not look into. */
  readonly role: 'login' | 'other';
  /** Who chose it. */
  readonly origin?: CacheNameOrigin;
  /** `/etc/krb5.conf:7` where a file did. */
  readonly originPlace?: string;
  /** The file that was read. */
  readonly path?: string;
  /** The program that showed it. */
  readonly klist?: Identity & { readonly path: string };
  /** The other caches of its collection. */
  readonly members?: readonly (CacheFacts & { readonly name: string })[];
  readonly problem?: TicketProblem;
}
export type TicketsObservation = Observation<'tickets', TicketsFacts>;

export interface TicketsTarget {
  readonly name: string;
  readonly role?: TicketsFacts['role'];
  readonly origin?: CacheNameOrigin;
  readonly originPlace?: string;
  /** To ask klist about caches that are no files; without them nothing is started. */
  readonly tools?: KerberosTools | undefined;
}

/**
 * Reads a credential cache by name: FILE and DIR themselves, those in other processes, the kernel or the logon session
 * through `klist`. Never throws.
 */
export async function readTickets(
  target: TicketsTarget,
  ctx: ProbeContext,
): Promise<TicketsObservation> {
  const { name, role = 'login', origin, originPlace, tools } = target;
  const { type, residual } = locateCache(name);
  const finish = startObservation('tickets', `tickets:${name}`, name);
  const facts: TicketsFacts = {
    name,
    type,
    role,
    ...(origin !== undefined && { origin }),
    ...(originPlace !== undefined && { originPlace }),
  };
  if (type !== 'FILE' && type !== 'DIR') {
    const { outcome, error, ...listed } = await listCache(name, type, tools, ctx);
    return finish(outcome, { ...facts, ...listed }, error);
  }
  const path = type === 'FILE' ? residual : await primaryOf(residual, ctx);
  const read = await readCacheFile(path, ctx);
  const members = type === 'DIR' ? await othersOf(residual, path, ctx) : [];
  const all = {
    ...facts,
    path,
    ...read.cache,
    ...(members.length > 0 && { members }),
    ...(read.problem !== undefined && { problem: read.problem }),
  };
  return finish(read.problem === undefined ? 'ok' : 'failed', all, read.error);
}

interface ReadCache {
  readonly cache?: CacheFacts;
  readonly problem?: 'missing' | 'unreadable' | 'damaged';
  readonly error?: string;
}

async function readCacheFile(path: string, ctx: ProbeContext): Promise<ReadCache> {
  const file = await readBoundedFile(path, ctx);
  if (!('bytes' in file)) {
    const error =
      file.problem === 'missing' ? `${path} does not exist: there is no ticket in it.` : file.error;
    return { problem: file.problem, error };
  }
  const cache = parseCredentialCache(file.bytes);
  if (!isCredentialCache(cache)) {
    const error = `${path} cannot be read: ${cache.problem}. Get a new ticket with kinit.`;
    return { problem: 'damaged', error };
  }
  if (cache.damage === undefined) return { cache: cacheFacts(cache) };
  const error = `${path} is damaged: ${cache.damage}. Get a new ticket with kinit.`;
  return { cache: cacheFacts(cache), problem: 'damaged', error };
}

async function primaryOf(residual: string, ctx: ProbeContext): Promise<string> {
  if (residual.startsWith(':')) return directoryCacheFile(residual, undefined);
  const primary = await readBoundedFile(join(residual, 'primary'), ctx);
  const text = 'bytes' in primary ? Buffer.from(primary.bytes).toString() : undefined;
  return directoryCacheFile(residual, text);
}

/** More caches than anybody keeps in a directory. */
const mostMembers = 32;

/** The caches of a directory besides its primary; those that cannot be read are left out. */
async function othersOf(
  residual: string,
  primary: string,
  ctx: ProbeContext,
): Promise<NonNullable<TicketsFacts['members']>> {
  if (residual.startsWith(':')) return [];
  const names = await readdir(residual).catch(() => []);
  const paths = names
    .filter((name) => name.startsWith('tkt'))
    .map((name) => join(residual, name))
    .filter((path) => path !== primary)
    .sort();
  const read = await Promise.all(
    paths.slice(0, mostMembers).map(async (path) => {
      const { cache } = await readCacheFile(path, ctx);
      return cache === undefined ? [] : [{ name: `DIR::${path}`, ...cache }];
    }),
  );
  return read.flat();
}

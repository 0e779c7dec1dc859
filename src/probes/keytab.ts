import { enctypeName } from '../kerberos/enctypes.ts';
import { isKeytab, parseKeytab } from '../kerberos/keytab.ts';
import { formatPrincipal } from '../kerberos/principal.ts';
import { readBoundedFile } from './boundedFile.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { startObservation } from './observe.ts';

/** One key of a keytab, without the key. */
export interface KeyFacts {
  readonly principal: string;
  readonly keyVersion: number;
  readonly enctype: string;
  /** When it was written, ISO 8601. */
  readonly writtenAt: string;
}

/** A keytab, without keys. */
export interface KeytabFacts {
  readonly path: string;
  readonly keys?: readonly KeyFacts[];
  readonly problem?: 'missing' | 'unreadable' | 'damaged';
}
export type KeytabObservation = Observation<'keytab', KeytabFacts>;

/** Reads a keytab file (`FILE:` or `WRFILE:` may precede the path). Never throws. */
export async function readKeytab(
  { name }: { readonly name: string },
  ctx: ProbeContext,
): Promise<KeytabObservation> {
  const path = name.replace(/^(?:WR)?FILE:/i, '');
  const finish = startObservation('keytab', `keytab:${path}`, path);
  const file = await readBoundedFile(path, ctx);
  if (!('bytes' in file)) return finish('failed', { path, problem: file.problem }, file.error);
  const keytab = parseKeytab(file.bytes);
  if (!isKeytab(keytab)) {
    const error = `${path} cannot be read: ${keytab.problem}.`;
    return finish('failed', { path, problem: 'damaged' }, error);
  }
  const keys = keytab.entries.map((entry) => ({
    principal: formatPrincipal(entry.principal),
    keyVersion: entry.keyVersion,
    enctype: enctypeName(entry.enctype),
    writtenAt: new Date(entry.timestamp * 1000).toISOString(),
  }));
  if (keytab.damage === undefined) return finish('ok', { path, keys });
  const error = `${path} is damaged: ${keytab.damage}. Export it again.`;
  return finish('failed', { path, keys, problem: 'damaged' }, error);
}

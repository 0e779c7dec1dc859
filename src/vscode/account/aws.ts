/**
 * The AWS half, loaded when it is first needed: the build makes `src/aws/entry.ts` a file of its own, because
 * the SDK would cost every start of the editor some fifty milliseconds.
 */
import type * as entry from '../../aws/entry.ts';

export type Aws = typeof entry;

export async function loadAws(): Promise<Aws> {
  return await import('../../aws/entry.ts');
}

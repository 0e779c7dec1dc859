/**
 * The AWS half, loaded when it is first needed: the build makes `src/aws/entry.ts` a file of its own, because
 * the SDK would cost every start of the editor some fifty milliseconds.
 */
export type Aws = typeof import('../../aws/entry.ts');

export async function loadAws(): Promise<Aws> {
  return await import('../../aws/entry.ts');
}

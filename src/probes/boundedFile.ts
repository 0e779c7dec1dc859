/** Reads a small file of the machine that may be anything: a pipe would block, and a device never ends. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { errnoOf } from '../net/errno.ts';
import type { ProbeContext } from './observation.ts';

export type FileContent =
  | { readonly bytes: Uint8Array }
  | { readonly problem: 'missing' | 'unreadable' | 'damaged'; readonly error: string };

/** A cache holds a few tickets of some ten kilobytes, a keytab less; more is neither. */
const maxBytes = 4_194_304;

/** The bytes of a regular file up to the limit, or why not, in a sentence. Never throws. */
export async function readBoundedFile(
  path: string,
  { signal }: ProbeContext,
): Promise<FileContent> {
  try {
    signal.throwIfAborted();
    // Without O_NONBLOCK (which Windows lacks and counts as 0) opening a pipe that nobody writes to would wait for ever.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      const { size } = stat;
      if (!stat.isFile() || size > maxBytes) {
        const error = `${path} is no file, or too large to be a Kerberos file.`;
        return { problem: 'damaged', error };
      }
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
      return { bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { problem: 'missing', error: `${path} does not exist.` }
      : { problem: 'unreadable', error: `${path} cannot be read by this user (${code}).` };
  }
}

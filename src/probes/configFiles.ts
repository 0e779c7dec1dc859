/** The configuration files of this machine, for the pure reader of profiles. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { ConfigFiles, ReadError } from '../krb5conf/configFiles.ts';

/** Bytes; a krb5.conf has a few kilobytes, and a device or a log under its name must not fill the memory. */
const largestFile = 64 * 1024 * 1024;

/** Reads from disk, synchronously as the library does; a relative path counts from the working directory. */
export const diskFiles: ConfigFiles = {
  read(path) {
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) return { error: 'directory' };
      if (!stat.isFile() || stat.size > largestFile) return { error: 'unreadable' };
      return { text: readFileSync(path, 'utf8') };
    } catch (error) {
      return { error: whyNot(error) };
    }
  },
  list(path) {
    try {
      return { names: readdirSync(path) };
    } catch (error) {
      return { error: whyNot(error) };
    }
  },
};

function whyNot(error: unknown): ReadError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
}

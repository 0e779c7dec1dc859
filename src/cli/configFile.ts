/** Reads a krb5.conf that was named on the command line, and the files that it includes. */
import { createReadStream } from 'node:fs';
import type { Session } from './session.ts';

export type ReadText = { readonly text: string } | { readonly sentence: string };

/** Standard input, as a file name. */
export const inputName = '-';

/** More than this is no configuration. */
const mostBytes = 64 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  EACCES: 'must not be read by this user; correct its owner or mode',
  EPERM: 'must not be read by this user; correct its owner or mode',
  EISDIR: 'is a directory; name the files in it',
  ENOTDIR: 'lies below something that is no directory; check the path',
};

/** The text of one file, or a sentence that says why there is none. */
export async function readConfigFile(path: string, session: Session): Promise<ReadText> {
  try {
    const source = path === inputName ? session.input() : createReadStream(path);
    return textOf(path, await bytesOf(source));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return { sentence: `${path} ${reasons[code] ?? `cannot be read (${code})`}.` };
  }
}

/** At most one byte more than a configuration may have: a device or a pipe need not end. */
async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes) break;
  }
  return Buffer.concat(chunks);
}

/** Bytes that are not UTF-8 become U+FFFD: the library reads bytes, and so do the rules for their places. */
function textOf(path: string, bytes: Uint8Array): ReadText {
  const name = path === inputName ? 'Standard input' : path;
  if (bytes.length > mostBytes)
    return { sentence: `${name} is larger than 64 MB; that is no krb5.conf.` };
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) {
    return {
      sentence: `${name} is written in UTF-16, which no Kerberos library reads; save it as UTF-8 without a byte-order mark.`,
    };
  }
  if (isBinary(bytes)) return { sentence: `${name} is not a text file; name a krb5.conf.` };
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** Many NUL bytes at the beginning; a single one is a slip that the linter points at. */
function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8192);
  const controls = start.reduce(
    (count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0),
    0,
  );
  return start.includes(0) && controls * 20 > start.length;
}

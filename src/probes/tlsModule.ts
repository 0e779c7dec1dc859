import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where distributions put the modules of MIT's library: Debian, Red Hat, Arch. */
const libraryFolders = ['/usr/lib', '/usr/lib64'];

/**
 * Is the module there without which MIT's library cannot talk to an HTTPS proxy? Debian has it in a package of its own
 * (krb5-k5tls), and without it every program says "Cannot contact any KDC". `undefined` where no such library is found.
 * @param roots folders to look in, for tests
 */
export function kerberosTlsModule(
  roots: readonly string[] = libraryFolders,
): 'present' | 'missing' | undefined {
  const found = roots
    .flatMap((root) => [root, ...multiarchFolders(root)])
    .map((folder) => join(folder, 'krb5', 'plugins'))
    .filter((folder) => existsSync(folder));
  if (found.length === 0) return undefined;
  return found.some((folder) => existsSync(join(folder, 'tls', 'k5tls.so')))
    ? 'present'
    : 'missing';
}

/** `/usr/lib/x86_64-linux-gnu` and its like. */
function multiarchFolders(root: string): readonly string[] {
  try {
    return readdirSync(root)
      .filter((name) => /-linux-(gnu|musl)/.test(name))
      .map((name) => join(root, name));
  } catch {
    return [];
  }
}

/** Reads the clients' own files of this machine, for the judge of what in them defeats Kerberos. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ini from 'ini';
import { judgeClientFile } from '../generate/clientFiles/judge.ts';
import type { ClientFileKind } from '../generate/clientFiles/setting.ts';
import type { Session } from './session.ts';

/** More than this is no settings file. */
const mostCharacters = 1_000_000;

/** One sentence for each setting that defeats Kerberos, with its file; a file that cannot be read has none. */
export async function clientFileProblems(session: Session): Promise<readonly string[]> {
  const found = await Promise.all(
    clientFiles(session).map(async ({ kind, path }) => {
      const text = await readFile(path, 'utf8').catch(() => '');
      if (text.length > mostCharacters) return [];
      return judgeClientFile(kind, ini.parse(text)).map(
        ({ section, key, sentence }) => `${path} [${section}] ${key}: ${sentence}`,
      );
    }),
  );
  return found.flat();
}

/** Where the clients look: the manuals of MySQL, libpq and unixODBC. */
function clientFiles({
  env,
  homeDirectory: home,
}: Session): readonly { readonly kind: ClientFileKind; readonly path: string }[] {
  return [
    { kind: 'my.cnf', path: '/etc/my.cnf' },
    { kind: 'my.cnf', path: '/etc/mysql/my.cnf' },
    { kind: 'my.cnf', path: join(home, '.my.cnf') },
    { kind: 'pg_service.conf', path: env['PGSERVICEFILE'] ?? join(home, '.pg_service.conf') },
    { kind: 'odbc.ini', path: env['ODBCINI'] ?? join(home, '.odbc.ini') },
  ];
}

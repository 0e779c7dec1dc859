import { chownSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { MitKdc } from './mitKdc.ts';
import { freePort, removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface MariaDb extends LiveServer {
  readonly port: number;
  sql(statement: string): string;
}

/** MariaDB on loopback, with the GSSAPI plugin and a key of the realm. */
export async function startMariaDb(
  kdc: MitKdc,
  spn: string,
  statements: readonly string[],
): Promise<MariaDb> {
  const folder = temporaryFolder('mariadb');
  const port = await freePort();
  const socket = join(folder, 'my.sock');
  const keytab = join(kdc.folder, 'mysql.keytab');
  kdc.kadmin(`addprinc -randkey ${spn}`);
  kdc.kadmin(`ktadd -k ${keytab} ${spn}`);
  const user = userInfo().username;
  const data = join(folder, 'data');
  run('mariadb-install-db', [
    '--no-defaults',
    `--user=${user}`,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  writeFileSync(
    join(folder, 'my.cnf'),
    `[mysqld]
user=${user}
datadir=${data}
socket=${socket}
port=${port}
bind-address=127.0.0.1
skip-name-resolve=0
plugin_load_add=auth_gssapi
gssapi_keytab_path=${keytab}
gssapi_principal_name=${spn}@${kdc.realm}
innodb_buffer_pool_size=16M
max_connect_errors=3
`,
  );
  chownSync(keytab, userInfo().uid, userInfo().gid);
  const sql = (statement: string): string =>
    run('mariadb', ['--no-defaults', '-S', socket, '-N', '-B', '-e', statement]);
  const answers = (): boolean => {
    try {
      return sql('select 1').trim() === '1';
    } catch {
      return false;
    }
  };
  const server = await start(
    'mariadbd',
    [`--defaults-file=${join(folder, 'my.cnf')}`],
    answers,
    kdc.env,
  );
  statements.forEach(sql);
  return {
    port,
    sql,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

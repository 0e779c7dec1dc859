import { chownSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ServerIdentity } from '../../../src/simulator/realm/certificate.ts';
import type { MitKdc } from './mitKdc.ts';
import type { Namespace } from './namespace.ts';
import { freePort, installed, removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface MariaDb extends LiveServer {
  readonly port: number;
  sql(statement: string): string;
}

export interface MariaDbOptions {
  /** What it shows in TLS; without one it speaks none. */
  readonly identity?: ServerIdentity;
  /** More lines of its `[mysqld]` section. */
  readonly settings?: readonly string[];
  /** Listens on the address of a namespace instead of loopback. */
  readonly inside?: Namespace;
}

/** MariaDB on loopback, with the GSSAPI plugin and a key of the realm. */
export async function startMariaDb(
  kdc: MitKdc,
  spn: string,
  statements: readonly string[],
  { identity, settings = [], inside }: MariaDbOptions = {},
): Promise<MariaDb> {
  const folder = temporaryFolder('mariadb');
  const port = await freePort();
  const socket = join(folder, 'my.sock');
  const keytab = join(folder, 'mysql.keytab');
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
bind-address=${inside?.address ?? '127.0.0.1'}
skip-name-resolve=0
plugin_load_add=auth_gssapi
gssapi_keytab_path=${keytab}
gssapi_principal_name=${spn}@${kdc.realm}
innodb_buffer_pool_size=16M
max_connect_errors=3
${[...tlsSettings(folder, identity), ...settings].join('\n')}
`,
  );
  chownSync(keytab, userInfo().uid, userInfo().gid);
  const sql = (statement: string): string =>
    run('mariadb', ['--no-defaults', '--skip-ssl', '-S', socket, '-N', '-B', '-e', statement]);
  const answers = (): boolean => {
    try {
      return sql('select 1').trim() === '1';
    } catch {
      return false;
    }
  };
  const command = [
    installed('mariadbd') ?? 'mariadbd',
    `--defaults-file=${join(folder, 'my.cnf')}`,
  ];
  const [program = '', ...args] = inside
    ? ['ip', 'netns', 'exec', inside.name, ...command]
    : command;
  const server = await start(program, args, answers, kdc.env);
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

function tlsSettings(folder: string, identity: ServerIdentity | undefined): readonly string[] {
  if (!identity) return [];
  const [key, cert] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  writeFileSync(key, identity.key, { mode: 0o600 });
  writeFileSync(cert, identity.cert);
  return [`ssl_key=${key}`, `ssl_cert=${cert}`];
}

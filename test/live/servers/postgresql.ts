import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerIdentity } from '../../../src/simulator/realm/certificate.ts';
import type { MitKdc } from './mitKdc.ts';
import { freePort, removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface Postgres extends LiveServer {
  readonly port: number;
}

/** PostgreSQL on loopback with the given pg_hba.conf; refuses to run as root, so it runs as the system's `postgres`. */
export async function startPostgresql(
  kdc: MitKdc,
  options: {
    readonly hba: string;
    /** What it shows in TLS; without one it speaks none. */
    readonly identity?: ServerIdentity;
    readonly keytab: 'good' | 'missing';
    /** More lines of postgresql.conf. */
    readonly settings?: readonly string[];
  },
): Promise<Postgres> {
  const folder = temporaryFolder('pg');
  const data = join(folder, 'data');
  const port = await freePort();
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(run('id', [flag, 'postgres'])));
  const give = (path: string): void => chownSync(path, uid!, gid!);
  mkdirSync(data);
  give(folder);
  give(data);
  const asPostgres = (command: string): string =>
    run('su', ['postgres', '-s', '/bin/sh', '-c', command]);
  const bin = '/usr/lib/postgresql/15/bin';
  asPostgres(`${bin}/initdb -D ${data} -A trust -N`);
  const keytab = join(folder, 'pg.keytab');
  kdc.kadmin('addprinc -randkey postgres/localhost');
  kdc.kadmin(`ktadd -k ${keytab} postgres/localhost`);
  give(keytab);
  // The realm's own folder is closed to the user `postgres`.
  const krb5Conf = join(folder, 'krb5.conf');
  copyFileSync(join(kdc.folder, 'krb5.conf'), krb5Conf);
  give(krb5Conf);
  writeFileSync(join(data, 'pg_hba.conf'), options.hba);
  if (options.identity) {
    const [key, certificate] = [join(data, 'server.key'), join(data, 'server.crt')];
    writeFileSync(key, options.identity.key);
    writeFileSync(certificate, options.identity.cert);
    [key, certificate].forEach(give);
    chmodSync(key, 0o600);
  }
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    `listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = '${folder}'
krb_server_keyfile = 'FILE:${options.keytab === 'good' ? keytab : join(folder, 'gone.keytab')}'
ssl = ${options.identity ? 'on' : 'off'}
${(options.settings ?? []).join('\n')}
`,
  );
  const ready = (): boolean => {
    try {
      run('pg_isready', ['-q', '-h', folder, '-p', `${port}`]);
      return true;
    } catch {
      return false;
    }
  };
  const server = await start(
    'setpriv',
    ['--reuid=postgres', '--regid=postgres', '--clear-groups', `${bin}/postgres`, '-D', data],
    ready,
    { KRB5_CONFIG: krb5Conf },
  );
  return {
    port,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

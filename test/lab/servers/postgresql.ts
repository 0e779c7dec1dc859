/** PostgreSQL with GSSAPI, set up the way RDS does: members of rds_ad by Kerberos, everyone else by password. */
import { chownSync, copyFileSync, mkdirSync, writeFileSync, chmodSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { ChildProcess } from 'node:child_process';
import type { ServerIdentity } from '../../../src/simulator/realm/certificate.ts';
import { person } from '../names.ts';
import type { Network } from '../network.ts';
import { attempt, killGroup, launch, run, until } from '../shell.ts';

const programs = '/usr/lib/postgresql/15/bin';

export const rulesOfRds = [
  'local all all trust',
  'host all +rds_ad all gss include_realm=1',
  'host all all all scram-sha-256',
];

export class PostgresqlServer {
  readonly folder: string;
  readonly #network: Network;
  readonly #keytab: string;
  #server: ChildProcess | undefined;

  constructor(network: Network, folder: string, keytab: string) {
    this.#network = network;
    this.folder = `${folder}/postgresql`;
    this.#keytab = keytab;
  }

  get #data(): string {
    return `${this.folder}/data`;
  }

  async create(identity: ServerIdentity): Promise<void> {
    for (const path of [this.folder, this.#data]) {
      mkdirSync(path);
      await this.#give(path);
    }
    await run('su', [
      ...['postgres', '-s', '/bin/sh', '-c'],
      `${programs}/initdb -D ${this.#data} -A trust -N`,
    ]);
    await this.putKeytab(this.#keytab);
    for (const [name, text] of [
      ['server.key', identity.key],
      ['server.crt', identity.cert],
    ] as const) {
      writeFileSync(`${this.#data}/${name}`, text);
      chmodSync(`${this.#data}/${name}`, 0o600);
      await this.#give(`${this.#data}/${name}`);
    }
    writeFileSync(`${this.#data}/pg_hba.conf`, `${rulesOfRds.join('\n')}\n`);
    writeFileSync(
      `${this.#data}/postgresql.auto.conf`,
      `listen_addresses = '*'
unix_socket_directories = '${this.folder}'
krb_server_keyfile = 'FILE:${this.keytab}'
ssl = on
`,
    );
    await this.start();
    await this.sql(
      'CREATE ROLE rds_ad',
      `CREATE ROLE "${person}" LOGIN IN ROLE rds_ad`,
      "CREATE ROLE pwuser LOGIN PASSWORD 'Us3r-Passw0rd!'",
    );
  }

  /** Where the server reads its keys. */
  get keytab(): string {
    return `${this.folder}/server.keytab`;
  }

  /** Gives the server a copy of this keytab; it is read anew for every login. */
  async putKeytab(file: string): Promise<void> {
    copyFileSync(file, this.keytab);
    await this.#give(this.keytab);
  }

  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const identity = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'];
    const name = this.#network.namespace('db');
    this.#server = launch(
      'ip',
      ['netns', 'exec', name, ...identity, `${programs}/postgres`, '-D', this.#data],
      env,
    );
    await until('PostgreSQL', async () => {
      const { status } = await attempt('pg_isready', ['-q', '-h', this.folder]);
      return status === 0;
    });
  }

  async stop(): Promise<void> {
    if (this.#server === undefined) return;
    killGroup(this.#server, 'SIGINT');
    await until(
      'the end of PostgreSQL',
      () => this.#server?.exitCode !== null || this.#server.signalCode !== null,
    );
    this.#server = undefined;
  }

  /** Reads pg_hba.conf with these lines; `rulesOfRds` brings back what was. */
  async authenticateBy(lines: readonly string[]): Promise<void> {
    writeFileSync(`${this.#data}/pg_hba.conf`, `${lines.join('\n')}\n`);
    await this.sql('SELECT pg_reload_conf()');
  }

  async sql(...statements: readonly string[]): Promise<void> {
    const args = statements.flatMap((statement) => ['-c', statement]);
    await run('psql', ['-h', this.folder, '-U', 'postgres', '-qX', ...args]);
  }

  async #give(path: string): Promise<void> {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
    const [uid = userInfo().uid, gid = userInfo().gid] = ids.map(Number);
    chownSync(path, uid, gid);
  }
}

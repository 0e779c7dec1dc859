/** MariaDB with its GSSAPI plugin; it plays the Aurora MySQL cluster. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { ChildProcess } from 'node:child_process';
import type { ServerIdentity } from '../../../src/simulator/realm/certificate.ts';
import { directory, mysql, person } from '../names.ts';
import type { Network } from '../network.ts';
import { attempt, killGroup, launch, run, until } from '../shell.ts';

export interface MariaDbSettings {
  readonly keytab: string;
  readonly principal: string;
  /** More lines of `[mysqld]`. */
  readonly more?: readonly string[];
}

export class MariaDbServer {
  readonly folder: string;
  readonly usual: MariaDbSettings;
  readonly #network: Network;
  #server: ChildProcess | undefined;

  constructor(network: Network, folder: string, keytab: string) {
    this.#network = network;
    this.folder = `${folder}/mariadb`;
    this.usual = { keytab, principal: `mysql/${mysql.host}@${directory.realm}` };
  }

  get #socket(): string {
    return `${this.folder}/my.sock`;
  }

  async create(identity: ServerIdentity): Promise<void> {
    mkdirSync(this.folder);
    for (const [name, text] of [
      ['server.key', identity.key],
      ['server.crt', identity.cert],
    ] as const) {
      writeFileSync(`${this.folder}/${name}`, text);
      chmodSync(`${this.folder}/${name}`, 0o600);
    }
    const own = [
      `--user=${userInfo().username}`,
      `--datadir=${this.folder}/data`,
      // Two installations at once meet in /tmp.
      `--tmpdir=${this.folder}`,
    ];
    await run('mariadb-install-db', [
      ...['--no-defaults', ...own],
      ...['--auth-root-authentication-method=normal', '--skip-test-db'],
    ]);
    await this.start(this.usual);
    const [name = '', realm = ''] = person.split('@');
    await this.sql(
      `CREATE USER ${name} IDENTIFIED VIA gssapi USING '${name}@${realm}';
       CREATE USER other IDENTIFIED VIA gssapi USING 'other@${realm}';
       CREATE USER pwuser IDENTIFIED BY 'Us3r-Passw0rd!';`,
    );
  }

  async start({ keytab, principal, more = [] }: MariaDbSettings): Promise<void> {
    const file = `${this.folder}/my.cnf`;
    writeFileSync(
      file,
      `[mysqld]
user=${userInfo().username}
datadir=${this.folder}/data
socket=${this.#socket}
pid-file=${this.folder}/my.pid
bind-address=0.0.0.0
port=${mysql.port}
plugin_load_add=auth_gssapi
gssapi_keytab_path=${keytab}
gssapi_principal_name=${principal}
ssl_key=${this.folder}/server.key
ssl_cert=${this.folder}/server.crt
log_error=${this.folder}/error.log
tmpdir=${this.folder}
innodb_buffer_pool_size=16M
${more.join('\n')}
`,
    );
    const name = this.#network.namespace('db');
    this.#server = launch('ip', ['netns', 'exec', name, 'mariadbd', `--defaults-file=${file}`]);
    await until('MariaDB', async () => {
      const { status } = await attempt('mariadb-admin', [
        '--no-defaults',
        '-S',
        this.#socket,
        'ping',
      ]);
      return status === 0;
    });
  }

  async stop(): Promise<void> {
    if (this.#server === undefined) return;
    killGroup(this.#server, 'SIGTERM');
    await until(
      'the end of MariaDB',
      () => this.#server?.exitCode !== null || this.#server.signalCode !== null,
    );
    this.#server = undefined;
  }

  async restart(settings: MariaDbSettings): Promise<void> {
    await this.stop();
    await this.start(settings);
  }

  async sql(statements: string): Promise<void> {
    await run('mariadb', ['--no-defaults', '-S', this.#socket], { input: statements });
  }
}

/** The workstation in the middle of it all: its files, its ticket, the programs a user runs on it, and the product. */
import { writeFileSync } from 'node:fs';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import { directory, mysql, passwords, person, postgresql, users } from './names.ts';
import { address } from './network.ts';
import type { Network } from './network.ts';
import type { Ended } from './shell.ts';

/** The krb5.conf that AWS's guides have users write, with KDCs from DNS. */
export const goodKrb5Conf = `[libdefaults]
 default_realm = ${users.realm}
 dns_lookup_kdc = true
 dns_lookup_realm = false
 rdns = false
 forwardable = true

[domain_realm]
 .${directory.dns} = ${directory.realm}
 ${directory.dns} = ${directory.realm}
 .${users.dns} = ${users.realm}
 ${users.dns} = ${users.realm}
 .rds.amazonaws.com = ${directory.realm}
`;

export const goodResolvConf = `nameserver ${address('dns')}\noptions timeout:2 attempts:1\n`;
export const goodHosts = '127.0.0.1 localhost ws\n::1 localhost\n';

/** What a user types; the seconds are what it took. */
export interface Typed extends Ended {
  readonly command: string;
  readonly seconds: number;
}

/** Longer than MIT's library tries; DNS that is silent can take it minutes. */
const patience = 40_000;

export class Workstation {
  readonly #network: Network;
  readonly #folder: string;
  /** More environment for everything that runs here: a clock that is off, KRB5_CONFIG. */
  env: NodeJS.ProcessEnv = {};

  constructor(network: Network, folder: string) {
    this.#network = network;
    this.#folder = folder;
  }

  /** A file of the workstation's user. */
  path(name: string): string {
    return `${this.#folder}/${name}`;
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  krb5Conf(text: string): void {
    this.#network.writeEtc('ws', 'krb5.conf', text);
  }

  resolvConf(text: string): void {
    this.#network.writeEtc('ws', 'resolv.conf', text);
  }

  hosts(text: string): void {
    this.#network.writeEtc('ws', 'hosts', text);
  }

  reset(): void {
    this.env = {};
    this.krb5Conf(goodKrb5Conf);
    this.resolvConf(goodResolvConf);
    this.hosts(goodHosts);
  }

  get #environment(): NodeJS.ProcessEnv {
    return { HOME: this.#folder, KRB5CCNAME: `FILE:${this.path('ticket')}`, ...this.env };
  }

  /** A line in the user's shell, with the user's ticket cache. */
  async type(command: string, timeoutMs = patience): Promise<Typed> {
    const began = performance.now();
    const ended = await this.#network.attempt('ws', ['sh', '-c', command], {
      env: this.#environment,
      cwd: this.#folder,
      timeoutMs,
    });
    return { command, ...ended, seconds: (performance.now() - began) / 1000 };
  }

  /** `kerberos-doctor diagnose …` as a user would run it. @throws when it gives no verdict */
  async diagnose(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    timeoutMs: number,
  ): Promise<Verdict> {
    const words = [process.execPath, program, 'diagnose', ...args];
    const options = ['--format', 'json', '--timeout', `${timeoutMs}`];
    const { stdout, stderr, status } = await this.#network.attempt('ws', [...words, ...options], {
      env: { ...env, ...this.#environment },
      cwd: this.#folder,
    });
    if (stdout === '') throw new Error(`diagnose ended with ${status}: ${stderr}`);
    return JSON.parse(stdout) as Verdict;
  }
}

/** What the user types where everything works. */
export const commands = {
  kinit: `echo '${passwords.user}' | kinit ${person}`,
  psql: `psql -X "host=${postgresql.host} user=${person} dbname=postgres" -Atc 'select current_user'`,
  mariadb: `mariadb --no-defaults -h ${mysql.host} -u aduser -Ne 'select current_user()'`,
} as const;

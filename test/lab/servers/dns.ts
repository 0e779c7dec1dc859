/** The corporate resolver: forwards each domain's zone to its controllers, and knows the databases' names. */
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { domainEndpoint, directory, mysql, postgresql, users } from '../names.ts';
import { address } from '../network.ts';
import type { Network } from '../network.ts';
import { killGroup, launch, until } from '../shell.ts';

/** Lines of dnsmasq.conf; a fault filters them or adds some. */
export const resolverLines: readonly string[] = [
  `server=/${users.dns}/${address('onp')}`,
  `server=/${directory.dns}/${address('aws')}`,
  `host-record=${postgresql.host},${address('db')}`,
  `host-record=${mysql.host},${address('db')}`,
  `host-record=${domainEndpoint},${address('db')}`,
  `host-record=ip-10-77-6-10.ec2.internal,${address('db')}`,
  `cname=db.corp.test,${postgresql.host}`,
  `host-record=ws.corp.test,${address('ws')}`,
  `ptr-record=10.3.77.10.in-addr.arpa,onpdc1.${users.dns}`,
  `ptr-record=10.4.77.10.in-addr.arpa,awsdc1.${directory.dns}`,
  `ptr-record=10.5.77.10.in-addr.arpa,awsdc2.${directory.dns}`,
  'ptr-record=10.6.77.10.in-addr.arpa,ip-10-77-6-10.ec2.internal',
];

const fixedLines = [
  'no-resolv',
  'no-hosts',
  'bind-interfaces',
  'cache-size=0',
  'keep-in-foreground',
];

export class Resolver {
  readonly #network: Network;
  readonly #folder: string;
  #server: ChildProcess | undefined;
  #lines: readonly string[] = [];

  constructor(network: Network, folder: string) {
    this.#network = network;
    this.#folder = folder;
  }

  /** Serves these lines from now on; does nothing where it does so already. */
  async serve(lines: readonly string[]): Promise<void> {
    if (this.#server?.exitCode === null && lines.join() === this.#lines.join()) return;
    await this.stop();
    const file = `${this.#folder}/dnsmasq.conf`;
    const all = [...fixedLines, `listen-address=${address('dns')}`, ...lines];
    writeFileSync(file, `${all.join('\n')}\n`);
    this.#lines = lines;
    const start = (): void => {
      const name = this.#network.namespace('dns');
      const log = `--log-facility=${this.#folder}/dnsmasq.log`;
      this.#server = launch('ip', [
        ...['netns', 'exec', name],
        ...['dnsmasq', `--conf-file=${file}`, log],
      ]);
    };
    start();
    await until('dnsmasq', async () => {
      // With several labs at once the kernel may have no inotify instance left for a moment.
      if (this.#server?.exitCode !== null) start();
      return this.#listens();
    });
  }

  async stop(): Promise<void> {
    if (this.#server === undefined) return;
    killGroup(this.#server, 'SIGKILL');
    await until('the end of dnsmasq', async () => !(await this.#listens()));
  }

  async #listens(): Promise<boolean> {
    return (await this.#network.run('dns', ['ss', '-Hlnu', 'sport', '=', ':53'])) !== '';
  }
}

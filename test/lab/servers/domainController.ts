/** A Samba Active Directory domain controller on one of the lab's machines. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { addressOf, hostOf, passwords } from '../names.ts';
import type { Controller } from '../names.ts';
import { address } from '../network.ts';
import type { Network } from '../network.ts';
import { attempt, killGroup, launch, run, until } from '../shell.ts';
import type { Ended } from '../shell.ts';

/** Where Debian's libfaketime is. */
const faketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** The environment of a process whose clock is off: `-10m`, `+2h`. Its timers go on as usual. */
export function shiftedClock(offset: string): NodeJS.ProcessEnv {
  return { LD_PRELOAD: faketime, FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}

export class DomainController {
  readonly controller: Controller;
  readonly folder: string;
  /** Further controllers of the domain, which nothing replicates to: they are brought up to date by hand. */
  readonly followers: DomainController[] = [];
  readonly #network: Network;
  #server: ChildProcess | undefined;
  #clock: string | undefined;

  constructor(network: Network, folder: string, controller: Controller) {
    this.#network = network;
    this.controller = controller;
    this.folder = `${folder}/${controller.machine}`;
    mkdirSync(`${this.folder}/etc`, { recursive: true });
    mkdirSync(`${this.folder}/runsamba`);
    const { realm, dns } = controller.domain;
    // The controllers find their own domain through the first one's DNS, everything else through the resolver.
    const nameserver = controller.machine === 'aws2' ? address('aws') : addressOf(controller);
    network.writeEtc(
      controller.machine,
      'resolv.conf',
      `nameserver ${nameserver}\nsearch ${dns}\n`,
    );
    network.writeEtc(
      controller.machine,
      'krb5.conf',
      `[libdefaults]\n default_realm = ${realm}\n dns_lookup_realm = false\n rdns = false\n`,
    );
  }

  /** The first controller of a new forest. */
  async provision(): Promise<void> {
    const { domain, host } = this.controller;
    await this.tool([
      ...['domain', 'provision', '-s', '/dev/null', `--targetdir=${this.folder}`],
      ...[`--realm=${domain.realm}`, `--domain=${domain.netbios}`, '--server-role=dc'],
      ...['--dns-backend=SAMBA_INTERNAL', `--adminpass=${passwords.administrator}`],
      ...[`--host-name=${host}`, `--host-ip=${addressOf(this.controller)}`, ...interfaces],
    ]);
    this.#configure();
  }

  /** A further controller of a forest whose first one runs. Samba's own DNS updates are off, so its records are added. */
  async join(first: DomainController): Promise<void> {
    const { domain, host } = this.controller;
    const as = `Administrator@${domain.realm}%${passwords.administrator}`;
    await this.tool([
      ...['domain', 'join', domain.dns, 'DC', '-s', '/dev/null', `--targetdir=${this.folder}`],
      ...['-U', as, '--dns-backend=SAMBA_INTERNAL', `--option=netbios name=${host}`],
      ...interfaces,
    ]);
    this.#configure();
    const target = hostOf(this.controller);
    const records = [
      ...[['_kerberos._tcp', 88] as const, ['_kerberos._udp', 88] as const],
      ...[['_kpasswd._tcp', 464] as const, ['_kpasswd._udp', 464] as const],
      ...[['_ldap._tcp', 389] as const, ['_gc._tcp', 3268] as const],
    ];
    const add = (zone: string, name: string, type: string, data: string): Promise<Ended> =>
      first.attemptTool([
        ...['dns', 'add', addressOf(first.controller), zone, name, type, data],
        ...['-U', `Administrator%${passwords.administrator}`, ...first.configuration],
      ]);
    for (const [name, port] of records)
      await add(domain.dns, name, 'SRV', `${target} ${port} 0 100`);
    await add(domain.dns, '@', 'A', addressOf(this.controller));
    first.followers.push(this);
  }

  /** Starts it, with its clock off by `clock` where that is given, and waits until it serves. */
  async start(clock?: string): Promise<void> {
    if (this.runs && this.#clock === clock) return;
    await this.stop();
    this.#clock = clock;
    const samba = `exec samba -F --no-process-group -M prefork -s ${this.folder}/etc/smb.conf`;
    this.#server = launch(
      'ip',
      this.#inside(['sh', '-c', samba]),
      clock === undefined ? {} : shiftedClock(clock),
    );
    await this.#serves();
  }

  async #serves(): Promise<void> {
    const { machine, host } = this.controller;
    const own = addressOf(this.controller);
    const listening = async (): Promise<boolean> => {
      const sockets = await this.#network.run(machine, ['ss', '-Hlnt']);
      return ['88', '389', '53', '464'].every((port) => sockets.includes(`${own}:${port} `));
    };
    await until(`Samba on ${host}`, async () => !this.runs || (await listening()));
    if (!this.runs) throw new Error(`Samba on ${host} ended: ${this.#lastWords()}`);
  }

  #lastWords(): string {
    const log = `${this.folder}/log/log.samba`;
    return existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : 'without a log';
  }

  get runs(): boolean {
    return this.#server?.exitCode === null && this.#server.signalCode === null;
  }

  async stop(): Promise<void> {
    if (this.#server === undefined) return;
    killGroup(this.#server, 'SIGTERM');
    const name = this.#network.namespace(this.controller.machine);
    await until(`the end of Samba on ${this.controller.host}`, async () => {
      // Prefork children leave the group.
      const { stdout } = await attempt('ip', ['netns', 'pids', name]);
      const pids = stdout.split(/\s+/).filter((pid) => pid !== '');
      if (pids.length > 0) await attempt('kill', ['-KILL', ...pids]);
      return pids.length === 0;
    });
    this.#server = undefined;
  }

  /** `samba-tool` as root of this controller. */
  tool(args: readonly string[]): Promise<string> {
    return run('ip', this.#inside(['samba-tool', ...args]));
  }

  attemptTool(args: readonly string[]): Promise<Ended> {
    return attempt('ip', this.#inside(['samba-tool', ...args]));
  }

  /** Its configuration, for tools that open the database themselves. */
  get configuration(): readonly string[] {
    return ['-s', `${this.folder}/etc/smb.conf`];
  }

  /** Changes entries of the directory: LDIF with `changetype`. */
  async modify(ldif: string): Promise<void> {
    const database = `${this.folder}/private/sam.ldb`;
    await run('ip', this.#inside(['ldbmodify', '-H', database]), { input: ldif });
  }

  /** One binary value of an entry, in base 64. */
  async read(name: string, attribute: string): Promise<string> {
    const database = `${this.folder}/private/sam.ldb`;
    const search = ['ldbsearch', '-H', database, '-b', name, '-s', 'base', attribute];
    const ldif = await run('ip', this.#inside(search));
    // Long values go on in the next line, behind a blank (RFC 2849).
    const value = new RegExp(`^${attribute}:: (.*)$`, 'm').exec(ldif.replaceAll('\n ', ''))?.[1];
    if (value === undefined) throw new Error(`${name} has no ${attribute}`);
    return value;
  }

  /** Winbind's sockets: libwbclient only knows /run/samba, so each controller gets one of its own. */
  #inside(command: readonly string[]): string[] {
    const bind = `mkdir -p /run/samba && mount --bind ${this.folder}/runsamba /run/samba && exec "$@"`;
    const name = this.#network.namespace(this.controller.machine);
    return ['netns', 'exec', name, 'sh', '-c', bind, 'sh', ...command];
  }

  #configure(): void {
    const { domain, host } = this.controller;
    const { folder } = this;
    for (const name of ['run', 'ncalrpc', 'log', 'usershares'])
      mkdirSync(`${folder}/${name}`, { recursive: true });
    writeFileSync(
      `${folder}/etc/smb.conf`,
      `[global]
  netbios name = ${host.toUpperCase()}
  realm = ${domain.realm}
  workgroup = ${domain.netbios}
  server role = active directory domain controller
  interfaces = lo eth0
  bind interfaces only = yes
  private dir = ${folder}/private
  state directory = ${folder}/state
  lock directory = ${folder}
  cache directory = ${folder}/cache
  binddns dir = ${folder}/bind-dns
  pid directory = ${folder}/run
  ncalrpc dir = ${folder}/ncalrpc
  usershare path = ${folder}/usershares
  log file = ${folder}/log/log.%m
  log level = 1 kerberos:3
  max log size = 0
  prefork children = 1
  disable netbios = yes
  smb ports = 445
  load printers = no
  printing = bsd
  dns forwarder = ${address('dns')}
  server services = s3fs, rpc, nbt, wrepl, ldap, cldap, kdc, drepl, winbindd, kcc, dnsupdate, dns
  dns update command = /bin/true
  spn update command = /bin/true
  ldap server require strong auth = allow_sasl_over_tls
[sysvol]
  path = ${folder}/state/sysvol
  read only = no
[netlogon]
  path = ${folder}/state/sysvol/${domain.dns}/scripts
  read only = no
`,
    );
  }
}

const interfaces = ['--option=interfaces=lo eth0', '--option=bind interfaces only=yes'];

/**
 * The lab's network: every machine alone in a /24 behind one router, each in a network namespace. The cables run between
 * namespaces only, so that nothing can leave and several labs can use the same addresses side by side.
 *
 *     10.77.N.10 and fd77:N::10 ── router ── 10.77.M.10 …
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { attempt, run, sh } from './shell.ts';
import type { Ended, RunOptions } from './shell.ts';

/** Machine → third byte of its network. */
export const machines = {
  ws: 1,
  dns: 2,
  onp: 3,
  aws: 4,
  aws2: 5,
  db: 6,
  mit: 8,
} as const;
export type Machine = keyof typeof machines;

export function address(machine: Machine): string {
  return `10.77.${machines[machine]}.10`;
}

export function address6(machine: Machine): string {
  return `fd77:${machines[machine]}::10`;
}

/** `/etc/netns/NAME/…`: what `ip netns exec` shows as /etc/resolv.conf, /etc/hosts and /etc/krb5.conf. */
const netnsFolder = '/etc/netns';

export class Network {
  readonly prefix: string;

  constructor(label: string) {
    this.prefix = `kdlab-${process.pid}-${label}-`;
  }

  namespace(machine: Machine | 'router'): string {
    return this.prefix + machine;
  }

  /** A file that the machine sees in its /etc. Written in place: it is bind-mounted where programs run already. */
  writeEtc(machine: Machine, file: 'resolv.conf' | 'hosts' | 'krb5.conf', text: string): void {
    writeFileSync(`${netnsFolder}/${this.namespace(machine)}/${file}`, text);
  }

  async build(): Promise<void> {
    const router = this.namespace('router');
    const lines = [
      `ip netns add ${router}`,
      `ip -n ${router} link set lo up`,
      `ip netns exec ${router} sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1`,
      ...Object.entries(machines).flatMap(([name, network]) =>
        this.cable(name as Machine, network, router),
      ),
      `ip netns exec ${router} nft add table inet fault`,
      `ip netns exec ${router} nft add chain inet fault path '{ type filter hook forward priority 0; }'`,
    ];
    await sh(lines.join('\n'));
    for (const machine of Object.keys(machines) as Machine[]) {
      mkdirSync(`${netnsFolder}/${this.namespace(machine)}`, { recursive: true });
      this.writeEtc(machine, 'hosts', '127.0.0.1 localhost\n::1 localhost\n');
      this.writeEtc(machine, 'resolv.conf', `nameserver ${address('dns')}\n`);
      this.writeEtc(machine, 'krb5.conf', '');
    }
  }

  private cable(machine: Machine, network: number, router: string): string[] {
    const name = this.namespace(machine);
    const port = `to-${machine}`;
    return [
      `ip netns add ${name}`,
      `ip -n ${name} link set lo up`,
      `ip -n ${name} link add eth0 type veth peer name ${port} netns ${router}`,
      `ip -n ${router} addr add 10.77.${network}.1/24 dev ${port}`,
      `ip -n ${router} -6 addr add fd77:${network}::1/64 dev ${port} nodad`,
      `ip -n ${router} link set ${port} up`,
      `ip -n ${name} addr add 10.77.${network}.10/24 dev eth0`,
      `ip -n ${name} -6 addr add fd77:${network}::10/64 dev eth0 nodad`,
      `ip -n ${name} link set eth0 up`,
      `ip -n ${name} route add default via 10.77.${network}.1`,
      `ip -n ${name} -6 route add default via fd77:${network}::1`,
    ];
  }

  /** A program on one of the machines. */
  attempt(machine: Machine, command: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return attempt('ip', ['netns', 'exec', this.namespace(machine), ...command], options);
  }

  run(machine: Machine, command: readonly string[], options: RunOptions = {}): Promise<string> {
    return run('ip', ['netns', 'exec', this.namespace(machine), ...command], options);
  }

  /** Rules for packets on their way through the router: `oifname "to-onp" udp dport 88 drop`. */
  async filter(...rules: readonly string[]): Promise<void> {
    const lines = rules.map((rule) => `add rule inet fault path ${rule}\n`).join('');
    const router = this.namespace('router');
    await run('ip', ['netns', 'exec', router, 'nft', '-f', '-'], { input: lines });
  }

  /** Commands on the router, or on a machine: `ip(8)` without its first word. */
  async ip(machine: Machine | 'router', ...args: readonly string[]): Promise<void> {
    await run('ip', ['-n', this.namespace(machine), ...args]);
  }

  async nft(machine: Machine | 'router', script: string): Promise<void> {
    const name = this.namespace(machine);
    await run('ip', ['netns', 'exec', name, 'nft', '-f', '-'], { input: script });
  }

  /** Takes every filter, and whatever a fault did to routes and cables of router and workstation, back. */
  async reset(): Promise<void> {
    const [router, ws] = [this.namespace('router'), this.namespace('ws')];
    await sh(
      [
        `ip netns exec ${router} nft flush chain inet fault path`,
        `ip netns exec ${router} nft delete chain inet fault out 2>/dev/null || true`,
        `for m in ${Object.keys(machines).join(' ')}; do ip -n ${router} link set to-$m mtu 1500; done`,
        `for t in unreachable prohibit blackhole; do ip -n ${ws} route flush type $t; ip -n ${ws} -6 route flush table main type $t; done`,
        ...(['onp', 'aws', 'aws2', 'db'] as const).map(
          (machine) =>
            `ip netns exec ${this.namespace(machine)} nft delete table inet fault 2>/dev/null || true`,
        ),
      ].join('\n'),
    );
  }

  async remove(): Promise<void> {
    await removeNamespaces((name) => name.startsWith(this.prefix));
  }
}

/** Labs of runs that were killed before they could clean up. */
export async function sweepDeadLabs(): Promise<void> {
  await removeNamespaces((name) => {
    const pid = /^kdlab-(\d+)-/.exec(name)?.[1];
    return pid !== undefined && !existsSync(`/proc/${pid}`);
  });
}

async function removeNamespaces(mine: (name: string) => boolean): Promise<void> {
  const listed = await run('ip', ['-json', 'netns', 'list']);
  const names = (JSON.parse(listed === '' ? '[]' : listed) as { name: string }[])
    .map(({ name }) => name)
    .filter(mine);
  for (const signal of ['TERM', 'KILL']) {
    const script = names.map(
      (name) =>
        `for p in $(ip netns pids ${name}); do kill -${signal} $p 2>/dev/null || true; done`,
    );
    await sh([...script, signal === 'TERM' ? 'sleep 0.5' : ''].join('\n'));
  }
  await sh(names.map((name) => `ip netns del ${name}`).join('\n'));
  if (!existsSync(netnsFolder)) return;
  for (const name of readdirSync(netnsFolder).filter(mine))
    rmSync(`${netnsFolder}/${name}`, { recursive: true, force: true });
}

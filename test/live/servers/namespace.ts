import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './process.ts';

/** A network namespace that only this machine reaches, over a link of its own; needs root. */
export interface Namespace {
  readonly name: string;
  /** Of the namespace, and of this machine on the link. */
  readonly address: string;
  readonly ours: string;
  remove(): void;
}

/**
 * Joins a new namespace to this machine. Servers treat loopback as special (MySQL never blocks it), so some faults need
 * an address of another host.
 * @param network the first three bytes of a /30: `10.213.78`
 */
export function addNamespace(label: string, network: string): Namespace {
  const name = `kd-${label}-${process.pid}`;
  const [near, far] = [`kd${label}0`, `kd${label}1`];
  const [ours, address] = [`${network}.1`, `${network}.2`];
  const ip = (...args: string[]): string => run('ip', args);
  ip('netns', 'add', name);
  // `ip netns exec` shows these files in /etc: the servers inside know this machine by name without asking any DNS.
  const files = `/etc/netns/${name}`;
  const remove = (): void => {
    ip('netns', 'del', name);
    rmSync(files, { recursive: true, force: true });
  };
  try {
    mkdirSync(files, { recursive: true });
    writeFileSync(`${files}/hosts`, `127.0.0.1 localhost\n${ours} workstation.test\n`);
    ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name);
    ip('addr', 'add', `${ours}/30`, 'dev', near);
    ip('link', 'set', near, 'up');
    ip('-n', name, 'addr', 'add', `${address}/30`, 'dev', far);
    ip('-n', name, 'link', 'set', far, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
  } catch (error) {
    remove();
    throw error;
  }
  return { name, address, ours, remove };
}

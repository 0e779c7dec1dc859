import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { askKdc } from '../../../src/probes/kdc.ts';
import { readRootDse } from '../../../src/probes/ldap.ts';
import { removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface SambaDc extends LiveServer {
  readonly address: string;
  readonly realm: string;
  readonly domain: string;
  /** Of this test; gone after `stop`. */
  readonly folder: string;
  /** Runs samba-tool on the controller's own database. */
  tool(...args: string[]): string;
}

const network = '10.213.77';
const hostSide = 'kdlive0';
const inside = 'kdlive1';

/**
 * A Samba domain controller on its well-known ports, in a network namespace of its own that only this machine reaches;
 * needs root. Winbind's sockets need a private /run/samba as well.
 */
export async function startSambaDc(): Promise<SambaDc> {
  const folder = temporaryFolder('samba');
  const space = `kd-live-${process.pid}`;
  const address = `${network}.2`;
  const realm = 'ONPREM.EXAMPLE.COM';
  const ip = (...args: string[]): string => run('ip', args);
  ip('netns', 'add', space);
  const undo = (): void => {
    ip('netns', 'del', space);
    removeFolder(folder);
  };
  try {
    ip('link', 'add', hostSide, 'type', 'veth', 'peer', 'name', inside, 'netns', space);
    ip('addr', 'add', `${network}.1/30`, 'dev', hostSide);
    ip('link', 'set', hostSide, 'up');
    ip('-n', space, 'addr', 'add', `${address}/30`, 'dev', inside);
    ip('-n', space, 'link', 'set', 'lo', 'up');
    ip('-n', space, 'link', 'set', inside, 'up');
    provision(folder, realm, address);
    const server = await runSamba(folder, space, { address, realm });
    return {
      address,
      realm,
      domain: realm.toLowerCase(),
      folder,
      tool: (...args) => run('samba-tool', [...args, '-s', join(folder, 'etc/smb.conf')]),
      stop: async () => {
        await server.stop();
        undo();
      },
    };
  } catch (error) {
    undo();
    throw error;
  }
}

function provision(folder: string, realm: string, address: string): void {
  run('samba-tool', [
    'domain',
    'provision',
    '-s',
    '/dev/null',
    `--targetdir=${folder}`,
    `--realm=${realm}`,
    '--domain=ONPREM',
    '--server-role=dc',
    '--dns-backend=SAMBA_INTERNAL',
    '--adminpass=Adm1n-Passw0rd',
    '--host-name=onpdc1',
    `--host-ip=${address}`,
    `--option=interfaces=lo ${inside}`,
    '--option=bind interfaces only=yes',
  ]);
}

function runSamba(
  folder: string,
  space: string,
  { address, realm }: { readonly address: string; readonly realm: string },
): Promise<LiveServer> {
  const sockets = join(folder, 'runsamba');
  mkdirSync(sockets);
  if (!existsSync('/run/samba')) mkdirSync('/run/samba');
  const command = `mount --bind ${sockets} /run/samba && exec samba -F --no-process-group -M single -s ${join(folder, 'etc/smb.conf')}`;
  const context = { signal: new AbortController().signal, timeoutMs: 500 };
  const answers = async (): Promise<boolean> => {
    const kdc = await askKdc({ address, port: 88, transport: 'udp', realm }, context);
    const ldap = await readRootDse({ address, port: 636, transport: 'tls' }, context);
    return kdc.outcome === 'ok' && ldap.outcome === 'ok';
  };
  return start('ip', ['netns', 'exec', space, 'sh', '-c', command], answers);
}

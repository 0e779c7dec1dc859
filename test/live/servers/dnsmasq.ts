import { queryDns } from '../../../src/net/dnsClient.ts';
import { freePort, start } from './process.ts';
import type { LiveServer } from './process.ts';

export interface Dnsmasq extends LiveServer {
  readonly port: number;
}

/** dnsmasq on loopback that knows only the given records (`--host-record=…`, `--srv-host=…`) and forwards nothing. */
export async function startDnsmasq(records: readonly string[]): Promise<Dnsmasq> {
  const port = await freePort();
  const args = [
    '--no-daemon',
    '--no-resolv',
    '--no-hosts',
    '--conf-file=/dev/null',
    '--bind-interfaces',
    '--listen-address=127.0.0.1',
    `--port=${port}`,
    '--user=root',
    ...records,
  ];
  const limits = { signal: new AbortController().signal, timeoutMs: 300 };
  const answers = async (): Promise<boolean> => {
    const server = { address: '127.0.0.1', port };
    return (
      (await queryDns(server, 'udp', { name: 'example.com', type: 'A' }, limits)).reply !==
      undefined
    );
  };
  const server = await start('dnsmasq', args, answers);
  return { ...server, port };
}

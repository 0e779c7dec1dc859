import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { queryDns } from '../../../src/net/dnsClient.ts';
import { loopbacks } from '../context.ts';
import { freePort, removeFolder, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface Bind extends LiveServer {
  readonly port: number;
}

/**
 * BIND on loopback, with authority for the given zones (name → lines of the zone file) and for nothing else: it asks no
 * other server, and refuses what it does not know.
 */
export async function startBind(zones: Readonly<Record<string, readonly string[]>>): Promise<Bind> {
  const folder = temporaryFolder('bind');
  const port = await freePort();
  const names = Object.keys(zones);
  const listen = loopbacks.map((address) =>
    address.includes(':')
      ? `listen-on-v6 port ${port} { ${address}; };`
      : `listen-on port ${port} { ${address}; };`,
  );
  for (const name of names) {
    const head = ['$TTL 300', '@ IN SOA ns hostmaster 1 3600 600 86400 300', '@ IN NS ns'];
    const lines = [...head, 'ns IN A 127.0.0.1', ...(zones[name] ?? [])];
    writeFileSync(join(folder, `${name}zone`), `${lines.join('\n')}\n`);
  }
  writeFileSync(
    join(folder, 'named.conf'),
    `options {
  directory "${folder}";
  pid-file "${join(folder, 'pid')}";
  session-keyfile "${join(folder, 'session.key')}";
  ${listen.join('\n  ')}
  recursion no;
  notify no;
  empty-zones-enable no;
  dnssec-validation no;
  max-udp-size 512;
};
controls { };
${names.map((name) => `zone "${name}" { type primary; file "${name}zone"; };`).join('\n')}
`,
  );
  const limits = { signal: new AbortController().signal, timeoutMs: 300 };
  const question = { name: `ns.${names[0] ?? ''}`, type: 'A' } as const;
  const answers = async (): Promise<boolean> => {
    const { reply } = await queryDns({ address: '127.0.0.1', port }, 'udp', question, limits);
    return reply?.rcode === 'NOERROR';
  };
  const server = await start('named', ['-g', '-n', '1', '-c', join(folder, 'named.conf')], answers);
  return {
    port,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

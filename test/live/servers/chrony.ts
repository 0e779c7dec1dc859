import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askNtp } from '../../../src/probes/ntp.ts';
import { shiftedClock } from './faketime.ts';
import { freePort, removeFolder, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface Chrony extends LiveServer {
  readonly port: number;
}

/**
 * chronyd on loopback that leaves this machine's clock alone and asks nobody for the time. `faketime` shifts its clock;
 * `stratum` is what it claims to be, without one it says that it is not synchronised.
 */
export async function startChrony(
  options: { readonly faketime?: string; readonly stratum?: number } = {},
): Promise<Chrony> {
  const folder = temporaryFolder('chrony');
  const port = await freePort();
  writeFileSync(
    join(folder, 'chrony.conf'),
    `port ${port}
bindaddress 127.0.0.1
cmdport 0
bindcmdaddress /
pidfile ${join(folder, 'pid')}
allow 127.0.0.0/8
${options.stratum === undefined ? '' : `local stratum ${options.stratum}`}
`,
  );
  const context = { signal: new AbortController().signal, timeoutMs: 500 };
  const answers = async (): Promise<boolean> =>
    ['ok', 'failed'].includes((await askNtp({ address: '127.0.0.1', port }, context)).outcome);
  const server = await start(
    'chronyd',
    ['-d', '-x', '-U', '-u', 'root', '-f', join(folder, 'chrony.conf')],
    answers,
    shiftedClock(options.faketime),
  );
  return {
    port,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

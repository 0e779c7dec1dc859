import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface MotoServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts moto's server on a free port of 127.0.0.1 and waits until it answers. */
export async function startMoto(program: string): Promise<MotoServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Managed policies such as AmazonRDSDirectoryServiceAccess exist only when moto is asked for them.
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output = (output + data.toString()).slice(-4_000)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await exited;
  };
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`moto_server ended at once: ${output}`);
    try {
      const answer = await fetch(`${url}/moto-api/data.json`);
      await answer.arrayBuffer();
      if (answer.ok) return { url, stop };
    } catch {
      // Not listening yet.
    }
    await wait(200);
  }
  await stop();
  throw new Error(`moto_server did not answer within a minute: ${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

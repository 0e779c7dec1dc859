/**
 * The line between a suite in the extension host and the process that started it: the suite asks for a
 * simulated account, or for a look at the window. HTTP on loopback, one JSON object there and one back.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handlers = Readonly<Record<string, (argument: string) => Promise<unknown>>>;

export interface Control {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves `POST /NAME` with the handler of that name; a handler that throws becomes status 500 with its message. */
export async function startControl(handlers: Handlers): Promise<Control> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const handler = handlers[(request.url ?? '').slice(1)];
      const answer = async () => {
        if (handler === undefined) throw new Error(`No handler for ${request.url}.`);
        return await handler(Buffer.concat(chunks).toString());
      };
      answer().then(
        (result) => response.end(JSON.stringify(result ?? null)),
        (error: unknown) => {
          response.statusCode = 500;
          response.end(error instanceof Error ? error.message : String(error));
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

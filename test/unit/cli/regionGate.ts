/** A door before the loopback account that answers for one Region as AWS does when it is not enabled. */
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RegionGate {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startRegionGate(target: string, closedRegion: string): Promise<RegionGate> {
  const server = createServer((incoming, outgoing) => {
    // The credential scope of Signature Version 4 names the Region: KEY/DATE/REGION/SERVICE/aws4_request.
    const scope = incoming.headers.authorization ?? '';
    if (scope.includes(`/${closedRegion}/`)) refuse(incoming, outgoing);
    else forward(target, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume();
  const message = 'The security token included in the request is invalid.';
  if (incoming.headers['x-amz-target'] === undefined) {
    outgoing.writeHead(403, { 'content-type': 'text/xml' });
    outgoing.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  } else {
    outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    outgoing.end(JSON.stringify({ __type: 'UnrecognizedClientException', message }));
  }
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method = 'GET', url = '/', headers } = incoming;
  const onward = request(new URL(url, target), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

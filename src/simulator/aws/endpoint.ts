/** The HTTP endpoint of the simulated account: one server for every service and Region. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnsweringOptions } from './answer.ts';
import { answer } from './answer.ts';
import { readCall } from './call.ts';
import type { Call, Parameters, ServiceId } from './call.ts';
import type { Fault } from './faults.ts';
import { FaultTable } from './faults.ts';
import { ServiceError } from './serviceError.ts';
import { wireError } from './wire.ts';
import type { WireAnswer } from './wire.ts';

export interface LoggedRequest {
  readonly service: ServiceId;
  readonly action: string;
  readonly region: string;
  /** Without anything of the signature. */
  readonly parameters: Parameters;
}

export interface EndpointOptions extends AnsweringOptions {
  readonly faults: Readonly<Record<string, Fault>>;
  /** A loopback address. */
  readonly address: string;
}

export interface AwsEndpoint {
  readonly url: string;
  readonly requests: () => readonly LoggedRequest[];
  readonly setFault: (action: string, fault: Fault | undefined) => void;
  readonly stop: () => Promise<void>;
}

/** Starts to listen on a free port of `address`; rejects when that address cannot be bound. */
export async function startAwsEndpoint(options: EndpointOptions): Promise<AwsEndpoint> {
  const log: LoggedRequest[] = [];
  const faults = new FaultTable(options.faults);
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => respond(options, faults, log, readCall(request, body), response),
      () => response.destroy(),
    );
  });
  await listen(server, options.address);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.address}:${port}`,
    requests: () => [...log],
    setFault: (action, fault) => faults.set(action, fault),
    stop: () => close(server),
  };
}

function respond(
  options: EndpointOptions,
  faults: FaultTable,
  log: LoggedRequest[],
  call: Call | undefined,
  response: ServerResponse,
): void {
  if (!call) {
    send(response, wireError('sts', new ServiceError('InvalidAction', 'No such service here.')));
    return;
  }
  const { service, action, region, parameters } = call;
  log.push({ service, action, region, parameters });
  const fault = faults.take(call);
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'half-body':
      sendHalf(response, answer(options, call));
      return;
    case 'slow':
      setTimeout(() => send(response, answer(options, call)), fault.ms);
      return;
    default:
      send(response, answer(options, call, fault));
  }
}

function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, headers).end(body);
}

function sendHalf(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** A request of a client is a few kilobytes; more is not one. */
const bodyLimit = 1 << 20;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > bodyLimit) throw new RangeError('request body too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

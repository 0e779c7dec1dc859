/** Answers on the wire: AWS Query XML (RDS, IAM, STS), EC2 Query XML, JSON 1.1 (Directory Service). */
import { randomUUID } from 'node:crypto';
import { default as XMLBuilder } from 'fast-xml-builder';
import type { Call, ServiceId } from './call.ts';
import type { ServiceError } from './serviceError.ts';
import { ec2Shape, queryShape } from './xmlShapes.ts';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const namespaces: Readonly<Record<Exclude<ServiceId, 'ds'>, string>> = {
  rds: 'http://rds.amazonaws.com/doc/2014-10-31/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
};

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** Serialises the members of an output shape as the call's service does. */
export function wireResult(call: Call, output: object): WireAnswer {
  const { service, action } = call;
  if (service === 'ds') return json(200, jsonValue(output));
  const requestId = randomUUID();
  const root = `${action}Response`;
  const content =
    service === 'ec2'
      ? { requestId, ...ec2Shape(output) }
      : {
          [`${action}Result`]: queryShape(output),
          ResponseMetadata: { RequestId: requestId },
        };
  return xml(200, { [root]: { '@xmlns': namespaces[service], ...content } }, requestId);
}

/** Serialises an error as the service's clients expect it. */
export function wireError(service: ServiceId, error: ServiceError): WireAnswer {
  const { code, message, status } = error;
  if (service === 'ds') return json(status, { __type: code, Message: message });
  const requestId = randomUUID();
  if (service === 'ec2') {
    const detail = { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId };
    return xml(status, { Response: detail }, requestId);
  }
  const detail = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
  const body = { '@xmlns': namespaces[service], Error: detail, RequestId: requestId };
  return xml(status, { ErrorResponse: body }, requestId);
}

function xml(status: number, document: object, requestId: string): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`,
  };
}

function json(status: number, value: unknown): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(value),
  };
}

/** JSON 1.1 writes a time as seconds since 1970. */
function jsonValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, jsonValue(member)]),
  );
}

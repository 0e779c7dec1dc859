/** One API call as it came over the wire, and how to tell which service and Region it is for. */
import type { IncomingMessage } from 'node:http';
import { queryTree } from './queryTree.ts';

export type ServiceId = 'rds' | 'iam' | 'sts' | 'ec2' | 'ds';

/** Parameter names as the API spells them; lists are arrays. */
export type Parameters = Readonly<Record<string, unknown>>;

export interface Call {
  readonly service: ServiceId;
  /** `DescribeDBInstances`. */
  readonly action: string;
  /** Of the credential scope; global services sign with `us-east-1`. */
  readonly region: string;
  readonly parameters: Parameters;
  /** The access key id of the signature; undefined when the request is not signed. */
  readonly accessKeyId: string | undefined;
}

/** `rds:DescribeDBInstances`: the name that IAM policies use, which is not always the signing name. */
export function iamAction(call: Call): string {
  return `${call.service}:${call.action}`;
}

const signature = /Credential=([^/,]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/;
const jsonTarget = /^DirectoryService_20150416\.(\w+)$/;
const signingNames: Readonly<Record<string, ServiceId>> = {
  rds: 'rds',
  iam: 'iam',
  sts: 'sts',
  ec2: 'ec2',
  ds: 'ds',
};
const versions: Readonly<Record<string, ServiceId>> = {
  '2014-10-31': 'rds',
  '2010-05-08': 'iam',
  '2011-06-15': 'sts',
  '2016-11-15': 'ec2',
};

/**
 * Routes by X-Amz-Target, else by the service of the credential scope, else by the API version.
 * Returns undefined for what no simulated service would answer.
 */
export function readCall(request: IncomingMessage, body: string): Call | undefined {
  const [, accessKeyId, region = 'us-east-1', signingName = ''] =
    signature.exec(request.headers.authorization ?? '') ?? [];
  const target = jsonTarget.exec(String(request.headers['x-amz-target'] ?? ''))?.[1];
  if (target !== undefined) {
    const parameters = jsonObject(body);
    return parameters && { service: 'ds', action: target, region, parameters, accessKeyId };
  }
  const form = new URLSearchParams(body);
  const action = form.get('Action');
  const service = signingNames[signingName] ?? versions[form.get('Version') ?? ''];
  if (action === null || service === undefined || service === 'ds') return undefined;
  form.delete('Action');
  form.delete('Version');
  return { service, action, region, parameters: queryTree(form), accessKeyId };
}

function jsonObject(body: string): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

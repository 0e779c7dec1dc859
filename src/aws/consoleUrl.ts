/** Pages of the AWS console, for a person to open. Pure. */
import { partitionOf } from './regions.ts';
import type { Partition } from './regions.ts';

/** AWS General Reference, "AWS Management Console endpoints"; each Region has a host name of its own. */
const hosts: Record<Partition, string> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

export function databaseConsoleUrl(
  kind: 'instance' | 'cluster',
  identifier: string,
  region: string,
): string | undefined {
  const id = encodeURIComponent(identifier);
  const fragment = `database:id=${id};is-cluster=${kind === 'cluster'}`;
  return page(region, `/rds/home`, fragment);
}

export function directoryConsoleUrl(directoryId: string, region: string): string | undefined {
  return page(
    region,
    '/directoryservicev2/home',
    `!/directories/${encodeURIComponent(directoryId)}`,
  );
}

/** Undefined for a text that is no Region: it would become part of a host name. */
function page(region: string, path: string, fragment: string): string | undefined {
  if (!/^[a-z]{2,}(-[a-z0-9]+)+$/.test(region) || region.length > 40) return undefined;
  return `https://${region}.${hosts[partitionOf(region)]}${path}?region=${region}#${fragment}`;
}

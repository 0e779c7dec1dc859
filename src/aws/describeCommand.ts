/** The AWS CLI's way to see what a row of the tree shows, to copy. Pure. */
import { commandLine } from './commandLine.ts';
import type { CommandLine } from './commandLine.ts';

/** Where the command asks: its Region, and the profile that the tree was read with. */
export interface AskedAt {
  readonly region: string;
  readonly profile?: string;
}

export function describeDatabase(
  kind: 'instance' | 'cluster',
  identifier: string,
  at: AskedAt,
): CommandLine {
  const words =
    kind === 'cluster'
      ? ['describe-db-clusters', '--db-cluster-identifier']
      : ['describe-db-instances', '--db-instance-identifier'];
  return commandLine('aws', 'rds', ...words, identifier, ...options(at));
}

export function describeDirectory(directoryId: string, at: AskedAt): CommandLine {
  const words = ['describe-directories', '--directory-ids', directoryId];
  return commandLine('aws', 'ds', ...words, ...options(at));
}

export function describeTrust(directoryId: string, trustId: string, at: AskedAt): CommandLine {
  const words = ['describe-trusts', '--directory-id', directoryId, '--trust-ids', trustId];
  return commandLine('aws', 'ds', ...words, ...options(at));
}

function options({ region, profile }: AskedAt): string[] {
  return ['--region', region, ...(profile === undefined ? [] : ['--profile', profile])];
}

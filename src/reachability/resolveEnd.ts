/** What a person types for an end of a path: a name, an id, an ARN, an address or `client`. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { distance } from 'fastest-levenshtein';
import type { Section } from '../aws/section.ts';
import type { AccountSnapshot, Directory, NetworkSnapshot } from '../aws/snapshot.ts';
import { parseAddress } from './addresses.ts';
import { addressEndpoint, controllerEndpoints, databaseEndpoint } from './endpoints.ts';
import type { Endpoint } from './flow.ts';

export interface ReachSources {
  /** For names of databases and directories. */
  readonly account?: AccountSnapshot;
  readonly networks: readonly NetworkSnapshot[];
  /** This machine, for `client`. */
  readonly client?: Endpoint;
}

export interface ResolvedEnd {
  readonly kind: 'database' | 'directory' | 'other';
  /** Several for a directory, a cluster or an instance with several addresses. */
  readonly ends: readonly Endpoint[];
  readonly engine?: string;
  readonly port?: number;
}

export type Resolution = ResolvedEnd | { readonly error: string };

interface Candidate {
  readonly names: readonly string[];
  /** Unique, for the sentence that asks which one is meant. */
  readonly title: string;
  readonly resolve: () => ResolvedEnd;
}

function listed<T>(section: Section<readonly T[]>): readonly T[] {
  return section.outcome === 'loaded' ? section.value : [];
}

function named(names: readonly (string | undefined)[]): string[] {
  return names.flatMap((name) => (name === undefined || name === '' ? [] : [name.toLowerCase()]));
}

function ofInstance(instance: DBInstance): Candidate {
  const port = instance.Endpoint?.Port ?? instance.DbInstancePort;
  return {
    names: named([
      instance.DBInstanceIdentifier,
      instance.DBInstanceArn,
      instance.Endpoint?.Address,
    ]),
    title: instance.DBInstanceArn ?? instance.DBInstanceIdentifier ?? 'an instance',
    resolve: () => ({
      kind: 'database',
      ends: [databaseEndpoint(instance)],
      ...(instance.Engine !== undefined && { engine: instance.Engine }),
      // DbInstancePort is 0 where the instance has no port of its own.
      ...(port !== undefined && port > 0 && { port }),
    }),
  };
}

function ofCluster(cluster: DBCluster, instances: readonly DBInstance[]): Candidate {
  const members = (cluster.DBClusterMembers ?? []).map((member) => member.DBInstanceIdentifier);
  const ends = instances
    .filter((instance) => members.includes(instance.DBInstanceIdentifier))
    .map((instance) => databaseEndpoint(instance));
  return {
    names: named([
      cluster.DBClusterIdentifier,
      cluster.DBClusterArn,
      cluster.Endpoint,
      cluster.ReaderEndpoint,
      ...(cluster.CustomEndpoints ?? []),
    ]),
    title: cluster.DBClusterArn ?? cluster.DBClusterIdentifier ?? 'a cluster',
    resolve: () => ({
      kind: 'database',
      ends,
      ...(cluster.Engine !== undefined && { engine: cluster.Engine }),
      ...(cluster.Port !== undefined && { port: cluster.Port }),
    }),
  };
}

function ofDirectory(directory: Directory, region: string): Candidate {
  const { DirectoryId, Name, ShortName, Alias } = directory.description;
  return {
    names: named([DirectoryId, Name, ShortName, Alias]),
    title: `${DirectoryId ?? Name ?? 'a directory'} in ${region}`,
    resolve: () => ({ kind: 'directory', ends: controllerEndpoints(directory, region) }),
  };
}

function ofInterface(card: NetworkInterface): Candidate {
  const addresses = [card.PrivateIpAddress, card.Ipv6Address].flatMap((one) => one ?? []);
  const name = card.Attachment?.InstanceId ?? card.NetworkInterfaceId ?? 'an interface';
  return {
    names: named([card.NetworkInterfaceId, card.Attachment?.InstanceId]),
    title: card.NetworkInterfaceId ?? name,
    resolve: () => ({
      kind: 'other',
      ends: addresses
        .slice(0, 1)
        .map((address) => addressEndpoint(address, `${name} (${address})`)),
    }),
  };
}

function candidatesOf({ account, networks }: ReachSources): Candidate[] {
  const inventory = (account?.regions ?? []).flatMap((region) => {
    const instances = listed(region.instances);
    return [
      ...listed(region.directories).map((one) => ofDirectory(one, region.region)),
      ...instances.map(ofInstance),
      ...listed(region.clusters).map((one) => ofCluster(one, instances)),
    ];
  });
  const cards = networks.flatMap((network) => listed(network.networkInterfaces).map(ofInterface));
  return [...inventory, ...cards];
}

function nearestName(text: string, candidates: readonly Candidate[]): string | undefined {
  let best: { name: string; far: number } | undefined;
  for (const name of candidates.flatMap((candidate) => candidate.names)) {
    const far = distance(text, name);
    if (best === undefined || far < best.far) best = { name, far };
  }
  return best !== undefined && best.far <= Math.max(2, text.length / 3) ? best.name : undefined;
}

/** What could not be read is said beside "not found": the name may be in there. */
function unread({ account }: ReachSources): string {
  const gaps = (account?.regions ?? []).flatMap((region) =>
    (['instances', 'clusters', 'directories'] as const).flatMap((part) =>
      region[part].outcome === 'loaded' ? [] : [`${part} of ${region.region}`],
    ),
  );
  return gaps.length === 0 ? '' : ` Not read: ${gaps.join(', ')}.`;
}

/** Resolves one end, or says why not and what comes closest. Letter case of names does not matter. */
export function resolveEnd(text: string, sources: ReachSources): Resolution {
  const wanted = text.trim().toLowerCase().replace(/\.$/, '');
  if (wanted === 'client') {
    return sources.client === undefined
      ? {
          error:
            'the address of this machine is not known; give it as an address instead of "client"',
        }
      : { kind: 'other', ends: [sources.client] };
  }
  if (parseAddress(wanted) !== undefined) return { kind: 'other', ends: [addressEndpoint(wanted)] };

  const candidates = candidatesOf(sources);
  const found = candidates.filter((candidate) => candidate.names.includes(wanted));
  const [only] = found;
  if (only === undefined) {
    const near = nearestName(wanted, candidates);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    const known =
      'a database, directory, network interface or instance of the Regions that were read, nor an address';
    return { error: `"${text}" is not the name of ${known}.${hint}${unread(sources)}` };
  }
  if (found.length > 1) {
    const titles = found.map((candidate) => candidate.title).join(', ');
    return {
      error: `"${text}" means ${found.length} things: ${titles}. Give the ARN, the id or the address`,
    };
  }
  const end = only.resolve();
  return end.ends.length > 0
    ? end
    : { error: `nothing shows an address or a subnet of ${only.title}` };
}

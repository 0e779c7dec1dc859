import type { DBCluster, DBInstance, DomainMembership } from '@aws-sdk/client-rds';

/** What one database says of one domain. */
export interface Membership {
  /** `d-…`; absent when the domain is self-managed. */
  readonly directoryId?: string;
  readonly fqdn?: string;
  /** AWS's own word, unchecked: the API does not call it an enumeration. */
  readonly status: string;
  /** A role's name, not its ARN. */
  readonly roleName?: string;
  /** Only of a self-managed domain. */
  readonly dnsIps: readonly string[];
  /** Which answers carried it: for Aurora, DescribeDBClusters and DescribeDBInstances may differ. */
  readonly from: readonly ('instance' | 'cluster')[];
}

/**
 * The memberships of an instance and of its cluster as one list, one entry for each domain. Where both carry
 * one domain and disagree, both statuses are kept as two entries, the instance's first.
 */
export function mergeMemberships(
  instance: DBInstance | undefined,
  cluster: DBCluster | undefined,
): readonly Membership[] {
  const merged: Membership[] = [];
  const add = (raw: DomainMembership, from: 'instance' | 'cluster'): void => {
    const read = membership(raw, from);
    const index = merged.findIndex(
      (known) => domainKey(known) === domainKey(read) && known.status === read.status,
    );
    const known = merged[index];
    if (known === undefined) merged.push(read);
    else merged[index] = { ...read, ...known, from: [...known.from, from] };
  };
  for (const raw of instance?.DomainMemberships ?? []) add(raw, 'instance');
  for (const raw of cluster?.DomainMemberships ?? []) add(raw, 'cluster');
  return merged;
}

function membership(raw: DomainMembership, from: 'instance' | 'cluster'): Membership {
  return {
    ...(raw.Domain ? { directoryId: raw.Domain } : {}),
    ...(raw.FQDN ? { fqdn: raw.FQDN } : {}),
    status: raw.Status ?? '',
    ...(raw.IAMRoleName ? { roleName: raw.IAMRoleName } : {}),
    dnsIps: raw.DnsIps ?? [],
    from: [from],
  };
}

function domainKey({ directoryId, fqdn }: Membership): string {
  return directoryId ?? fqdn?.toLowerCase() ?? '';
}

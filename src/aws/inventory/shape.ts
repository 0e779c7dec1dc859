/** The public shape of `inventory --format json` (docs/cli.md). Types only. */

export type InventorySeverity = 'error' | 'warning' | 'info';

/** A status of AWS with what it means. */
export interface InventoryState {
  readonly status: string;
  readonly label: string;
  readonly meaning: string;
  readonly severity: InventorySeverity;
  readonly transient: boolean;
  readonly nextStep: string;
}

export interface InventoryMembership {
  /** Null for a self-managed domain. */
  readonly directoryId: string | null;
  readonly fqdn: string | null;
  readonly status: string;
  readonly meaning: string;
  readonly severity: InventorySeverity;
  readonly transient: boolean;
  readonly nextStep: string;
}

/** A part that could not be read. */
export interface InventoryError {
  /** What is missing: `directories`, `trusts of d-1234567890`. */
  readonly section: string;
  readonly outcome: 'not-permitted' | 'throttled' | 'credentials' | 'failed';
  /** The IAM action, where that is what is missing. */
  readonly action?: string;
  readonly message: string;
}

export interface InventoryDomainController {
  readonly id: string;
  readonly address: string | null;
  readonly availabilityZone: string | null;
  readonly state: InventoryState;
}

export interface InventoryTrust {
  readonly trustId: string;
  readonly remoteDomain: string;
  readonly direction: string | null;
  readonly type: string | null;
  readonly selectiveAuthentication: boolean;
  readonly state: InventoryState;
}

export interface InventoryShare {
  readonly accountId: string | null;
  /** The directory's id in that account. */
  readonly directoryId: string | null;
  readonly state: InventoryState;
}

export interface InventoryDirectory {
  readonly directoryId: string;
  /** DNS name of the domain; the realm is this in upper case. */
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly edition: string | null;
  readonly usableByRds: boolean;
  readonly state: InventoryState;
  readonly dnsAddresses: readonly string[];
  readonly vpcId: string | null;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string | null;
  /** Of a shared directory: the account that owns it and the id it has there. */
  readonly owner: { readonly accountId: string | null; readonly directoryId: string | null } | null;
  /** Of a shared directory: the state of the share. */
  readonly share: InventoryState | null;
  /** Every Region of a multi-Region directory, the primary one first. */
  readonly regions: readonly string[];
  /** The same Regions with what is known of the directory there. */
  readonly replicas: readonly InventoryReplica[];
  readonly domainControllers: readonly InventoryDomainController[];
  readonly trusts: readonly InventoryTrust[];
  readonly conditionalForwarders: readonly {
    readonly domain: string;
    readonly dnsAddresses: readonly string[];
  }[];
  readonly sharedWith: readonly InventoryShare[];
  readonly ipRoutes: readonly { readonly cidr: string; readonly status: string }[];
  /** TLS protocols and ciphers of the controllers; `pending` is true while a change is on its way. */
  readonly settings: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly pending: boolean;
  }[];
  /** LDAP over TLS towards other servers; null where AWS says nothing of it. */
  readonly ldaps: InventoryState | null;
  /** Of the edition Hybrid: the domain that it extends. */
  readonly hybrid: {
    readonly dnsAddresses: readonly string[];
    readonly instanceIds: readonly string[];
    readonly updates: readonly {
      readonly what: string;
      readonly status: string | null;
      readonly reason: string | null;
    }[];
  } | null;
}

export interface InventoryReplica {
  readonly region: string;
  readonly primary: boolean;
  /** Null where AWS does not tell. */
  readonly state: InventoryState | null;
  readonly vpcId: string | null;
  /** AWS tells the controllers' group in the Region itself only: null where that Region was not read. */
  readonly securityGroupId: string | null;
}

export interface InventoryDatabase {
  readonly identifier: string;
  readonly arn: string;
  readonly engine: string;
  readonly engineTitle: string;
  readonly engineVersion: string | null;
  readonly status: string;
  readonly endpoint: { readonly host: string; readonly port: number } | null;
  readonly vpcId: string | null;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly publiclyAccessible: boolean;
  readonly iamAuthentication: boolean;
  readonly memberships: readonly InventoryMembership[];
}

export interface InventoryInstance extends InventoryDatabase {
  /** The cluster that it is a member of. */
  readonly cluster: string | null;
  /** The identifier or ARN of the instance that it replicates. */
  readonly replicaOf: string | null;
}

export interface InventoryCluster extends InventoryDatabase {
  readonly readerEndpoint: string | null;
  readonly customEndpoints: readonly string[];
  readonly members: readonly { readonly identifier: string; readonly writer: boolean }[];
  readonly globalCluster: string | null;
}

export interface InventoryGlobalCluster {
  readonly identifier: string;
  readonly engine: string;
  readonly engineVersion: string | null;
  readonly status: string;
  readonly members: readonly {
    readonly arn: string;
    readonly region: string;
    readonly writer: boolean;
  }[];
}

export interface InventoryRegion {
  readonly region: string;
  readonly directories: readonly InventoryDirectory[];
  readonly instances: readonly InventoryInstance[];
  readonly clusters: readonly InventoryCluster[];
  readonly globalClusters: readonly InventoryGlobalCluster[];
  readonly errors: readonly InventoryError[];
}

export interface Inventory {
  /** Null when AWS did not say who is asking; `errors` then says why. */
  readonly account: string | null;
  readonly regions: readonly InventoryRegion[];
  /** What concerns the account and no single Region. */
  readonly errors: readonly InventoryError[];
}

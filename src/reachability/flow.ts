/** The vocabulary of reachability: who wants to send what to whom, and what stops it. Types only. */

export type Protocol = 'tcp' | 'udp' | 'icmp';

/** Inclusive port numbers; for ICMP both are -1. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** One end of a flow. Inside a VPC it has subnets and security groups; a laptop has neither. */
export interface Endpoint {
  readonly kind: 'database' | 'domain-controller' | 'client' | 'address';
  /** For people: `mydb`, `d-9067…: domain controller 10.0.1.10`, `this machine`. */
  readonly label: string;
  /** IPv4 or IPv6 literal; absent where it is not known (a database's private address, a NATed client). */
  readonly address?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly vpcId?: string;
  /** The subnets that the address may be in; one when it is known. */
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** What a flow is for; decides which finding a blocked one becomes. */
export type FlowKind =
  | 'database-to-directory'
  | 'directory-to-database'
  | 'client-to-directory'
  | 'client-to-user-realm'
  | 'client-to-database'
  | 'directory-to-trusted-realm'
  | 'trusted-realm-to-directory'
  | 'custom';

export interface Flow {
  /** Unique in a run: `database-to-directory:10.0.1.10:88/tcp`. */
  readonly id: string;
  readonly kind: FlowKind;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly protocol: Protocol;
  readonly ports: PortRange;
  /** `Kerberos`, `LDAP`, `RPC dynamic ports`. */
  readonly purpose: string;
  /** Without a required flow the thing fails; a recommended one costs a feature. */
  readonly required: boolean;
}

export type FlowResult = 'allowed' | 'blocked' | 'unknown';

export type StepKind =
  | 'security-group-egress'
  | 'security-group-ingress'
  | 'nacl-egress'
  | 'nacl-ingress'
  | 'nacl-return-egress'
  | 'nacl-return-ingress'
  | 'route'
  | 'return-route'
  | 'public-access';

/** One judgement on the way. */
export interface Step {
  readonly kind: StepKind;
  readonly result: FlowResult;
  /** The security groups, ACL or route table that decided: `sg-0a1b`. */
  readonly resources: readonly string[];
  /** The deciding rule in words, or the nearest miss: `port matches, 10.0.0.0/16 does not contain 172.16.4.7`. */
  readonly because: string;
  /** The ports of the flow that this step blocks, when it blocks only some of them. */
  readonly blockedPorts?: readonly PortRange[];
  /** For `unknown`: what is missing (an IAM action, another account, a prefix list, an address). */
  readonly missing?: string;
}

/** The smallest change that would let the flow through, never wider than needed. */
export interface FlowFix {
  readonly title: string;
  readonly cli: string;
  readonly terraform: string;
  readonly cloudFormation: string;
}

export interface FlowVerdict {
  readonly flow: Flow;
  readonly result: FlowResult;
  /** In the order a packet meets them; the first that is not `allowed` decided. */
  readonly steps: readonly Step[];
  readonly fix?: FlowFix;
}

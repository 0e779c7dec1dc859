/** The vocabulary of reachability: who wants to send what to whom, and what stops it. Types only. */

export type Protocol = 'tcp' | 'udp' | 'icmp';

/**
 * Inclusive port numbers. For ICMP `from` is the type and `to` the code; -1/-1 stands for an echo
 * request, which is what the members of a domain send to each other.
 */
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
  /** Ports that its operating system opens connections from; absent means any of 1024-65535. */
  readonly ephemeralPorts?: PortRange;
  /** `PubliclyAccessible` of a database: from outside the VPC its name leads to a public address. */
  readonly publiclyAccessible?: boolean;
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

/** The closest that the rules came to allowing what they block. */
export type NearestMiss =
  /** Protocol and port are right, the address is not. */
  | {
      readonly kind: 'source';
      /** Blocks, groups and prefix lists, the closest first. */
      readonly allowedFrom: readonly string[];
      /** The addresses or subnets that none of them holds. */
      readonly outside: readonly string[];
    }
  /** The address is right, protocol or port are not. */
  | { readonly kind: 'port'; readonly allowedPorts: readonly string[] }
  /** A rule refers to a group or a peering that is gone. */
  | { readonly kind: 'stale-reference'; readonly groupId: string }
  /** An entry says deny before any says allow; 32767 is the last one, `*`. */
  | { readonly kind: 'denied'; readonly ruleNumber: number }
  | { readonly kind: 'no-rules' };

/** A change to an account in structured form; `renderFix` turns it into commands and templates. */
export type Change =
  | {
      readonly kind: 'security-group-rule';
      readonly groupId: string;
      readonly region?: string;
      readonly direction: 'ingress' | 'egress';
      readonly protocol: Protocol;
      readonly ports: PortRange;
      readonly peer:
        { readonly cidr: string } | { readonly groupId: string; readonly accountId?: string };
    }
  | {
      readonly kind: 'nacl-entry';
      readonly aclId: string;
      readonly region?: string;
      readonly egress: boolean;
      /** The first free number; `before` is the entry that denies, `taken` what is in use. */
      readonly ruleNumber: number;
      readonly before: number;
      readonly taken: readonly number[];
      readonly protocol: Protocol;
      readonly ports: PortRange;
      readonly cidr: string;
    }
  | {
      readonly kind: 'route';
      readonly routeTableId: string;
      readonly region?: string;
      readonly cidr: string;
      readonly peeringId: string;
      /** A route to the same destination exists and leads nowhere. */
      readonly replace: boolean;
    }
  | {
      readonly kind: 'vpc-dns-attribute';
      readonly vpcId: string;
      readonly region?: string;
      readonly attribute: 'enableDnsSupport' | 'enableDnsHostnames';
    };

/** One judgement on the way. */
export interface Step {
  readonly kind: StepKind;
  readonly result: FlowResult;
  /** The security groups, ACL or route table that decided: `sg-0a1b`. */
  readonly resources: readonly string[];
  /** The one that decided, as the console names it: `sg-0a1b (d-9067_controllers)`. */
  readonly decidedBy?: string;
  /** The deciding rule in words, or the nearest miss: `port matches, 10.0.0.0/16 does not contain 172.16.4.7`. */
  readonly because: string;
  /** The ports of the flow that this step blocks, when it blocks only some of them. */
  readonly blockedPorts?: readonly PortRange[];
  /** For `unknown`: what is missing (an IAM action, another account, a prefix list, an address). */
  readonly missing?: string;
  /** For people and for the summary; only where security groups or ACLs block. */
  readonly nearest?: NearestMiss;
  /** Allowed, but not always: an ACL lets only a part of the ephemeral ports back in. */
  readonly warning?: string;
  /** What would turn this step to allowed; absent when nothing short and safe would. */
  readonly changes?: readonly Change[];
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
  /**
   * In the order a packet meets them. One blocked step blocks the flow whatever the unknown ones
   * would say, so the first blocked step decided, else the first unknown one.
   */
  readonly steps: readonly Step[];
  /** Present when the changes of all blocked steps together let the flow through. */
  readonly fix?: FlowFix;
}

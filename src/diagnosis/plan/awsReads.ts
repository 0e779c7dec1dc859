/** What a diagnosis reads of AWS besides the inventory, and why: the AWS side of the plan. */
import type { TargetSnapshot } from '../../aws/snapshot.ts';

export interface AwsRead {
  readonly title: string;
  readonly reason: string;
}

/** One row for each section that `loadTarget` reads; the type holds the two together. */
const reads: Readonly<Record<keyof TargetSnapshot, AwsRead>> = {
  network: {
    title: "The database's VPC: security groups, network ACLs, routes, peerings",
    reason: 'whether database and directory can reach each other is judged offline from them',
  },
  directoryNetwork: {
    title: "The directory's VPC, where it is another one",
    reason: 'the way back is filtered and routed there',
  },
  clientNetwork: {
    title: "This machine's own network interface and VPC, where it is an EC2 instance",
    reason: 'its security group and routes decide what it reaches',
  },
  roles: {
    title: 'The IAM role of the membership: its trust policy and permissions',
    reason: 'RDS joins and rejoins the domain with it',
  },
  otherRegions: {
    title: 'The other clusters of a global database, and the directories of their Regions',
    reason: 'each Region needs the directory and a membership of its own',
  },
  events: {
    title: "The database's events of the last 14 days",
    reason: 'RDS writes there why a join failed',
  },
  iamAuth: {
    title: "For a login with IAM: the credentials' end and IAM's verdict on rds-db:connect",
    reason: 'a token opens nothing that its signer may not connect to',
  },
  details: {
    title: 'Parameters, certificate and pending maintenance of the database',
    reason: 'a change that waits for a reboot looks like one that failed',
  },
};

export const awsReads: readonly AwsRead[] = Object.values(reads);

/** Security groups and their permissions as EC2 describes them. */
import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import { accountId, arn, homeRegion } from './names.ts';

/** A permission for one protocol and range; `ports` is `[from, to]`, absent for all. */
export function permission(
  IpProtocol: string,
  ports: readonly [number, number] | undefined,
  cidrs: readonly string[],
  description: string,
): IpPermission {
  return {
    IpProtocol,
    ...(ports && { FromPort: ports[0], ToPort: ports[1] }),
    IpRanges: cidrs.map((CidrIp) => ({ CidrIp, Description: description })),
    Ipv6Ranges: [],
    PrefixListIds: [],
    UserIdGroupPairs: [],
  };
}

/** Everything from the members of another group. */
export function fromGroup(GroupId: string, Description: string): IpPermission {
  return {
    IpProtocol: '-1',
    IpRanges: [],
    Ipv6Ranges: [],
    PrefixListIds: [],
    UserIdGroupPairs: [{ GroupId, UserId: accountId, Description }],
  };
}

export const everythingOut: IpPermission = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};

export interface GroupSpec {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly ingress: readonly IpPermission[];
  readonly egress: readonly IpPermission[];
}

export function securityGroup(spec: GroupSpec): SecurityGroup {
  return {
    GroupId: spec.id,
    GroupName: spec.name,
    Description: spec.description,
    VpcId: spec.vpcId,
    OwnerId: accountId,
    SecurityGroupArn: arn('ec2', homeRegion, `security-group/${spec.id}`),
    IpPermissions: [...spec.ingress],
    IpPermissionsEgress: [...spec.egress],
    Tags: [],
  };
}

/** The same rules one by one, with ids, as DescribeSecurityGroupRules shows them. */
import { createHash } from 'node:crypto';
import type { IpPermission, SecurityGroup, SecurityGroupRule } from '@aws-sdk/client-ec2';

export function securityGroupRules(group: SecurityGroup): readonly SecurityGroupRule[] {
  return [
    ...(group.IpPermissions ?? []).flatMap((it) => rulesOf(group, it, false)),
    ...(group.IpPermissionsEgress ?? []).flatMap((it) => rulesOf(group, it, true)),
  ];
}

type Peer = Pick<
  SecurityGroupRule,
  'CidrIpv4' | 'CidrIpv6' | 'PrefixListId' | 'ReferencedGroupInfo' | 'Description'
>;

function rulesOf(
  group: SecurityGroup,
  permission: IpPermission,
  egress: boolean,
): readonly SecurityGroupRule[] {
  // -1 stands for "any" in this call, where the permission itself leaves the port out.
  const shared = {
    GroupId: group.GroupId ?? '',
    GroupOwnerId: group.OwnerId ?? '',
    IsEgress: egress,
    IpProtocol: permission.IpProtocol ?? '-1',
    FromPort: permission.FromPort ?? -1,
    ToPort: permission.ToPort ?? -1,
  };
  return peersOf(permission).map((peer) => {
    const rule = { ...shared, ...peer };
    const digest = createHash('sha256').update(JSON.stringify(rule)).digest('hex');
    return { SecurityGroupRuleId: `sgr-${digest.slice(0, 17)}`, ...rule };
  });
}

function peersOf(permission: IpPermission): readonly Peer[] {
  return [
    ...(permission.IpRanges ?? []).map((it) =>
      described(it.Description, { CidrIpv4: it.CidrIp ?? '' }),
    ),
    ...(permission.Ipv6Ranges ?? []).map((it) =>
      described(it.Description, { CidrIpv6: it.CidrIpv6 ?? '' }),
    ),
    ...(permission.PrefixListIds ?? []).map((it) =>
      described(it.Description, { PrefixListId: it.PrefixListId ?? '' }),
    ),
    ...(permission.UserIdGroupPairs ?? []).map(({ Description, ...pair }) =>
      described(Description, { ReferencedGroupInfo: pair }),
    ),
  ];
}

function described(description: string | undefined, peer: Peer): Peer {
  return description === undefined ? peer : { ...peer, Description: description };
}

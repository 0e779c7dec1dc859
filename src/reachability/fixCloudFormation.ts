/** Changes as CloudFormation resources, YAML, to be put under `Resources:`. */
import { isIpv6, ruleProtocol } from './fixCommand.ts';
import type { Change } from './flow.ts';
import { logicalName, yamlString } from './quote.ts';

type Property = readonly [string, string | number | boolean];

function resource(name: string, type: string, properties: readonly Property[]): string {
  const body = properties.map(([key, value]) => {
    const shown = typeof value === 'string' ? yamlString(value) : String(value);
    return `    ${key}: ${shown}`;
  });
  return [`${name}:`, `  Type: ${type}`, '  Properties:', ...body].join('\n');
}

function groupRule(change: Extract<Change, { kind: 'security-group-rule' }>): string {
  const { peer, ports, direction } = change;
  const isCidr = 'cidr' in peer;
  const target = isCidr ? peer.cidr : peer.groupId;
  const isIngress = direction === 'ingress';
  const properties: Property[] = [
    ['GroupId', change.groupId],
    ['IpProtocol', ruleProtocol(change, target)],
    ['FromPort', ports.from],
    ['ToPort', ports.to],
  ];
  if (isCidr) properties.push([isIpv6(target) ? 'CidrIpv6' : 'CidrIp', target]);
  else
    properties.push([isIngress ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId', target]);
  if (!isCidr && isIngress && peer.accountId !== undefined) {
    properties.push(['SourceSecurityGroupOwnerId', peer.accountId]);
  }
  return resource(
    logicalName('Kerberos', direction, change.protocol, ports.from, change.groupId, target),
    isIngress ? 'AWS::EC2::SecurityGroupIngress' : 'AWS::EC2::SecurityGroupEgress',
    properties,
  );
}

const protocolNumbers = { tcp: 6, udp: 17, icmp: 1 } as const;

function aclEntry(change: Extract<Change, { kind: 'nacl-entry' }>): string {
  const { ports, cidr, egress } = change;
  const properties: Property[] = [
    ['NetworkAclId', change.aclId],
    ['Egress', egress],
    ['RuleNumber', change.ruleNumber],
    ['RuleAction', 'allow'],
    ['Protocol', ruleProtocol(change, cidr) === 'icmpv6' ? 58 : protocolNumbers[change.protocol]],
    [isIpv6(cidr) ? 'Ipv6CidrBlock' : 'CidrBlock', cidr],
  ];
  const name = logicalName(
    'Kerberos',
    egress ? 'Outbound' : 'Inbound',
    change.aclId,
    change.ruleNumber,
  );
  return `${resource(name, 'AWS::EC2::NetworkAclEntry', properties)}\n${
    change.protocol === 'icmp'
      ? `    Icmp: { Type: ${ports.from}, Code: ${ports.to} }`
      : `    PortRange: { From: ${ports.from}, To: ${ports.to} }`
  }`;
}

function resourceOf(change: Change): string {
  switch (change.kind) {
    case 'security-group-rule':
      return groupRule(change);
    case 'nacl-entry':
      return aclEntry(change);
    case 'route':
      return resource(
        logicalName('Kerberos', change.routeTableId, change.cidr),
        'AWS::EC2::Route',
        [
          ['RouteTableId', change.routeTableId],
          [isIpv6(change.cidr) ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock', change.cidr],
          ['VpcPeeringConnectionId', change.peeringId],
        ],
      );
    case 'vpc-dns-attribute': {
      const property =
        change.attribute === 'enableDnsSupport' ? 'EnableDnsSupport' : 'EnableDnsHostnames';
      return `# In the AWS::EC2::VPC resource of ${change.vpcId}:\n${property}: true`;
    }
  }
}

export function cloudFormationOf(changes: readonly Change[]): string {
  return changes.map(resourceOf).join('\n');
}

/** Changes as Terraform resources of the AWS provider, version 5 and later. */
import { isIpv6, ruleProtocol } from './fixCommand.ts';
import type { Change } from './flow.ts';
import { logicalName, terraformString as text } from './quote.ts';

function block(
  type: string,
  name: string,
  lines: readonly (readonly [string, string | number | boolean])[],
): string {
  const width = Math.max(...lines.map(([key]) => key.length));
  const body = lines.map(([key, value]) => {
    const shown = typeof value === 'string' ? text(value) : String(value);
    return `  ${key.padEnd(width)} = ${shown}`;
  });
  return [`resource "${type}" "${name}" {`, ...body, '}'].join('\n');
}

function nameOf(...parts: readonly (string | number)[]): string {
  return `kerberos_${logicalName(...parts)}`;
}

function resourceOf(change: Change): string {
  switch (change.kind) {
    case 'security-group-rule': {
      const { peer, ports, direction } = change;
      const isCidr = 'cidr' in peer;
      const target = isCidr ? peer.cidr : peer.groupId;
      const source = isCidr
        ? isIpv6(peer.cidr)
          ? 'cidr_ipv6'
          : 'cidr_ipv4'
        : 'referenced_security_group_id';
      const shown = isCidr || peer.accountId === undefined ? target : `${peer.accountId}/${target}`;
      return block(
        `aws_vpc_security_group_${direction}_rule`,
        nameOf(change.groupId, change.protocol, ports.from, target),
        [
          ['security_group_id', change.groupId],
          [source, shown],
          ['ip_protocol', ruleProtocol(change, target)],
          ['from_port', ports.from],
          ['to_port', ports.to],
        ],
      );
    }
    case 'nacl-entry': {
      const { ports, cidr, egress } = change;
      const name = ruleProtocol(change, cidr);
      const range =
        change.protocol === 'icmp'
          ? ([
              ['icmp_type', ports.from],
              ['icmp_code', ports.to],
            ] as const)
          : ([
              ['from_port', ports.from],
              ['to_port', ports.to],
            ] as const);
      return block(
        'aws_network_acl_rule',
        nameOf(change.aclId, egress ? 'out' : 'in', change.ruleNumber),
        [
          ['network_acl_id', change.aclId],
          ['egress', egress],
          ['rule_number', change.ruleNumber],
          ['rule_action', 'allow'],
          ['protocol', name === 'icmpv6' ? '58' : name],
          [isIpv6(cidr) ? 'ipv6_cidr_block' : 'cidr_block', cidr],
          ...range,
        ],
      );
    }
    case 'route':
      return block('aws_route', nameOf(change.routeTableId, change.cidr), [
        ['route_table_id', change.routeTableId],
        [
          isIpv6(change.cidr) ? 'destination_ipv6_cidr_block' : 'destination_cidr_block',
          change.cidr,
        ],
        ['vpc_peering_connection_id', change.peeringId],
      ]);
    case 'vpc-dns-attribute': {
      const attribute =
        change.attribute === 'enableDnsSupport' ? 'enable_dns_support' : 'enable_dns_hostnames';
      return `# In the aws_vpc resource of ${change.vpcId}:\n${attribute} = true`;
    }
  }
}

export function terraformOf(changes: readonly Change[]): string {
  return changes.map(resourceOf).join('\n\n');
}

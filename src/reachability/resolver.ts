/** Amazon's own DNS and time service: neither security groups nor network ACLs apply to them. */
import { contains, parseAddress, parseCidr } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import type { Flow, Step } from './flow.ts';
import type { Link } from './link.ts';
import type { World } from './world.ts';

const linkLocalResolvers = ['169.254.169.253', 'fd00:ec2::253'].flatMap(
  (text) => parseAddress(text) ?? [],
);
const timeServices = ['169.254.169.123', 'fd00:ec2::123'].flatMap(
  (text) => parseAddress(text) ?? [],
);

/** The base of the VPC's primary block plus two (VPC guide, "Amazon DNS server"). */
function vpcResolver(block: string | undefined): AddressRange | undefined {
  const range = block === undefined ? undefined : parseCidr(block);
  if (range === undefined || typeof range.first !== 'number') return undefined;
  return { family: 4, first: range.first + 2, last: range.first + 2 };
}

/** The verdict on a flow to them, or undefined for every other flow. */
export function resolverVerdict(flow: Flow, world: World, { from }: Link): Step | undefined {
  const target = flow.to.address === undefined ? undefined : parseAddress(flow.to.address);
  if (target === undefined || from.vpcId === undefined || flow.protocol === 'icmp')
    return undefined;
  const facts = world.vpcs.get(from.vpcId)?.facts;
  const own = vpcResolver(facts?.vpc.CidrBlock);
  const { from: first, to: last } = flow.ports;
  const is = (addresses: readonly (AddressRange | undefined)[]) =>
    addresses.some((one) => one !== undefined && contains(one, target));

  const isResolver = first === 53 && last === 53 && is([own, ...linkLocalResolvers]);
  const isTime = first === 123 && last === 123 && flow.protocol === 'udp' && is(timeServices);
  if (!isResolver && !isTime) return undefined;
  const step = { kind: 'security-group-egress', resources: [from.vpcId] } as const;
  if (isResolver && facts?.enableDnsSupport === false) {
    const because = `enableDnsSupport of ${from.vpcId} is off, so its resolver answers nobody`;
    const region = from.region === undefined ? {} : { region: from.region };
    const change = {
      kind: 'vpc-dns-attribute',
      vpcId: from.vpcId,
      attribute: 'enableDnsSupport',
    } as const;
    return { ...step, result: 'blocked', because, changes: [{ ...change, ...region }] };
  }
  const name = isResolver ? 'DNS resolver' : 'time service';
  const because = `security groups and network ACLs do not apply to the Amazon ${name}`;
  return { ...step, result: 'allowed', because };
}

/** What a database needs, beyond rules and routes, to be reached from the internet. */
import type { AddressRange } from './addresses.ts';
import type { Check, Words } from './check.ts';
import type { FlowResult } from './flow.ts';
import type { Located, Place } from './locate.ts';
import { missingFrom } from './world.ts';
import type { World } from './world.ts';

type Judgement = Words & { readonly result: FlowResult };

/**
 * `PubliclyAccessible` gives a public address; its name resolves to it only with both DNS attributes
 * of the VPC, and VPC Block Public Access overrides everything.
 */
function judgePublicAccess(world: World, to: Located, place: Place): Judgement {
  const mode = world.subnets.get(place.subnetId ?? '')?.subnet.BlockPublicAccessStates;
  const blocking = mode?.InternetGatewayBlockMode;
  if (blocking !== undefined && blocking !== 'off') {
    return {
      result: 'blocked',
      because: `VPC Block Public Access is on (${blocking}) for ${place.subnetId ?? 'the subnet'}`,
    };
  }
  // A public address in hand proves that the name resolves to one.
  if (to.endpoint.address !== undefined) {
    return {
      result: 'allowed',
      because: `${to.endpoint.label} has the public address ${to.endpoint.address}`,
    };
  }
  const { vpcId = 'the VPC' } = to;
  const facts = world.vpcs.get(vpcId)?.facts;
  const missing =
    facts === undefined ? missingFrom(world, 'vpcs', vpcId, to.region) : 'ec2:DescribeVpcAttribute';
  for (const attribute of ['enableDnsSupport', 'enableDnsHostnames'] as const) {
    const on = facts?.[attribute];
    if (on === false) {
      return {
        result: 'blocked',
        because: `${attribute} of ${vpcId} is off, so the name of ${to.endpoint.label} has no public address`,
        changes: [
          {
            kind: 'vpc-dns-attribute',
            vpcId,
            attribute,
            ...(to.region !== undefined && { region: to.region }),
          },
        ],
      };
    }
    if (on === undefined) {
      return { result: 'unknown', because: `${attribute} of ${vpcId} is not known`, missing };
    }
  }
  return {
    result: 'allowed',
    because: `${to.endpoint.label} is publicly accessible and ${vpcId} has both DNS attributes`,
  };
}

export function publicAccessCheck(
  world: World,
  to: Located,
  place: Place,
  peer: AddressRange,
): Check {
  const { result, ...words } = judgePublicAccess(world, to, place);
  const resources = to.vpcId === undefined ? [] : [to.vpcId];
  return { kind: 'public-access', resources, peer, ask: () => ({ result }), explain: () => words };
}

import { paginateDescribeNetworkInterfaces } from '@aws-sdk/client-ec2';
import type { AwsAccess } from '../access.ts';
import { isEc2Instance } from '../onEc2.ts';
import { valueOr } from '../section.ts';
import type { TargetWishes } from '../targetWishes.ts';
import type { NetworkPlace } from './network.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

/**
 * Where this machine is in the account's network: its own interface tells VPC and security groups. Only asked on EC2, where a
 * private address is the machine's own; a workstation may have the same one by chance. Undefined when no interface or more
 * than one has the address.
 */
export async function clientPlace(
  access: AwsAccess,
  region: string,
  client: TargetWishes['client'],
  loader: SectionLoader,
): Promise<NetworkPlace | undefined> {
  if (client === undefined || !(client.onEc2 ?? (await isEc2Instance()))) return undefined;
  const Filters = [{ Name: 'addresses.private-ip-address', Values: [client.address] }];
  const found = await loader.section('ec2:DescribeNetworkInterfaces', region, (options) =>
    everyPage(
      paginateDescribeNetworkInterfaces(
        { client: access.clients.ec2(region), pageSize: 200, stopOnSameToken: true },
        { Filters },
        options,
      ),
      (page) => page.NetworkInterfaces,
    ),
  );
  const [card, another] = valueOr(found, []);
  if (card?.VpcId === undefined || another !== undefined) return undefined;
  const securityGroupIds = (card.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  return { region, vpcId: card.VpcId, securityGroupIds };
}

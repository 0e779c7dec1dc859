import { paginateDescribeEvents } from '@aws-sdk/client-rds';
import type { Event } from '@aws-sdk/client-rds';
import type { AwsAccess } from '../access.ts';
import type { DatabaseTarget } from '../databases.ts';
import type { Section } from '../section.ts';
import { loaded } from '../section.ts';
import type { AccountSnapshot, NetworkSnapshot, TargetSnapshot } from '../snapshot.ts';
import type { TargetWishes } from '../targetWishes.ts';
import { clientPlace } from './clientInterface.ts';
import { loadDatabaseDetails } from './databaseDetails.ts';
import { loadIamAuth } from './iamAuth.ts';
import { loadNetwork } from './network.ts';
import type { NetworkPlace } from './network.ts';
import { loadOtherRegions } from './otherRegions.ts';
import { loadRole } from './role.ts';
import { everyPage, SectionLoader } from './sectionLoader.ts';

/** The longest span that DescribeEvents answers for, in minutes (RDS keeps events for 14 days). */
const eventMinutes = 14 * 24 * 60;

/**
 * Reads what the diagnosis of one database needs beyond the inventory. Never rejects: whatever cannot be
 * read is a section that says why.
 */
export async function loadTarget(
  access: AwsAccess,
  account: AccountSnapshot,
  target: DatabaseTarget,
  options: TargetWishes & { readonly signal: AbortSignal },
): Promise<TargetSnapshot> {
  const loader = new SectionLoader(options.signal, account.profile);
  const client = await clientPlace(access, target.region, options.client, loader);
  const [own, other, third] = distinct([databasePlace(target), directoryPlace(target), client]);
  const [network, directoryNetwork, clientNetwork, roles, events, details, iamAuth, otherRegions] =
    await Promise.all([
      own === undefined ? noNetwork(target) : loadNetwork(access, own, loader),
      other && loadNetwork(access, other, loader),
      third && loadNetwork(access, third, loader),
      Promise.all(
        roleNames(target).map(async (roleName) => ({
          roleName,
          role: await loadRole(access, target.region, roleName, loader),
        })),
      ),
      loadEvents(access, target, loader),
      loadDatabaseDetails(access, target, loader),
      options.iamAuth && loadIamAuth(access, account, target, options.iamAuth.user, loader),
      loadOtherRegions(access, account, target, loader),
    ]);
  return {
    network,
    ...(directoryNetwork === undefined ? {} : { directoryNetwork }),
    ...(clientNetwork === undefined ? {} : { clientNetwork }),
    roles,
    events,
    details,
    ...(iamAuth === undefined ? {} : { iamAuth }),
    ...(otherRegions.length === 0 ? {} : { otherRegions }),
  };
}

type Place = NetworkPlace | undefined;

/** In a common VPC one read serves several, so the first of them asks for the interfaces of the others as well. */
function distinct(places: readonly [Place, Place, Place]): readonly [Place, Place, Place] {
  const merged = (index: 0 | 1 | 2): Place => {
    const place = places[index];
    if (place === undefined) return undefined;
    const same = places.map((one) => one?.vpcId === place.vpcId && one.region === place.region);
    if (same.indexOf(true) < index) return undefined;
    const groups = places.flatMap((one, at) =>
      same[at] === true ? (one?.securityGroupIds ?? []) : [],
    );
    return { ...place, securityGroupIds: [...new Set(groups)] };
  };
  return [merged(0), merged(1), merged(2)];
}

function databasePlace(target: DatabaseTarget): NetworkPlace | undefined {
  const { region, vpcId, securityGroupIds } = target;
  return vpcId === undefined ? undefined : { region, vpcId, securityGroupIds };
}

function directoryPlace({ region, directory }: DatabaseTarget): NetworkPlace | undefined {
  const { description } = directory ?? {};
  // A shared directory's VPC belongs to its owner: where VPC sharing makes it visible, it is read too.
  const settings = description?.VpcSettings ?? description?.OwnerDirectoryDescription?.VpcSettings;
  if (settings?.VpcId === undefined) return undefined;
  const group = settings.SecurityGroupId;
  return { region, vpcId: settings.VpcId, securityGroupIds: group === undefined ? [] : [group] };
}

function roleNames({ memberships }: DatabaseTarget): readonly string[] {
  return [...new Set(memberships.flatMap(({ roleName }) => roleName ?? []))];
}

async function loadEvents(
  access: AwsAccess,
  target: DatabaseTarget,
  loader: SectionLoader,
): Promise<Section<readonly Event[]>> {
  const client = access.clients.rds(target.region);
  // Aurora reports a failed join on the instances; a cluster's own events are rare and come along.
  const sources = [
    { SourceType: target.kind === 'cluster' ? 'db-cluster' : 'db-instance', id: target.identifier },
    ...target.members.map((member) => ({
      SourceType: 'db-instance' as const,
      id: member.DBInstanceIdentifier ?? '',
    })),
  ] as const;
  const sections = await Promise.all(
    sources.map(({ SourceType, id }) =>
      loader.section('rds:DescribeEvents', target.region, (options) =>
        everyPage(
          paginateDescribeEvents(
            { client, stopOnSameToken: true },
            { SourceType, SourceIdentifier: id, Duration: eventMinutes },
            options,
          ),
          (page) => page.Events,
        ),
      ),
    ),
  );
  const events: Event[] = [];
  for (const section of sections) {
    if (section.outcome !== 'loaded') return section;
    events.push(...section.value);
  }
  return loaded(events.sort((a, b) => (b.Date?.getTime() ?? 0) - (a.Date?.getTime() ?? 0)));
}

/** Where AWS names no VPC for the database, its network is not known rather than empty. */
function noNetwork({ region, identifier }: DatabaseTarget): NetworkSnapshot {
  const unknown = {
    outcome: 'failed',
    message: `AWS names no VPC for ${identifier}; refresh when it is available.`,
  } as const;
  return {
    region,
    vpcs: unknown,
    subnets: unknown,
    securityGroups: unknown,
    networkAcls: unknown,
    routeTables: unknown,
    peerings: unknown,
    prefixLists: unknown,
    networkInterfaces: unknown,
    transitGatewayAttachments: unknown,
    transitGatewayRouteTables: unknown,
  };
}

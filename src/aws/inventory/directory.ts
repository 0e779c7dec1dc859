import { valueOr } from '../section.ts';
import type { Directory } from '../snapshot.ts';
import { directoryStage } from '../states/directoryStage.ts';
import { directoryType } from '../states/directoryType.ts';
import { domainControllerState } from '../states/domainController.ts';
import { shareStatus } from '../states/shareStatus.ts';
import type { State } from '../states/state.ts';
import { trustState } from '../states/trustState.ts';
import { inventoryState, urgency } from './inventoryState.ts';
import type { InventoryDirectory } from './shape.ts';

/** A directory in the public shape, and how urgently somebody should look at it (0 first). */
export function inventoryDirectory(
  directory: Directory,
  region: string,
): { readonly directory: InventoryDirectory; readonly urgency: number } {
  const { description } = directory;
  const owner = description.OwnerDirectoryDescription;
  const vpc = description.VpcSettings ?? owner?.VpcSettings;
  const stage = directoryStage(description.Stage, description.StageReason);
  const type = directoryType(description.Type);
  const share = shareOf(directory, region);
  const { domainControllers, trusts, sharedWith, states } = parts(directory, region);
  const usable = type.tone === 'ok';
  return {
    // A directory that no database can use is no failure of anything.
    urgency: usable ? urgency([stage, ...(share === null ? [] : [share]), ...states]) : urgency([]),
    directory: {
      directoryId: description.DirectoryId ?? '',
      name: description.Name ?? '',
      shortName: description.ShortName ?? null,
      type: description.Type ?? '',
      edition: description.Edition ?? null,
      usableByRds: usable,
      state: inventoryState(
        stage.tone === 'ok' && !usable ? { ...type, status: stage.status } : stage,
      ),
      dnsAddresses: dnsAddresses(directory),
      vpcId: vpc?.VpcId ?? description.ConnectSettings?.VpcId ?? null,
      subnetIds: vpc?.SubnetIds ?? description.ConnectSettings?.SubnetIds ?? [],
      securityGroupId: vpc?.SecurityGroupId ?? description.ConnectSettings?.SecurityGroupId ?? null,
      owner:
        owner === undefined
          ? null
          : { accountId: owner.AccountId ?? null, directoryId: owner.DirectoryId ?? null },
      share: share === null ? null : inventoryState(share),
      regions: regionsOf(directory, region),
      domainControllers,
      trusts,
      conditionalForwarders: valueOr(directory.conditionalForwarders, []).map((forwarder) => ({
        domain: forwarder.RemoteDomainName ?? '',
        dnsAddresses: [...(forwarder.DnsIpAddrs ?? []), ...(forwarder.DnsIpv6Addrs ?? [])],
      })),
      sharedWith,
      ipRoutes: valueOr(directory.ipRoutes, []).map((route) => ({
        cidr: route.CidrIp ?? route.CidrIpv6 ?? '',
        status: route.IpRouteStatusMsg ?? '',
      })),
    },
  };
}

/** The addresses of the directory's DNS, which are its domain controllers'. */
export function dnsAddresses({ description }: Directory): readonly string[] {
  const owner = description.OwnerDirectoryDescription;
  const own = [...(description.DnsIpAddrs ?? []), ...(description.DnsIpv6Addrs ?? [])];
  return own.length > 0 ? own : [...(owner?.DnsIpAddrs ?? []), ...(owner?.DnsIpv6Addrs ?? [])];
}

function shareOf({ description }: Directory, region: string): State | null {
  if (description.Type !== 'SharedMicrosoftAD') return null;
  return shareStatus(description.ShareStatus, {
    sharedDirectoryId: description.DirectoryId,
    region,
  });
}

function regionsOf({ description, regions }: Directory, region: string): readonly string[] {
  const known = description.RegionsInfo;
  const names = [
    known?.PrimaryRegion,
    ...(known?.AdditionalRegions ?? []),
    ...valueOr(regions, []).map(({ RegionName }) => RegionName),
  ].filter((name) => name !== undefined);
  return names.length === 0 ? [region] : [...new Set(names)];
}

function parts(directory: Directory, region: string) {
  const states: State[] = [];
  const seen = (state: State): State => {
    states.push(state);
    return state;
  };
  const domainControllers = valueOr(directory.domainControllers, []).map((controller) => ({
    id: controller.DomainControllerId ?? '',
    address: controller.DnsIpAddr ?? controller.DnsIpv6Addr ?? null,
    availabilityZone: controller.AvailabilityZone ?? null,
    state: inventoryState(seen(domainControllerState(controller.Status, controller.StatusReason))),
  }));
  const trusts = valueOr(directory.trusts, []).map((trust) => ({
    trustId: trust.TrustId ?? '',
    remoteDomain: trust.RemoteDomainName ?? '',
    direction: trust.TrustDirection ?? null,
    type: trust.TrustType ?? null,
    selectiveAuthentication: trust.SelectiveAuth === 'Enabled',
    state: inventoryState(
      seen(
        trustState(trust.TrustState, {
          trustId: trust.TrustId,
          region,
          reason: trust.TrustStateReason,
        }),
      ),
    ),
  }));
  const sharedWith = valueOr(directory.sharedWith, []).map((share) => ({
    accountId: share.SharedAccountId ?? null,
    directoryId: share.SharedDirectoryId ?? null,
    // The account that it is shared with has to accept, so the owner is shown no command.
    state: inventoryState(shareStatus(share.ShareStatus, { region })),
  }));
  return { domainControllers, trusts, sharedWith, states };
}

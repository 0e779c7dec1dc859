/** The parts of a directory in the public shape, and the states among them that decide how urgent it is. */
import { directoryReplicas } from '../directoryReplicas.ts';
import { valueOr } from '../section.ts';
import type { Directory, RegionSnapshot } from '../snapshot.ts';
import { directoryStage } from '../states/directoryStage.ts';
import { domainControllerState } from '../states/domainController.ts';
import { ldapsStatus } from '../states/ldapsStatus.ts';
import { shareStatus } from '../states/shareStatus.ts';
import type { State } from '../states/state.ts';
import { trustState } from '../states/trustState.ts';
import { inventoryState } from './inventoryState.ts';
import type { InventoryDirectory, InventoryReplica } from './shape.ts';

/** What others than the description say of a directory. */
type Parts = Pick<
  InventoryDirectory,
  | 'domainControllers'
  | 'trusts'
  | 'conditionalForwarders'
  | 'sharedWith'
  | 'ipRoutes'
  | 'settings'
  | 'ldaps'
  | 'hybrid'
>;

export function directoryParts(
  directory: Directory,
  region: string,
): { readonly parts: Parts; readonly states: readonly State[] } {
  const controllers = valueOr(directory.domainControllers, []).map((controller) => ({
    controller,
    state: domainControllerState(controller.Status, controller.StatusReason),
  }));
  const trusts = valueOr(directory.trusts, []).map((trust) => {
    const about = { trustId: trust.TrustId, region, reason: trust.TrustStateReason };
    return { trust, state: trustState(trust.TrustState, about) };
  });
  const parts: Parts = {
    domainControllers: controllers.map(({ controller, state }) => ({
      id: controller.DomainControllerId ?? '',
      address: controller.DnsIpAddr ?? controller.DnsIpv6Addr ?? null,
      availabilityZone: controller.AvailabilityZone ?? null,
      state: inventoryState(state),
    })),
    trusts: trusts.map(({ trust, state }) => ({
      trustId: trust.TrustId ?? '',
      remoteDomain: trust.RemoteDomainName ?? '',
      direction: trust.TrustDirection ?? null,
      type: trust.TrustType ?? null,
      selectiveAuthentication: trust.SelectiveAuth === 'Enabled',
      state: inventoryState(state),
    })),
    conditionalForwarders: valueOr(directory.conditionalForwarders, []).map((forwarder) => ({
      domain: forwarder.RemoteDomainName ?? '',
      dnsAddresses: [...(forwarder.DnsIpAddrs ?? []), ...(forwarder.DnsIpv6Addrs ?? [])],
    })),
    sharedWith: valueOr(directory.sharedWith, []).map((share) => ({
      accountId: share.SharedAccountId ?? null,
      directoryId: share.SharedDirectoryId ?? null,
      // The account that it is shared with has to accept, so the owner is shown no command.
      state: inventoryState(shareStatus(share.ShareStatus, { region })),
    })),
    ipRoutes: valueOr(directory.ipRoutes, []).map((route) => ({
      cidr: route.CidrIp ?? route.CidrIpv6 ?? '',
      status: route.IpRouteStatusMsg ?? '',
    })),
    settings: valueOr(directory.settings, []).map((setting) => ({
      name: setting.Name ?? '',
      value: setting.AppliedValue ?? null,
      pending: setting.RequestStatus === 'Requested' || setting.RequestStatus === 'Updating',
    })),
    ldaps: ldapsOf(directory),
    hybrid: hybridOf(directory),
  };
  return { parts, states: [...controllers, ...trusts].map(({ state }) => state) };
}

/** Every Region of the directory with what is known of it there. */
export function replicasOf(
  directory: Directory,
  region: string,
  regions: readonly RegionSnapshot[],
): readonly InventoryReplica[] {
  return directoryReplicas(directory, region, regions).map(({ stage, ...replica }) => ({
    region: replica.region,
    primary: replica.primary,
    state: stage === undefined ? null : inventoryState(directoryStage(stage)),
    vpcId: replica.vpcId ?? null,
    securityGroupId: replica.securityGroupId ?? null,
  }));
}

function ldapsOf({ ldaps }: Directory): Parts['ldaps'] {
  const [setting] = valueOr(ldaps, []);
  if (setting === undefined) return null;
  return inventoryState(ldapsStatus(setting.LDAPSStatus, setting.LDAPSStatusReason));
}

function hybridOf({ description, hybridUpdates }: Directory): Parts['hybrid'] {
  const settings = description.HybridSettings;
  if (settings === undefined && description.Edition !== 'Hybrid') return null;
  return {
    dnsAddresses: settings?.SelfManagedDnsIpAddrs ?? [],
    instanceIds: settings?.SelfManagedInstanceIds ?? [],
    updates: valueOr(hybridUpdates, []).map(({ what, status, reason }) => ({
      what,
      status: status ?? null,
      reason: reason ?? null,
    })),
  };
}

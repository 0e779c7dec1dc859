/** An AWS Managed Microsoft AD as Directory Service describes it. */
import type { Trust } from '@aws-sdk/client-directory-service';
import type { DirectoryState } from '../aws/state.ts';
import { directoryId, homeRegion, managedDomain, userDomain } from './names.ts';

const day = 86_400_000;

export interface DirectorySpec {
  readonly now: Date;
  readonly controllerAddresses: readonly string[];
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** DNS server of the users' domain, for the conditional forwarder. */
  readonly userDomainDns: string;
  readonly userDomainNetwork: string;
}

/** Active, Standard edition, one controller a subnet, a verified one-way trust to the users' domain. */
export function managedDirectory(spec: DirectorySpec): DirectoryState {
  const launched = new Date(spec.now.getTime() - 200 * day);
  return {
    description: {
      DirectoryId: directoryId,
      Name: managedDomain.dnsName,
      ShortName: managedDomain.netbiosName,
      Alias: directoryId,
      AccessUrl: `${directoryId}.awsapps.com`,
      Type: 'MicrosoftAD',
      Edition: 'Standard',
      Stage: 'Active',
      LaunchTime: launched,
      StageLastUpdatedDateTime: launched,
      SsoEnabled: false,
      DesiredNumberOfDomainControllers: spec.controllerAddresses.length,
      DnsIpAddrs: [...spec.controllerAddresses],
      VpcSettings: {
        VpcId: spec.vpcId,
        SubnetIds: [...spec.subnetIds],
        SecurityGroupId: spec.securityGroupId,
        AvailabilityZones: [`${homeRegion}a`, `${homeRegion}b`],
      },
      OsVersion: 'SERVER_2019',
      NetworkType: 'IPv4',
    },
    domainControllers: spec.controllerAddresses.map((DnsIpAddr, index) => ({
      DirectoryId: directoryId,
      DomainControllerId: `dc-0a1b2c3d4${index}`,
      DnsIpAddr,
      VpcId: spec.vpcId,
      SubnetId: spec.subnetIds[index] ?? '',
      AvailabilityZone: `${homeRegion}${index === 0 ? 'a' : 'b'}`,
      Status: 'Active' as const,
      LaunchTime: launched,
      StatusLastUpdatedDateTime: launched,
    })),
    trusts: [forestTrust(launched)],
    conditionalForwarders: [
      {
        RemoteDomainName: userDomain.dnsName,
        DnsIpAddrs: [spec.userDomainDns],
        ReplicationScope: 'Domain' as const,
      },
    ],
    sharedWith: [],
    regions: [],
    // Loopback is outside RFC 1918, so a real directory would want a route to that DNS server.
    ipRoutes: [
      {
        DirectoryId: directoryId,
        CidrIp: spec.userDomainNetwork,
        IpRouteStatusMsg: 'Added' as const,
        AddedDateTime: launched,
        Description: `domain controllers of ${userDomain.dnsName}`,
      },
    ],
    settings: [
      {
        Type: 'Protocol',
        Name: 'TLS_1_0',
        AllowedValues: '["Enable","Disable"]',
        AppliedValue: 'Disable',
        RequestStatus: 'Updated' as const,
        DataType: 'Enum',
      },
    ],
    ldaps: [{ LDAPSStatus: 'Disabled' as const, LastUpdatedDateTime: launched }],
    hybridUpdates: {},
  };
}

function forestTrust(created: Date): Trust {
  return {
    DirectoryId: directoryId,
    TrustId: 't-93670d4e5f',
    RemoteDomainName: userDomain.dnsName,
    TrustType: 'Forest',
    TrustDirection: 'One-Way: Outgoing',
    TrustState: 'Verified',
    SelectiveAuth: 'Disabled',
    CreatedDateTime: created,
    LastUpdatedDateTime: created,
    StateLastUpdatedDateTime: created,
  };
}

/** What the checks of krb5.conf may know of the account's directories. Pure. */
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot, Directory } from '../../aws/snapshot.ts';
import type { KnownDirectory } from '../../krb5conf/rules/context.ts';

export function knownDirectories(account: AccountSnapshot): readonly KnownDirectory[] {
  return account.regions.flatMap((region) =>
    valueOr(region.directories, []).flatMap(knownDirectory),
  );
}

/** A Managed AD's realm is its DNS name in upper case (MS-KILE 3.1.5.7); AWS does not tell the controllers' names. */
function knownDirectory({ description, trusts }: Directory): KnownDirectory[] {
  const { Name: dnsName, DnsIpAddrs, OwnerDirectoryDescription } = description;
  if (!dnsName) return [];
  const trusted = valueOr(trusts, []).flatMap(({ RemoteDomainName: name }) => (name ? [name] : []));
  return [
    {
      realm: dnsName.toUpperCase(),
      dnsName,
      dnsAddresses: DnsIpAddrs ?? OwnerDirectoryDescription?.DnsIpAddrs ?? [],
      trustedRealms: trusted.map((name) => name.toUpperCase()),
      domainControllerNames: [],
    },
  ];
}

import type { AwsAccess } from '../access.ts';
import { databasesOf } from '../databases.ts';
import { valueOr } from '../section.ts';
import type { AccountSnapshot, NetworkSnapshot } from '../snapshot.ts';
import { loadNetwork } from './network.ts';
import type { NetworkPlace } from './network.ts';
import { SectionLoader } from './sectionLoader.ts';

/**
 * The network of every VPC that holds a database or a directory of the account, for questions about paths that
 * name any of them. What could not be read says so in its section; never throws but for cancellation.
 */
export async function loadNetworks(
  access: AwsAccess,
  account: AccountSnapshot,
  options: { readonly signal: AbortSignal },
): Promise<readonly NetworkSnapshot[]> {
  const loader = new SectionLoader(options.signal, account.profile);
  return Promise.all(placesOf(account).map((place) => loadNetwork(access, place, loader)));
}

/** Each VPC once, with the security groups whose network interfaces matter there. */
function placesOf(account: AccountSnapshot): readonly NetworkPlace[] {
  const places = new Map<string, { region: string; vpcId: string; groups: Set<string> }>();
  const add = (region: string, vpcId: string | undefined, groups: readonly string[]): void => {
    if (vpcId === undefined) return;
    const key = `${region} ${vpcId}`;
    const place = places.get(key) ?? { region, vpcId, groups: new Set<string>() };
    for (const group of groups) place.groups.add(group);
    places.set(key, place);
  };
  for (const database of databasesOf(account)) {
    add(database.region, database.vpcId, database.securityGroupIds);
  }
  for (const { region, directories } of account.regions) {
    for (const { description } of valueOr(directories, [])) {
      const settings = description.VpcSettings;
      add(region, settings?.VpcId, settings?.SecurityGroupId ? [settings.SecurityGroupId] : []);
    }
  }
  return [...places.values()].map(({ region, vpcId, groups }) => ({
    region,
    vpcId,
    securityGroupIds: [...groups],
  }));
}

import type { Trust } from '@aws-sdk/client-directory-service';
import type { Directory } from '../../aws/snapshot.ts';
import type { NamedRealm } from './planOfNames.ts';
import { planOfNames } from './planOfNames.ts';
import type { Planned } from './plan.ts';

export interface DirectoryPlanOptions {
  /** Write the addresses of the domain controllers instead of the domain's name, for a machine whose DNS does not know it. */
  readonly addresses?: boolean;
  /** Realms besides those that Directory Service lists. */
  readonly trusted?: readonly NamedRealm[];
  readonly defaultRealm?: string;
}

/** A plan from an AWS Managed Microsoft AD and its trusts, as Directory Service describes them. */
export function planOfDirectory(directory: Directory, options: DirectoryPlanOptions = {}): Planned {
  const { description } = directory;
  const { DirectoryId = '', Name: name, Type } = description;
  if (!name)
    return { problem: `Directory ${DirectoryId} has no name yet; wait until it is active.` };
  // No other type is one that a database can join (RDS user guide, "Kerberos authentication").
  if (Type !== 'MicrosoftAD' && Type !== 'SharedMicrosoftAD') {
    return {
      problem: `Directory ${DirectoryId} is of type ${Type ?? 'unknown'}, which no RDS database can join; choose an AWS Managed Microsoft AD.`,
    };
  }
  const addresses = controllerAddresses(directory);
  const byAddress = options.addresses === true && addresses.length > 0;
  const { realms, notes } = trustedRealms(directory);
  const own: NamedRealm = { realm: name, kdcs: byAddress ? addresses : [] };
  const planned = planOfNames({
    directory: own,
    trusted: [...(options.trusted ?? []), ...realms],
    ...(options.defaultRealm === undefined ? {} : { defaultRealm: options.defaultRealm }),
  });
  if ('problem' in planned) return planned;
  const missing =
    options.addresses === true && addresses.length === 0
      ? [`AWS gives no controller addresses for ${DirectoryId}, so its domain name is used.`]
      : [];
  return { plan: planned.plan, notes: [...missing, ...notes] };
}

/** Its DNS servers are its domain controllers; a shared directory tells its owner's. */
function controllerAddresses({ description, domainControllers }: Directory): readonly string[] {
  const owner = description.OwnerDirectoryDescription;
  const listed =
    domainControllers.outcome === 'loaded'
      ? domainControllers.value.flatMap(({ DnsIpAddr: address }) => (address ? [address] : []))
      : [];
  const [found = []] = [listed, description.DnsIpAddrs ?? [], owner?.DnsIpAddrs ?? []].filter(
    (addresses) => addresses.length > 0,
  );
  return found;
}

function trustedRealms({ trusts, description }: Directory): {
  readonly realms: readonly NamedRealm[];
  readonly notes: readonly string[];
} {
  if (trusts.outcome === 'loaded') {
    const notes = trusts.value.filter((trust) => !admitsUsers(trust)).map(incomingNote);
    const realms = trusts.value
      .filter(admitsUsers)
      .flatMap(({ RemoteDomainName: remote }) => (remote ? [{ realm: remote }] : []));
    return { realms, notes };
  }
  const why =
    trusts.outcome === 'not-applicable'
      ? `Directory ${description.DirectoryId ?? ''} is shared by another account, and only its owner sees its trusts`
      : `The trusts could not be read (${trusts.message})`;
  return {
    realms: [],
    notes: [`${why}: name the users’ realm yourself if they are in another one.`],
  };
}

/** Users of the remote domain may log in only where the directory trusts it. */
function admitsUsers({ TrustDirection: direction }: Trust): boolean {
  return direction !== 'One-Way: Incoming';
}

function incomingNote({ RemoteDomainName: remote = '' }: Trust): string {
  return `The trust with ${remote} is incoming only: its users cannot log in to a database of this directory, so it is left out.`;
}

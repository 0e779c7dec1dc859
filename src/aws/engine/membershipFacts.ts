import type { DatabaseTarget } from '../databases.ts';
import { membershipTable } from '../states/membershipTable.ts';

/** AWS has accepted the database in a domain: a better witness than any table of what is supported. */
export function isMember({ memberships }: DatabaseTarget): boolean {
  return memberships.some(({ status }) => membershipTable[status]?.tone === 'ok');
}

/** A membership exists in whatever state: somebody wants Kerberos here. */
export function wantsKerberos({ memberships }: DatabaseTarget): boolean {
  return memberships.length > 0;
}

/** DNS name of the domain: the directory's own, else what a membership says. */
export function domainName({ directory, memberships }: DatabaseTarget): string | undefined {
  return directory?.description.Name ?? memberships.find(({ fqdn }) => fqdn !== undefined)?.fqdn;
}

/** The domains that the directory trusts. */
export function trustedDomains({ directory }: DatabaseTarget): readonly string[] {
  const trusts = directory?.trusts;
  if (trusts?.outcome !== 'loaded') return [];
  return trusts.value.flatMap(({ RemoteDomainName: name }) => (name === undefined ? [] : [name]));
}

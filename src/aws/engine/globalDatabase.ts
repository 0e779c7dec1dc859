/** One directory, several Regions: the controllers of a Region check the logins of that Region's databases. */
import { databasesOf } from '../databases.ts';
import type { DatabaseTarget } from '../databases.ts';
import { globalSiblings } from '../globalSiblings.ts';
import { valueOr } from '../section.ts';
import type { AccountSnapshot } from '../snapshot.ts';
import { guides } from './guides.ts';
import { domainName, wantsKerberos } from './membershipFacts.ts';
import type { EngineRule, FoundProblem } from './problem.ts';

export const globalDatabaseRules: readonly EngineRule[] = [
  {
    id: 'directory-region-missing',
    source: guides.auroraMysqlConnecting,
    check: ({ target, account }) => {
      if (account === undefined) return [];
      const arns = globalSiblings(account, target.cluster?.DBClusterArn);
      const siblings = databasesOf(account).filter(
        (one) => one.kind === 'cluster' && arns.includes(one.arn),
      );
      return wantsKerberos(target)
        ? siblings.filter((one) => !wantsKerberos(one)).map((one) => unjoined(target, one))
        : siblings
            .filter(wantsKerberos)
            .slice(0, 1)
            .map((one) => unreplicated(account, target, one));
    },
  },
];

/** This cluster is joined to nothing, and a sibling is: is its directory here? */
function unreplicated(
  account: AccountSnapshot,
  target: DatabaseTarget,
  sibling: DatabaseTarget,
): FoundProblem {
  const name = domainName(sibling) ?? 'its directory';
  const { identifier, region } = target;
  const joined = `Its sibling ${sibling.identifier} in ${sibling.region} is joined to ${name}`;
  const info = sibling.directory?.description.RegionsInfo;
  const replicas = [info?.PrimaryRegion, ...(info?.AdditionalRegions ?? [])];
  if (replicas.includes(region) || isThere(account, region, name)) {
    return {
      severity: 'error',
      title: `${identifier} in ${region} is not joined, though ${name} is there.`,
      explanation: `${joined}; every Region's cluster of a global database has to be joined for itself.`,
      fixes: [{ title: `Join ${identifier} to the same directory in ${region}` }],
    };
  }
  const shared = sibling.directory?.description.Type === 'SharedMicrosoftAD';
  return {
    severity: 'error',
    title: `${name} is not in ${region}, so ${identifier} cannot be joined to it.`,
    explanation: shared
      ? `${joined}, which another account shares with this one in ${sibling.region}; a directory is shared for each Region.`
      : `${joined}, which is in ${listed(replicas) || sibling.region} only.`,
    fixes: [
      {
        title: shared
          ? `Have the owner add ${region} to the directory and share it there, then join the cluster`
          : `Add ${region} to the directory (Enterprise edition), then join the cluster there`,
      },
    ],
  };
}

/** A sibling that may take over is joined to nothing: logins would end with a failover. */
function unjoined(target: DatabaseTarget, sibling: DatabaseTarget): FoundProblem {
  return {
    severity: 'warning',
    title: `After a failover to ${sibling.region} nobody can log in with Kerberos: ${sibling.identifier} is not joined.`,
    explanation: `It belongs to the same global database as ${target.identifier}, and memberships are not replicated.`,
    fixes: [
      {
        title: `Replicate the directory to ${sibling.region} and join ${sibling.identifier} there`,
      },
    ],
  };
}

/** A replica has the same id in every Region, a share has another one: the domain's name is what they have in common. */
function isThere({ regions }: AccountSnapshot, region: string, name: string): boolean {
  const directories = regions
    .filter((each) => each.region === region)
    .flatMap((each) => valueOr(each.directories, []));
  return directories.some(
    ({ description }) => description.Name?.toLowerCase() === name.toLowerCase(),
  );
}

function listed(names: readonly (string | undefined)[]): string {
  return names.flatMap((name) => name ?? []).join(', ');
}

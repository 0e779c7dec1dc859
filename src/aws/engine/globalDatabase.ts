/** One directory, several Regions: the controllers of a Region check the logins of that Region's databases. */
import type { GlobalCluster } from '@aws-sdk/client-rds';
import { databasesOf } from '../databases.ts';
import { valueOr } from '../section.ts';
import type { AccountSnapshot } from '../snapshot.ts';
import { guides } from './guides.ts';
import { domainName, wantsKerberos } from './membershipFacts.ts';
import type { EngineContext, EngineRule } from './problem.ts';

export const globalDatabaseRules: readonly EngineRule[] = [
  {
    id: 'directory-region-missing',
    source: guides.auroraMysqlConnecting,
    check: (context) => {
      const { target, account } = context;
      const arn = target.cluster?.DBClusterArn;
      if (account === undefined || arn === undefined) return [];
      const others = globalMembers(account, arn);
      return [...unreplicated(context, others), ...unjoined(context, account, others)];
    },
  },
];

/** ARNs of the other Regions' clusters of the same global cluster. */
function globalMembers(account: AccountSnapshot, arn: string): readonly string[] {
  const globals: GlobalCluster[] = account.regions.flatMap((region) => [
    ...valueOr(region.globalClusters, []),
  ]);
  const own = globals.find((one) =>
    one.GlobalClusterMembers?.some((member) => member.DBClusterArn === arn),
  );
  const arns = (own?.GlobalClusterMembers ?? []).flatMap((member) => member.DBClusterArn ?? []);
  return arns.filter((one) => one !== arn);
}

/** This cluster is joined to nothing, and the directory of its siblings is not in this Region. */
function unreplicated({ target, account }: EngineContext, others: readonly string[]) {
  if (wantsKerberos(target) || account === undefined || others.length === 0) return [];
  const siblings = databasesOf(account).filter(
    (one) => one.kind === 'cluster' && others.includes(one.arn) && one.directory !== undefined,
  );
  return siblings.slice(0, 1).flatMap((sibling) => {
    const regions = replicas(sibling.directory?.description.RegionsInfo);
    const name = domainName(sibling) ?? 'its directory';
    if (regions.includes(target.region)) {
      return [
        {
          severity: 'error' as const,
          title: `${target.identifier} in ${target.region} is not joined, though ${name} is replicated to its Region.`,
          explanation: `Its sibling ${sibling.identifier} in ${sibling.region} is joined; every Region's cluster of a global database has to be joined for itself.`,
          fixes: [{ title: `Join ${target.identifier} to the same directory in ${target.region}` }],
        },
      ];
    }
    return [
      {
        severity: 'error' as const,
        title: `${name} is not in ${target.region}, so ${target.identifier} cannot be joined to it.`,
        explanation: `Its sibling ${sibling.identifier} in ${sibling.region} uses a directory that is in ${regions.join(', ') || sibling.region} only.`,
        fixes: [
          {
            title: `Add ${target.region} to the directory (Enterprise edition), then join the cluster there`,
          },
        ],
      },
    ];
  });
}

/** This cluster is joined, and a sibling that may take over is not: logins would end with a failover. */
function unjoined({ target }: EngineContext, account: AccountSnapshot, others: readonly string[]) {
  if (!wantsKerberos(target)) return [];
  return databasesOf(account)
    .filter((one) => one.kind === 'cluster' && others.includes(one.arn) && !wantsKerberos(one))
    .map((sibling) => ({
      severity: 'warning' as const,
      title: `After a failover to ${sibling.region} nobody can log in with Kerberos: ${sibling.identifier} is not joined.`,
      explanation: `It belongs to the same global database as ${target.identifier}, and memberships are not replicated.`,
      fixes: [
        {
          title: `Replicate the directory to ${sibling.region} and join ${sibling.identifier} there`,
        },
      ],
    }));
}

function replicas(
  info:
    { PrimaryRegion?: string | undefined; AdditionalRegions?: string[] | undefined } | undefined,
): readonly string[] {
  return [info?.PrimaryRegion, ...(info?.AdditionalRegions ?? [])].flatMap((one) => one ?? []);
}

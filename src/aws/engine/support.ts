/** Can this engine, version and Region do Kerberos at all. */
import { engineTitle, isAurora, isCustom } from '../engine.ts';
import { findRegion } from '../regions.ts';
import { guides } from './guides.ts';
import { domainName, isMember } from './membershipFacts.ts';
import type { EngineContext, EngineRule } from './problem.ts';
import { isBelow, nameLimits, supportTable } from './supportTable.ts';

export const supportRules: readonly EngineRule[] = [
  {
    id: 'engine-outposts',
    source: guides.outposts,
    check: ({ target }) => {
      const subnets = target.instance?.DBSubnetGroup?.Subnets ?? [];
      const outpost = subnets.find(({ SubnetOutpost }) => SubnetOutpost?.Arn)?.SubnetOutpost?.Arn;
      if (outpost === undefined || isMember(target)) return [];
      return [
        {
          severity: 'error',
          title: `${target.identifier} is on an Outpost, where RDS has no Kerberos authentication.`,
          explanation: `Its subnet belongs to ${outpost}; AWS excludes Kerberos for RDS on Outposts.`,
          fixes: [{ title: 'Use a database in the Region itself' }],
        },
      ];
    },
  },
  {
    id: 'engine-version',
    source: guides.support,
    check: ({ target, snapshot }) => {
      if (isMember(target)) return [];
      const title = engineTitle(target.engine);
      const says = (what: string, explanation: string, fix: string) => [
        { severity: 'error', title: what, explanation, fixes: [{ title: fix }] } as const,
      ];
      if (target.engineFamily === 'mariadb' || /^custom-oracle/.test(target.engine)) {
        return says(
          `${title} has no Kerberos authentication, so ${target.identifier} cannot join a directory.`,
          'AWS lists no version of this engine with Kerberos.',
          'Use another engine, or another way to log in',
        );
      }
      const row = supportTable.find(({ engine }) => engine.test(target.engine));
      const version = target.engineVersion;
      if (row !== undefined && version !== undefined && isBelow(row.version(version), row.from)) {
        return says(
          `${title} ${version} of ${target.identifier} is too old for Kerberos.`,
          `Kerberos needs version ${row.from.join('.')} or later of this engine.`,
          `Upgrade ${target.identifier}`,
        );
      }
      const supports = snapshot?.details?.supportsKerberos;
      if (supports?.outcome !== 'loaded' || supports.value !== false) return [];
      const instanceClass = (target.instance ?? target.members[0])?.DBInstanceClass ?? 'its class';
      return says(
        `${title} ${version ?? ''} on ${instanceClass} cannot do Kerberos.`,
        'DescribeOrderableDBInstanceOptions says SupportsKerberosAuthentication: false for this engine, version and class.',
        'Choose another version or instance class',
      );
    },
  },
  {
    id: 'engine-region',
    source: guides.support,
    check: ({ target }) => {
      const row = supportTable.find(({ engine }) => engine.test(target.engine));
      if (isMember(target) || row?.notIn.includes(target.region) !== true) return [];
      const place = findRegion(target.region)?.place ?? target.region;
      return [
        {
          severity: 'error',
          title: `${engineTitle(target.engine)} has no Kerberos authentication in ${place} (${target.region}).`,
          explanation: `AWS's list of Regions, as of April 2026, leaves this Region out, and ${target.identifier} has no working membership: ${row.source}`,
          fixes: [{ title: 'Check the list for a change since, or use a Region that has it' }],
        },
      ];
    },
  },
  {
    id: 'engine-name-length',
    source: guides.mysql,
    check: ({ target }) => {
      const name = domainName(target);
      const limit = nameLimits.find(({ engine }) => engine.test(target.engine));
      if (name === undefined || limit === undefined || name.length <= limit.longest) return [];
      return [
        {
          severity: 'error',
          title: `The domain name ${name} is too long for ${engineTitle(target.engine)}: ${name.length} characters, at most ${limit.longest}.`,
          explanation: 'The engine refuses to join a domain with a longer name.',
          fixes: [{ title: 'Join a directory with a shorter domain name' }],
        },
      ];
    },
  },
  {
    id: 'engine-multi-az-cluster',
    source: guides.multiAzClusters,
    check: ({ target }: EngineContext) => {
      const { cluster, engine } = target;
      if (cluster === undefined || isAurora(engine) || isCustom(engine) || isMember(target))
        return [];
      return [
        {
          severity: 'error',
          title: `${cluster.DBClusterIdentifier ?? target.identifier} is a Multi-AZ DB cluster, and those have no Kerberos authentication.`,
          explanation: 'AWS excludes Kerberos for Multi-AZ DB clusters of MySQL and PostgreSQL.',
          fixes: [{ title: 'Use a Multi-AZ DB instance, or Aurora' }],
        },
      ];
    },
  },
];

/** Aurora PostgreSQL: Babelfish, and groups of the directory as database roles. */
import { guides } from './guides.ts';
import { isMember } from './membershipFacts.ts';
import { parameterNamed } from './parameters.ts';
import type { EngineContext, EngineRule } from './problem.ts';
import { adGroupsFrom, babelfishFrom, isBelow } from './supportTable.ts';

/** Instances of before may refuse logins after pg_ad_mapping was loaded (Aurora user guide, ad-security-groups). */
const mendedSince = Date.UTC(2025, 4, 1);

export const auroraPostgresqlRules: readonly EngineRule[] = [
  {
    id: 'engine-version',
    source: guides.babelfish,
    check: (context) => {
      const { target } = context;
      const version = versionOf(context);
      const on = parameterNamed(context, 'rds.babelfish_status') === 'on';
      if (!on || version === undefined || !isBelow(version, babelfishFrom)) return [];
      return [
        {
          severity: isMember(target) ? 'warning' : 'error',
          title: `Babelfish of ${target.identifier} is too old for Kerberos: ${target.engineVersion ?? ''}.`,
          explanation: `Babelfish takes Kerberos logins from Aurora PostgreSQL ${babelfishFrom.join('.')}; logins over PostgreSQL's own port are not concerned.`,
          fixes: [{ title: `Upgrade ${target.identifier}` }],
        },
      ];
    },
  },
  {
    id: 'engine-ad-groups',
    source: guides.adSecurityGroups,
    check: (context) => {
      const { target } = context;
      const libraries = parameterNamed(context, 'shared_preload_libraries') ?? '';
      if (!libraries.split(',').some((each) => each.trim() === 'pg_ad_mapping')) return [];
      const [major = 0, minor = 0] = versionOf(context) ?? [];
      const lowest = adGroupsFrom[major];
      if (lowest !== undefined && minor < lowest) {
        return [
          {
            severity: 'warning',
            title: `pg_ad_mapping does not work on Aurora PostgreSQL ${target.engineVersion ?? ''} of ${target.identifier}.`,
            explanation: `It is in shared_preload_libraries, and works from ${major}.${lowest}.`,
            fixes: [{ title: `Upgrade ${target.identifier}` }],
          },
        ];
      }
      const old = [target.instance, ...target.members].some(
        (each) => (each?.InstanceCreateTime?.getTime() ?? Infinity) < mendedSince,
      );
      if (!old || !isMember(target)) return [];
      return [
        {
          severity: 'info',
          title: `${target.identifier} is older than April 2025 and loads pg_ad_mapping.`,
          explanation:
            'On such instances logins may fail until Kerberos was turned off and on again after the library was loaded.',
          fixes: [{ title: 'If logins fail, turn Kerberos off and on again' }],
        },
      ];
    },
  },
];

function versionOf({ target }: EngineContext): readonly number[] | undefined {
  if (target.engine !== 'aurora-postgresql') return undefined;
  return target.engineVersion?.split('.').map(Number);
}

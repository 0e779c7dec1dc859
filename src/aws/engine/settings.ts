/** Settings of the database that Kerberos does not get along with. */
import { commandLine } from '../commandLine.ts';
import { engineTitle, isAurora } from '../engine.ts';
import { valueOr } from '../section.ts';
import { guides } from './guides.ts';
import { domainName, isMember, trustedDomains, wantsKerberos } from './membershipFacts.ts';
import { parameterNamed } from './parameters.ts';
import type { EngineContext, EngineRule } from './problem.ts';

export const settingRules: readonly EngineRule[] = [
  {
    id: 'engine-iam-conflict',
    source: guides.iamAuthentication,
    check: ({ target }) => {
      const { instance, engine, identifier, region } = target;
      // Aurora takes both, one for each user; the other engines have no IAM authentication.
      if (isAurora(engine) || !/^(mysql|postgres)$/.test(engine) || !wantsKerberos(target))
        return [];
      const pending = instance?.PendingModifiedValues?.IAMDatabaseAuthenticationEnabled;
      if ((pending ?? instance?.IAMDatabaseAuthenticationEnabled) !== true) return [];
      const off = [
        '--db-instance-identifier',
        identifier,
        '--no-enable-iam-database-authentication',
      ];
      return [
        {
          severity: 'error',
          title: `${identifier} has IAM authentication and Kerberos both on, which ${engineTitle(engine)} does not allow.`,
          explanation: `IAM database authentication ${pending === true ? 'is about to be' : 'is'} enabled on a database with a domain membership.`,
          fixes: [
            {
              title: 'Turn IAM database authentication off',
              command: commandLine(
                'aws',
                'rds',
                'modify-db-instance',
                ...off,
                '--apply-immediately',
                '--region',
                region,
              ),
            },
          ],
        },
      ];
    },
  },
  {
    id: 'engine-db2-trust-parameter',
    source: guides.db2,
    check: (context) => {
      const { target } = context;
      if (target.engineFamily !== 'db2' || !usersAreTrusted(context)) return [];
      const name = 'rds.active_directory_configuration';
      const parameter = parameterNamed(context, name);
      if (parameter === undefined || parameter === 'AWS_MANAGED_AD_WITH_TRUST') return [];
      return [
        {
          severity: 'error',
          title: `${target.identifier} does not admit users of a trusted domain: parameter ${name} is ${parameter}.`,
          explanation: `${domainName(target) ?? 'The directory'} trusts ${trustedDomains(target).join(', ')}, and Db2 needs the value AWS_MANAGED_AD_WITH_TRUST before their users can log in.`,
          fixes: [
            { title: `Set ${name} to AWS_MANAGED_AD_WITH_TRUST in the parameter group and reboot` },
          ],
        },
      ];
    },
  },
  {
    id: 'engine-case-sensitivity',
    source: guides.auroraMysqlConnecting,
    check: (context) => {
      const { target } = context;
      const name = caseParameters[target.engine];
      if (name === undefined || !isMember(target)) return [];
      const value = parameterNamed(context, name);
      if (value === undefined || /^(1|on|true)$/i.test(value)) return [];
      return [
        {
          severity: 'info',
          title: `${target.identifier} compares user names with their letter case.`,
          explanation: `Cluster parameter ${name} is ${value === '' ? 'not set' : value}: a database user has to be spelled exactly as in the directory.`,
          fixes: [
            { title: `Spell users as the directory does, or set ${name} and reboot the cluster` },
          ],
        },
      ];
    },
  },
  {
    id: 'engine-forest-trust',
    source: guides.databaseAuthentication,
    check: (context) => {
      const { target } = context;
      if (target.engine !== 'mysql' || !usersAreTrusted(context)) return [];
      return [
        {
          severity: context.userRealm === undefined ? 'info' : 'warning',
          title: `AWS's own pages disagree on whether RDS for MySQL admits users of a trusted forest.`,
          explanation: `The limitations of "Using Kerberos authentication for MySQL" exclude it (${guides.mysql}); "Database authentication" includes it (${guides.databaseAuthentication}).`,
          fixes: [
            {
              title:
                'Try with one user; if it fails, use a user of the directory itself or Aurora MySQL',
            },
          ],
        },
      ];
    },
  },
  {
    id: 'engine-external-trust',
    source: guides.oracle,
    check: ({ target, userRealm }) => {
      const trust = valueOr(target.directory?.trusts ?? notRead, []).find(
        ({ RemoteDomainName: name }) => name?.toLowerCase() === userRealm?.toLowerCase(),
      );
      // SQL Server takes NTLM, which does follow an external trust.
      const other = target.engineFamily === 'oracle' || target.engineFamily === 'sqlserver';
      if (trust?.TrustType !== 'External' || other) return [];
      return [
        {
          severity: 'warning',
          title: `The trust with ${trust.RemoteDomainName ?? '?'} is external, and only RDS for Oracle documents Kerberos over an external trust.`,
          explanation: `Directory Service says TrustType: External. Kerberos follows forest trusts; over an external one Windows falls back to NTLM, which ${engineTitle(target.engine)} does not take.`,
          fixes: [{ title: 'Create the trust again as a forest trust' }],
        },
      ];
    },
  },
];

const notRead = { outcome: 'not-applicable' } as const;
const caseParameters: Readonly<Record<string, string>> = {
  'aurora-mysql': 'authentication_kerberos_caseins_cmp',
  'aurora-postgresql': 'krb_caseins_users',
};

/** The user is of a trusted domain, or nothing is known of the user and there is such a domain. */
function usersAreTrusted({ target, userRealm }: EngineContext): boolean {
  const trusted = trustedDomains(target);
  if (userRealm === undefined) return trusted.length > 0;
  return trusted.some((name) => name.toLowerCase() === userRealm.toLowerCase());
}

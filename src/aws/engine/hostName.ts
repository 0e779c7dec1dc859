/** Which host name a Kerberos login has to use. */
import type { DatabaseTarget } from '../databases.ts';
import { isAurora } from '../engine.ts';
import { guides } from './guides.ts';
import { domainName, isMember } from './membershipFacts.ts';
import type { EngineContext, EngineRule } from './problem.ts';

/**
 * The name under which the database is found in the directory's own domain: SQL Server's
 * `<identifier>.<domain>` (RDS user guide, Windows authentication), and for PostgreSQL the endpoint with
 * `rds.amazonaws.com` replaced by the domain (postgresql-kerberos-connecting). Undefined for other engines.
 */
export function domainHostName(target: DatabaseTarget): string | undefined {
  const domain = domainName(target);
  if (domain === undefined) return undefined;
  if (target.engineFamily === 'sqlserver') return `${target.identifier}.${domain}`;
  const host = target.endpoint?.host;
  if (target.engineFamily !== 'postgresql' || host === undefined) return undefined;
  const replaced = host.replace(/\.rds\.amazonaws\.com(\.cn)?$/, `.${domain}`);
  return replaced === host ? undefined : replaced;
}

export const hostNameRules: readonly EngineRule[] = [
  {
    id: 'engine-custom-endpoint',
    source: guides.auroraPostgresql,
    check: ({ target, host }) => {
      const asked = host?.toLowerCase().replace(/\.$/, '');
      const custom = (target.cluster?.CustomEndpoints ?? []).map((name) => name.toLowerCase());
      if (asked === undefined || !isAurora(target.engine) || !custom.includes(asked)) return [];
      return [
        {
          severity: 'error',
          title: `${asked} is a custom endpoint of ${target.identifier}, and Kerberos does not work through custom endpoints.`,
          explanation:
            'The directory holds service principals for cluster and instance endpoints only.',
          fixes: [{ title: `Connect to ${target.endpoint?.host ?? 'the cluster endpoint'}` }],
        },
      ];
    },
  },
  {
    id: 'spn-windows-endpoint',
    source: guides.postgresqlConnecting,
    check: (context) => {
      const { target, host } = context;
      const wanted = domainHostName(target);
      if (
        wanted === undefined ||
        !isMember(target) ||
        host?.toLowerCase() === wanted.toLowerCase()
      ) {
        return [];
      }
      return target.engineFamily === 'sqlserver'
        ? sqlServer(target, wanted)
        : windows(context, wanted);
    },
  },
];

function sqlServer(target: DatabaseTarget, wanted: string) {
  const listener = target.instance?.ListenerEndpoint?.Address;
  const names =
    listener === undefined ? 'the RDS endpoint' : `the RDS endpoint or the listener ${listener}`;
  return [
    {
      severity: 'info' as const,
      source: guides.sqlServer,
      title: `Kerberos to ${target.identifier} needs the host name ${wanted}.`,
      explanation: `Through ${names} SQL Server logs in with NTLM, because no service principal has that name.`,
      fixes: [{ title: `Connect to ${wanted}` }],
    },
  ];
}

/** SSPI asks the user's own controllers, which route by the name's suffix: theirs do not know rds.amazonaws.com. */
function windows({ target, userRealm, clientPlatform }: EngineContext, wanted: string) {
  const domain = domainName(target);
  const foreign = userRealm !== undefined && userRealm.toLowerCase() !== domain?.toLowerCase();
  if (clientPlatform !== 'win32' || !foreign) return [];
  return [
    {
      severity: 'error' as const,
      title: `A Windows client with a user of ${userRealm} has to connect to ${wanted}.`,
      explanation: `Windows asks the controllers of ${userRealm} for the service, and they forward only names that end in ${domain ?? 'the directory’s domain'}.`,
      fixes: [{ title: `Connect to ${wanted}, and make that name resolve (DNS or hosts file)` }],
    },
  ];
}

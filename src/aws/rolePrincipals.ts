import { isCustom } from './engine.ts';
import type { EngineFamily } from './engine.ts';
import { isOptIn, partitionOf } from './regions.ts';

/** A service that must be allowed to assume the role; any one of the names is enough. */
export interface RequiredPrincipal {
  readonly anyOf: readonly string[];
  /** The name to write into the policy. */
  readonly preferred: string;
  /** AWS does not document the name here, so its absence proves nothing. */
  readonly unverified: boolean;
}

/**
 * Who assumes the role of a domain membership. Sources: the Kerberos pages of each engine in the RDS and Aurora user
 * guides. They differ for opt-in Regions (PostgreSQL: both principals regional; Oracle: the two global ones and
 * the regional directory one), so there the regional directory principal is required and either `rds` one accepted.
 * No page names the principals of the China partition.
 */
export function requiredPrincipals(
  region: string,
  engine: string,
  family: EngineFamily | undefined,
): readonly RequiredPrincipal[] {
  const unverified = partitionOf(region) === 'aws-cn';
  const china = (names: readonly string[]): string[] =>
    unverified ? names.flatMap((name) => [name, `${name}.cn`]) : [...names];
  const regional = isOptIn(region);
  const rds = regional
    ? ['rds.amazonaws.com', `rds.${region}.amazonaws.com`]
    : ['rds.amazonaws.com'];
  const principals = [{ anyOf: china(rds), preferred: 'rds.amazonaws.com', unverified }];
  // The SQL Server page asks for rds.amazonaws.com alone.
  if (family === 'sqlserver' || isCustom(engine)) return principals;
  const directory = regional
    ? `directoryservice.rds.${region}.amazonaws.com`
    : 'directoryservice.rds.amazonaws.com';
  return [{ anyOf: china([directory]), preferred: directory, unverified }, ...principals];
}

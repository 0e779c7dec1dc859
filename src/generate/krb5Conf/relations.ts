import type { ConfigPlan, ConfigReader } from './plan.ts';

/** One relation of the file to be, with its path: what writing and merging have in common. */
export interface WantedRelation {
  readonly path: readonly [string, ...string[]];
  readonly value: string;
}

export interface RelationOptions {
  readonly reader: ConfigReader;
  /** Only what AWS's guides show, without the two options that spare trouble with RDS. */
  readonly minimal?: boolean;
}

/** Suffixes of the hosts that AWS names (Aurora user guide, sample for an on-premises Active Directory). */
const awsSuffixes = ['.rds.amazonaws.com', '.amazonaws.com.cn', '.amazon.com'];

/** Everything that the plan says, in the order of the file. */
export function wantedRelations(plan: ConfigPlan, options: RelationOptions): WantedRelation[] {
  return [
    { path: ['libdefaults', 'default_realm'], value: plan.defaultRealm },
    ...(options.minimal === true ? [] : libraryOptions(options.reader)),
    ...plan.realms.flatMap(({ realm, kdcs }) => [
      ...kdcs.map((value): WantedRelation => ({ path: ['realms', realm, 'kdc'], value })),
      ...(options.reader === 'java' ? [] : passwordServer(realm, kdcs)),
    ]),
    ...plan.realms.flatMap(({ realm, domains }) =>
      domains.flatMap((domain): WantedRelation[] => [
        { path: ['domain_realm', `.${domain}`], value: realm },
        { path: ['domain_realm', domain], value: realm },
      ]),
    ),
    ...(mapsAws(plan, options) ? awsRelations(plan) : []),
  ];
}

/** For changing a password MIT and Heimdal turn to the first admin_server, on port 464; Java does not read it. */
function passwordServer(realm: string, kdcs: readonly string[]): WantedRelation[] {
  return kdcs
    .slice(0, 1)
    .map((kdc) => ({ path: ['realms', realm, 'admin_server'], value: withoutPort(kdc) }));
}

/**
 * MIT only: without reverse look-up the ticket is asked for the endpoint's own name, and large tickets go over TCP at
 * once. Java has the second option; Heimdal has neither.
 */
function libraryOptions(reader: ConfigReader): WantedRelation[] {
  const tcp: WantedRelation = { path: ['libdefaults', 'udp_preference_limit'], value: '1' };
  if (reader === 'heimdal') return [];
  return reader === 'java' ? [tcp] : [{ path: ['libdefaults', 'rdns'], value: 'false' }, tcp];
}

/**
 * With one realm MIT and Java find the database by a referral of that realm; with several somebody has to say which one
 * holds its key. Heimdal asks for no referral.
 */
export function mapsAws(plan: ConfigPlan, { reader }: RelationOptions): boolean {
  return plan.realms.length > 1 || reader === 'heimdal';
}

function awsRelations({ directoryRealm }: ConfigPlan): WantedRelation[] {
  return awsSuffixes.map((suffix) => ({ path: ['domain_realm', suffix], value: directoryRealm }));
}

function withoutPort(kdc: string): string {
  return kdc.replace(/:\d+$/, '');
}

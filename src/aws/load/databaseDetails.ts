import {
  paginateDescribeDBClusterParameters,
  paginateDescribeDBParameters,
  paginateDescribeOrderableDBInstanceOptions,
  paginateDescribePendingMaintenanceActions,
} from '@aws-sdk/client-rds';
import type { Parameter } from '@aws-sdk/client-rds';
import type { AwsAccess } from '../access.ts';
import type { DatabaseTarget } from '../databases.ts';
import { usefulParameters } from '../engine/usefulParameters.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { DatabaseDetails } from '../snapshot.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

/** What RDS says of one database beyond its description: parameters, maintenance, and what its class can do. */
export async function loadDatabaseDetails(
  access: AwsAccess,
  target: DatabaseTarget,
  loader: SectionLoader,
): Promise<DatabaseDetails> {
  const [parameters, pendingMaintenance, supportsKerberos] = await Promise.all([
    loadParameters(access, target, loader),
    loadMaintenance(access, target, loader),
    loadSupport(access, target, loader),
  ]);
  return { parameters, pendingMaintenance, supportsKerberos };
}

async function loadParameters(
  access: AwsAccess,
  target: DatabaseTarget,
  loader: SectionLoader,
): Promise<Section<readonly Parameter[]>> {
  const useful = usefulParameters(target);
  if (useful === undefined) return loaded([]);
  const { scope, group, names } = useful;
  const pages = { client: access.clients.rds(target.region), stopOnSameToken: true };
  const wanted = (page: { Parameters?: Parameter[] | undefined }): Parameter[] =>
    (page.Parameters ?? []).filter(({ ParameterName }) => names.includes(ParameterName ?? ''));
  return scope === 'cluster'
    ? loader.section('rds:DescribeDBClusterParameters', target.region, (options) =>
        everyPage(
          paginateDescribeDBClusterParameters(
            pages,
            { DBClusterParameterGroupName: group },
            options,
          ),
          wanted,
        ),
      )
    : loader.section('rds:DescribeDBParameters', target.region, (options) =>
        everyPage(
          paginateDescribeDBParameters(pages, { DBParameterGroupName: group }, options),
          wanted,
        ),
      );
}

async function loadMaintenance(
  access: AwsAccess,
  target: DatabaseTarget,
  loader: SectionLoader,
): Promise<DatabaseDetails['pendingMaintenance']> {
  const pages = { client: access.clients.rds(target.region), stopOnSameToken: true };
  return loader.section('rds:DescribePendingMaintenanceActions', target.region, (options) =>
    everyPage(
      paginateDescribePendingMaintenanceActions(pages, { ResourceIdentifier: target.arn }, options),
      (page) =>
        page.PendingMaintenanceActions?.flatMap((one) => one.PendingMaintenanceActionDetails ?? []),
    ),
  );
}

/** The API's own word on whether this class and version can do Kerberos; null where it lists no such option. */
async function loadSupport(
  access: AwsAccess,
  target: DatabaseTarget,
  loader: SectionLoader,
): Promise<Section<boolean | null>> {
  const instance = target.instance ?? target.members[0];
  const { Engine, EngineVersion, DBInstanceClass } = instance ?? {};
  if (Engine === undefined || EngineVersion === undefined) return loaded(null);
  const pages = { client: access.clients.rds(target.region), stopOnSameToken: true };
  return loader.section(
    'rds:DescribeOrderableDBInstanceOptions',
    target.region,
    async (options) => {
      const found = await everyPage(
        paginateDescribeOrderableDBInstanceOptions(
          pages,
          { Engine, EngineVersion, DBInstanceClass },
          options,
        ),
        (page) => page.OrderableDBInstanceOptions,
      );
      const known = found.flatMap(({ SupportsKerberosAuthentication: one }) => one ?? []);
      return known.length === 0 ? null : known.some((supported) => supported);
    },
  );
}

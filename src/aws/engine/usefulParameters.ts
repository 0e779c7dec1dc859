import type { DatabaseTarget } from '../databases.ts';
import { isAurora } from '../engine.ts';

/** Which parameter group holds what a rule asks for. */
export interface UsefulParameters {
  readonly scope: 'instance' | 'cluster';
  readonly group: string;
  readonly names: readonly string[];
}

const clusterNames: Readonly<Record<string, readonly string[]>> = {
  'aurora-mysql': ['authentication_kerberos_caseins_cmp'],
  'aurora-postgresql': ['krb_caseins_users', 'rds.babelfish_status', 'shared_preload_libraries'],
};
const instanceNames: Readonly<Record<string, readonly string[]>> = {
  db2: ['rds.active_directory_configuration'],
};

/**
 * The parameters that decide about a Kerberos login; undefined where the engine has none, so that nothing is read.
 * Sources: Aurora user guide, "Connecting with Kerberos" of MySQL and PostgreSQL; RDS user guide, Kerberos for Db2; Aurora user guide, Babelfish and
 * AD security groups.
 */
export function usefulParameters(target: DatabaseTarget): UsefulParameters | undefined {
  const cluster = isAurora(target.engine) ? target.cluster?.DBClusterParameterGroup : undefined;
  const ofCluster = clusterNames[target.engine];
  if (cluster !== undefined && ofCluster !== undefined) {
    return { scope: 'cluster', group: cluster, names: ofCluster };
  }
  const [instance] = target.instance?.DBParameterGroups ?? [];
  const ofInstance = instanceNames[target.engineFamily ?? ''];
  if (instance?.DBParameterGroupName === undefined || ofInstance === undefined) return undefined;
  return { scope: 'instance', group: instance.DBParameterGroupName, names: ofInstance };
}

/** RDS: the read actions, API version 2014-10-31. */
import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { ActionContext, ActionTable } from './context.ts';
import { matching } from './matching.ts';
import type { FilterTable } from './matching.ts';
import { count, filters, requiredText, text } from './parameters.ts';
import { pageOf } from './paging.ts';
import { ServiceError } from './serviceError.ts';

const instanceFilters: FilterTable<DBInstance> = {
  'db-instance-id': (it) => [it.DBInstanceIdentifier, it.DBInstanceArn],
  'db-cluster-id': (it) => [it.DBClusterIdentifier],
  'dbi-resource-id': (it) => [it.DbiResourceId],
  domain: (it) => (it.DomainMemberships ?? []).map((membership) => membership.Domain),
  engine: (it) => [it.Engine],
};
const clusterFilters: FilterTable<DBCluster> = {
  'db-cluster-id': (it) => [it.DBClusterIdentifier, it.DBClusterArn],
  'db-cluster-resource-id': (it) => [it.DbClusterResourceId],
  domain: (it) => (it.DomainMemberships ?? []).map((membership) => membership.Domain),
  engine: (it) => [it.Engine],
};

/** RDS pages hold 20 to 100 records; the simulator never gives more than its own page size. */
function rdsPage(context: ActionContext, list: string, items: readonly object[]): object {
  const size = count(context.parameters, 'MaxRecords');
  if (size !== undefined && (size < 20 || size > 100)) {
    throw new ServiceError(
      'InvalidParameterValue',
      `Invalid value ${size} for MaxRecords. Must be between 20 and 100`,
    );
  }
  const page = pageOf(items, {
    list,
    token: text(context.parameters, 'Marker'),
    size,
    limit: context.pageSize,
    invalidToken: 'InvalidParameterValue',
  });
  return { [list]: page.items, Marker: page.next };
}

function parameterPage(group: string): (context: ActionContext) => object {
  return (context) => {
    const name = requiredText(context.parameters, group);
    const parameters = context.state.parameters[name];
    if (!parameters) {
      throw new ServiceError(
        'DBParameterGroupNotFound',
        `DBParameterGroup not found: ${name}`,
        404,
      );
    }
    const source = text(context.parameters, 'Source');
    const wanted = parameters.filter((it) => source === undefined || it.Source === source);
    return rdsPage(context, 'Parameters', wanted);
  };
}

/** The action name is the table's key; each answers with the members of its result shape. */
export const rdsActions: ActionTable = {
  DescribeDBInstances(context) {
    const id = text(context.parameters, 'DBInstanceIdentifier');
    const found = context.state.instances.filter(
      (it) =>
        id === undefined || it.DBInstanceIdentifier === id.toLowerCase() || it.DBInstanceArn === id,
    );
    if (id !== undefined && found.length === 0) {
      throw new ServiceError('DBInstanceNotFound', `DBInstance ${id} not found.`, 404);
    }
    return rdsPage(
      context,
      'DBInstances',
      matching(found, filters(context.parameters), instanceFilters),
    );
  },
  DescribeDBClusters(context) {
    const id = text(context.parameters, 'DBClusterIdentifier');
    const found = context.state.clusters.filter(
      (it) =>
        id === undefined || it.DBClusterIdentifier === id.toLowerCase() || it.DBClusterArn === id,
    );
    if (id !== undefined && found.length === 0) {
      throw new ServiceError('DBClusterNotFoundFault', `DBCluster ${id} not found.`, 404);
    }
    return rdsPage(
      context,
      'DBClusters',
      matching(found, filters(context.parameters), clusterFilters),
    );
  },
  DescribeDBClusterEndpoints(context) {
    const cluster = text(context.parameters, 'DBClusterIdentifier');
    const endpoints = context.state.clusterEndpoints.filter(
      (it) => cluster === undefined || it.DBClusterIdentifier === cluster,
    );
    return rdsPage(context, 'DBClusterEndpoints', endpoints);
  },
  DescribeGlobalClusters(context) {
    const id = text(context.parameters, 'GlobalClusterIdentifier');
    const found = context.state.globalClusters.filter(
      (it) => id === undefined || it.GlobalClusterIdentifier === id,
    );
    if (id !== undefined && found.length === 0) {
      throw new ServiceError('GlobalClusterNotFoundFault', `Global cluster ${id} not found`, 404);
    }
    return rdsPage(context, 'GlobalClusters', found);
  },
  DescribeEvents(context) {
    const { parameters, state } = context;
    const type = text(parameters, 'SourceType');
    const source = text(parameters, 'SourceIdentifier');
    if (source !== undefined && type === undefined) {
      throw new ServiceError(
        'InvalidParameterCombination',
        'SourceType is required when SourceIdentifier is given.',
      );
    }
    const minutes = count(parameters, 'Duration') ?? 60;
    const startTime = text(parameters, 'StartTime');
    const since = startTime === undefined ? Date.now() - minutes * 60_000 : Date.parse(startTime);
    const wanted = state.events.filter(
      (it) =>
        (type === undefined || it.SourceType === type) &&
        (source === undefined || it.SourceIdentifier === source) &&
        (it.Date?.getTime() ?? 0) >= since,
    );
    return rdsPage(context, 'Events', wanted);
  },
  DescribePendingMaintenanceActions(context) {
    const arn = text(context.parameters, 'ResourceIdentifier');
    const wanted = context.state.pendingMaintenance.filter(
      (it) => arn === undefined || it.ResourceIdentifier === arn,
    );
    return rdsPage(context, 'PendingMaintenanceActions', wanted);
  },
  DescribeOrderableDBInstanceOptions(context) {
    const { parameters, state } = context;
    const engine = requiredText(parameters, 'Engine');
    const version = text(parameters, 'EngineVersion');
    const instanceClass = text(parameters, 'DBInstanceClass');
    const wanted = state.orderableOptions.filter(
      (it) =>
        it.Engine === engine &&
        (version === undefined || it.EngineVersion === version) &&
        (instanceClass === undefined || it.DBInstanceClass === instanceClass),
    );
    return rdsPage(context, 'OrderableDBInstanceOptions', wanted);
  },
  DescribeDBParameters: parameterPage('DBParameterGroupName'),
  DescribeDBClusterParameters: parameterPage('DBClusterParameterGroupName'),
};

/** What AWS says about the database under diagnosis, judged offline. */
import { engineProblems } from '../../aws/engine/engineProblems.ts';
import { judgeRole } from '../../aws/roleJudgement.ts';
import type { DatabaseTarget } from '../../aws/databases.ts';
import { valueOr } from '../../aws/section.ts';
import type { TargetWishes } from '../../aws/targetWishes.ts';
import type { Directory, TargetSnapshot } from '../../aws/snapshot.ts';
import { buildWorld } from '../../reachability/buildWorld.ts';
import {
  addressEndpoint,
  clientEndpoint,
  controllerEndpoints,
} from '../../reachability/endpoints.ts';
import type { Endpoint, Flow } from '../../reachability/flow.ts';
import {
  clientToDatabase,
  clientToDirectory,
  clientToUserRealm,
  databaseToDirectory,
  directoryToDatabase,
  directoryToTrustedRealm,
  trustedRealmToDirectory,
} from '../../reachability/flows.ts';
import { judgeAll } from '../../reachability/judge.ts';
import { staleReferences } from '../../reachability/staleReferences.ts';
import type { AwsReads, RequestedTarget } from '../request.ts';
import type { Login } from '../subject.ts';
import type { AwsEvidence } from './evidence.ts';

/** Who logs in, from where: what the engines' and the network's rules want to know of the client. */
export interface ClientFacts {
  /** The local address that packets to the network leave from, where it is known. */
  readonly address?: string;
  /** `process.platform`. */
  readonly platform: string;
  readonly userRealm?: string;
  readonly login?: Login;
}

/** Reads what the database's diagnosis needs and judges it, offline. */
export async function awsEvidence(
  target: Extract<RequestedTarget, { kind: 'database' }>,
  reads: AwsReads,
  client: ClientFacts,
  signal: AbortSignal,
): Promise<AwsEvidence> {
  const { database, account } = target;
  const { login } = client;
  const host = login?.host ?? database.endpoint?.host;
  const snapshot = await reads.loadTarget(database, signal, wishesOf(client));
  return {
    snapshot,
    ...judgeNetwork(database, snapshot, client),
    engineProblems: engineProblems({
      target: database,
      account: { ...account, regions: [...account.regions, ...(snapshot.otherRegions ?? [])] },
      snapshot,
      at: account.takenAt,
      clientPlatform: client.platform,
      ...(host === undefined ? {} : { host }),
      ...(client.userRealm === undefined ? {} : { userRealm: client.userRealm }),
    }),
    roleProblems: snapshot.roles.flatMap(({ roleName, role }) =>
      judgeRole(roleName, role, database).map((problem) => ({ roleName, problem })),
    ),
  };
}

/** What this login needs read beyond what every diagnosis does. */
function wishesOf({ login, address }: ClientFacts): TargetWishes {
  const user = login?.databaseUser === undefined ? {} : { user: login.databaseUser };
  return {
    ...(login?.authentication === 'iam' ? { iamAuth: user } : {}),
    ...(address === undefined ? {} : { client: { address } }),
  };
}

function judgeNetwork(
  database: DatabaseTarget,
  snapshot: TargetSnapshot,
  client: ClientFacts,
): Pick<AwsEvidence, 'flows' | 'staleReferences'> {
  const { network, directoryNetwork, clientNetwork } = snapshot;
  const world = buildWorld(
    [network, directoryNetwork, clientNetwork].filter((each) => each !== undefined),
  );
  const from = clientEndpoint(client.address, client.platform);
  const to = endpointOf(database);
  const controllers = controllersOf(
    database.directory,
    directoryNetwork?.region ?? database.region,
  );
  const withKerberos: Flow[] = [
    ...databaseToDirectory({ database: to, controllers, engine: database.engine }),
    ...clientToDirectory({ client: from, controllers, engine: database.engine }),
    ...directoryToDatabase({ database: to, controllers, engine: database.engine }),
    ...trustFlows(database.directory, controllers, from),
  ];
  const toDatabase = clientToDatabase({
    client: from,
    database: to,
    engine: database.engine,
    ...(database.endpoint === undefined ? {} : { port: database.endpoint.port }),
  });
  // A token needs neither the directory nor the users' domain.
  const flows =
    client.login?.authentication === 'iam' ? toDatabase : [...withKerberos, ...toDatabase];
  const groups = [...to.securityGroupIds, ...controllers.flatMap((each) => each.securityGroupIds)];
  return { flows: judgeAll(flows, world), staleReferences: staleReferences(world, groups) };
}

/**
 * Directory ↔ the domain controllers of each trusted domain, both ways, and this machine → them: the directory's
 * conditional forwarder names them. They are outside AWS, so only the near end's rules, ACLs and routes can be judged.
 */
function trustFlows(
  directory: Directory | undefined,
  controllers: readonly Endpoint[],
  client: Endpoint,
): Flow[] {
  if (directory === undefined) return [];
  const domains = new Set(
    valueOr(directory.trusts, []).map((trust) => trust.RemoteDomainName?.toLowerCase()),
  );
  const trusted = valueOr(directory.conditionalForwarders, [])
    .filter(({ RemoteDomainName }) => domains.has(RemoteDomainName?.toLowerCase()))
    .flatMap(({ RemoteDomainName, DnsIpAddrs }) =>
      (DnsIpAddrs ?? []).map((address) =>
        addressEndpoint(address, `${RemoteDomainName ?? 'trusted domain'}: ${address}`),
      ),
    );
  return [
    ...clientToUserRealm({ client, controllers: trusted }),
    ...directoryToTrustedRealm({ controllers, trusted }),
    ...trustedRealmToDirectory({ controllers, trusted }),
  ];
}

function endpointOf(database: DatabaseTarget): Endpoint {
  return {
    kind: 'database',
    label: database.identifier,
    region: database.region,
    subnetIds: database.subnetIds,
    securityGroupIds: database.securityGroupIds,
    publiclyAccessible: database.publiclyAccessible,
    ...(database.accountId === undefined ? {} : { accountId: database.accountId }),
    ...(database.vpcId === undefined ? {} : { vpcId: database.vpcId }),
  };
}

function controllersOf(directory: Directory | undefined, region: string): readonly Endpoint[] {
  return directory === undefined ? [] : controllerEndpoints(directory, region);
}

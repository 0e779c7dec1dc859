/** Who logs in where: the names that plan, rules and report speak of. */
import type { DatabaseTarget } from '../aws/databases.ts';
import type { EngineFamily } from '../aws/engine.ts';
import type { Directory } from '../aws/snapshot.ts';
import type { ClientView } from './evidence/clientView.ts';
import type { Authentication, DiagnosisRequest } from './request.ts';
import type { TargetSummary } from './verdict.ts';

export interface SubjectEndpoint {
  readonly host: string;
  readonly port: number;
  readonly engine?: EngineFamily;
}

export interface Subject {
  readonly summary: TargetSummary;
  /** Absent when only a realm is examined, or the database has no endpoint yet. */
  readonly endpoint?: SubjectEndpoint;
  /** The realm whose KDC issues the service ticket: the directory's. */
  readonly directoryRealm?: string;
  /** The realm that the user's ticket comes from; the directory's own where nothing else is known. */
  readonly userRealm?: string;
  readonly database?: DatabaseTarget;
  readonly directory?: Directory;
  readonly login?: Login;
}

/** How and as whom the user connects, as far as the request says. */
export interface Login {
  readonly authentication: Authentication;
  /** The host name that the client was given, where it is not the endpoint's. */
  readonly host?: string;
  readonly databaseUser?: string;
  /** `user@REALM`, where it was given. */
  readonly principal?: string;
  /** The tickets of this machine are part of the question: without one the login cannot work. */
  readonly useTickets?: boolean;
}

export function loginOf(
  request: Pick<
    DiagnosisRequest,
    'authentication' | 'host' | 'databaseUser' | 'principal' | 'useTickets'
  >,
): Login {
  const { authentication = 'kerberos', host, databaseUser, principal, useTickets } = request;
  return {
    authentication,
    ...(host === undefined ? {} : { host }),
    ...(databaseUser === undefined ? {} : { databaseUser }),
    ...(principal === undefined ? {} : { principal }),
    ...(useTickets === undefined ? {} : { useTickets }),
  };
}

/** Default ports by engine (AWS user guide, user-createdbinstance), for `--endpoint HOST` without a port. */
export const defaultEnginePort: Readonly<Record<EngineFamily, number>> = {
  mysql: 3306,
  mariadb: 3306,
  postgresql: 5432,
  oracle: 1521,
  sqlserver: 1433,
  db2: 50000,
};

/**
 * The realm of the user: from the principal, else the configuration's default realm, else the directory's.
 * The part after the last `@` that is not escaped is the realm (RFC 1964 section 2.1.1).
 */
function userRealmOf(
  principal: string | undefined,
  defaultRealm: string | undefined,
  directoryRealm: string | undefined,
): string | undefined {
  const realm = principal?.match(/(?:^|[^\\])@([^@]+)$/)?.[1];
  return realm ?? defaultRealm ?? directoryRealm;
}

/** An Active Directory realm is its DNS name in capitals (MS-KILE 3.1.5.2). */
function realmOfDirectory(directory: Directory | undefined, database?: DatabaseTarget) {
  const name =
    directory?.description.Name ??
    database?.memberships.find((each) => each.fqdn !== undefined)?.fqdn;
  return name?.toUpperCase();
}

export function subjectOf(
  request: DiagnosisRequest,
  client: Pick<ClientView, 'defaultRealm'>,
): Subject {
  const { target } = request;
  if (target.kind === 'realm') {
    const { endpoint } = target;
    const name = endpoint === undefined ? target.realm : endpoint.host;
    const userRealm = userRealmOf(request.principal, client.defaultRealm, target.realm);
    return {
      summary: {
        kind: endpoint === undefined ? 'realm' : 'endpoint',
        name,
        realm: target.realm,
        ...(endpoint?.engine === undefined ? {} : { engine: endpoint.engine }),
        ...(endpoint === undefined ? {} : { endpoint: `${endpoint.host}:${endpoint.port}` }),
      },
      ...(endpoint === undefined ? {} : { endpoint }),
      directoryRealm: target.realm,
      ...(userRealm === undefined ? {} : { userRealm }),
      login: loginOf(request),
    };
  }
  const { database } = target;
  const directory = database.directory;
  const directoryRealm = realmOfDirectory(directory, database);
  const userRealm = userRealmOf(request.principal, client.defaultRealm, directoryRealm);
  const directoryId = directory?.description.DirectoryId ?? database.memberships[0]?.directoryId;
  return {
    summary: {
      kind: database.kind,
      name: database.identifier,
      engine: database.engine,
      region: database.region,
      arn: database.arn,
      ...(database.accountId === undefined ? {} : { account: database.accountId }),
      ...(database.endpoint === undefined
        ? {}
        : { endpoint: `${database.endpoint.host}:${database.endpoint.port}` }),
      ...(directoryId === undefined ? {} : { directoryId }),
      ...(directoryRealm === undefined ? {} : { realm: directoryRealm }),
    },
    ...(database.endpoint === undefined
      ? {}
      : {
          endpoint: {
            ...database.endpoint,
            ...(database.engineFamily === undefined ? {} : { engine: database.engineFamily }),
          },
        }),
    ...(directoryRealm === undefined ? {} : { directoryRealm }),
    ...(userRealm === undefined ? {} : { userRealm }),
    database,
    ...(directory === undefined ? {} : { directory }),
    login: loginOf(request),
  };
}

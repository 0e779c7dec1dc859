/** Everything a rule may look at: observations by probe, the client's view, the directory's, AWS's. */
import type { EngineProblem } from '../../aws/engine/problem.ts';
import type { RoleProblem } from '../../aws/roleProblem.ts';
import type { TargetSnapshot } from '../../aws/snapshot.ts';
import type { Db2Observation } from '../../probes/db2.ts';
import type { DnsObservation } from '../../probes/dns.ts';
import type { HostsFileObservation } from '../../probes/hostsFile.ts';
import type { KdcObservation } from '../../probes/kdc.ts';
import type { KdcProxyObservation } from '../../probes/kdcProxy.ts';
import type { KdcSizeObservation } from '../../probes/kdcSize.ts';
import type { KerberosToolsObservation } from '../../probes/kerberosTools/findTools.ts';
import type { ServiceTicketObservation } from '../../probes/kerberosTools/serviceTicket.ts';
import type { KpasswdObservation } from '../../probes/kpasswd.ts';
import type { LdapObservation } from '../../probes/ldap.ts';
import type { MysqlObservation } from '../../probes/mysql.ts';
import type { NtpObservation } from '../../probes/ntp.ts';
import type { Observation } from '../../probes/observation.ts';
import type { OracleObservation } from '../../probes/oracle.ts';
import type { PostgresqlObservation } from '../../probes/postgresql.ts';
import type { RealmProofObservation } from '../../probes/realmProof.ts';
import type { ResolveObservation } from '../../probes/resolve.ts';
import type { RouteObservation } from '../../probes/route.ts';
import type { SqlServerObservation } from '../../probes/sqlserver.ts';
import type { TicketsObservation } from '../../probes/tickets.ts';
import type { TrustObservation } from '../../probes/trust.ts';
import type { UserObservation } from '../../probes/user.ts';
import type { FlowVerdict } from '../../reachability/flow.ts';
import type { StaleReference } from '../../reachability/staleReferences.ts';
import type { Subject } from '../subject.ts';
import type { ClientView } from './clientView.ts';
import type { ConfigLintObservation } from './configLint.ts';
import type { RealmView } from './realmView.ts';
import type { ReportedErrorObservation } from './reportedError.ts';

/** What AWS says about the database under diagnosis; absent when it runs without AWS. */
export interface AwsEvidence {
  readonly snapshot: TargetSnapshot;
  readonly flows: readonly FlowVerdict[];
  /** Rules of the database's and the directory's groups that refer over a peering that is gone. */
  readonly staleReferences: readonly StaleReference[];
  readonly engineProblems: readonly EngineProblem[];
  readonly roleProblems: readonly { readonly roleName: string; readonly problem: RoleProblem }[];
}

/** Which observation type each probe's name stands for. */
export interface ProbeTypes {
  resolve: ResolveObservation;
  dns: DnsObservation;
  'hosts-file': HostsFileObservation;
  route: RouteObservation;
  kdc: KdcObservation;
  'kdc-proxy': KdcProxyObservation;
  'kdc-size': KdcSizeObservation;
  kpasswd: KpasswdObservation;
  ldap: LdapObservation;
  ntp: NtpObservation;
  'realm-proof': RealmProofObservation;
  trust: TrustObservation;
  tickets: TicketsObservation;
  user: UserObservation;
  'kerberos-tools': KerberosToolsObservation;
  'service-ticket': ServiceTicketObservation;
  mysql: MysqlObservation;
  postgresql: PostgresqlObservation;
  sqlserver: SqlServerObservation;
  oracle: OracleObservation;
  db2: Db2Observation;
  'config-lint': ConfigLintObservation;
  'reported-error': ReportedErrorObservation;
}

export interface Evidence {
  readonly subject: Subject;
  readonly client: ClientView;
  readonly realms: readonly RealmView[];
  readonly observations: readonly Observation[];
  /** `ADDRESS:PORT` of the workstation's DNS servers, in its resolver's order. */
  readonly nameservers: readonly string[];
  /** When the run started, ISO 8601: maintenance windows are counted from there. */
  readonly startedAt: string;
  readonly aws?: AwsEvidence;
}

/** The observations of one probe, with its facts' type. */
export function observationsOf<P extends keyof ProbeTypes>(
  evidence: Pick<Evidence, 'observations'>,
  probe: P,
): readonly ProbeTypes[P][] {
  return evidence.observations.filter(
    (observation): observation is ProbeTypes[P] => observation.probe === probe,
  );
}

/** The realm whose tickets the database accepts, with its KDCs, when it is known. */
export function directoryRealmView(evidence: Evidence): RealmView | undefined {
  return evidence.realms.find((view) => view.realm === evidence.subject.directoryRealm);
}

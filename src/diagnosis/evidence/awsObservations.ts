/** What AWS said and what was judged from it, told as observations: a report points at them like at any packet. */
import { valueOr } from '../../aws/section.ts';
import { membershipSubject } from '../../aws/inventory/database.ts';
import { membershipState } from '../../aws/states/membershipState.ts';
import type { Observation, Outcome } from '../../probes/observation.ts';
import type { FlowVerdict } from '../../reachability/flow.ts';
import { failures } from '../rules/awsAccess.ts';
import type { Evidence } from './evidence.ts';

/** The AWS part of the evidence as observations, so that a report can point at it like at any packet. */
export function awsObservations(evidence: Evidence, startedAt: Date): readonly Observation[] {
  const { database, directory } = evidence.subject;
  if (database === undefined) return [];
  const told: Observation[] = [];
  const tell = (
    id: string,
    probe: string,
    subject: string,
    outcome: Outcome,
    facts: object,
    error?: string,
  ) => {
    told.push({
      id,
      probe,
      subject,
      outcome,
      startedAt: startedAt.toISOString(),
      durationMs: 0,
      facts,
      ...(error === undefined ? {} : { error }),
    });
  };
  tell('aws:membership', 'aws', `domain memberships of ${database.identifier}`, 'ok', {
    memberships: database.memberships.map((membership) => ({
      ...membership,
      meaning: membershipState(membership, membershipSubject(database, evidence.startedAt)).meaning,
    })),
  });
  if (directory !== undefined) {
    const { DirectoryId, Name, Type, Edition, Stage, StageReason, ShareStatus, DnsIpAddrs } =
      directory.description;
    tell('aws:directory', 'aws', `directory ${DirectoryId ?? '?'}`, 'ok', {
      DirectoryId,
      Name,
      Type,
      Edition,
      Stage,
      StageReason,
      ShareStatus,
      DnsIpAddrs,
      domainControllers: valueOr(directory.domainControllers, []).map(
        ({ DnsIpAddr, Status, StatusReason }) => ({ DnsIpAddr, Status, StatusReason }),
      ),
      conditionalForwarders: valueOr(directory.conditionalForwarders, []).map(
        ({ RemoteDomainName, DnsIpAddrs }) => ({ RemoteDomainName, DnsIpAddrs }),
      ),
      ipRoutes: valueOr(directory.ipRoutes, []).map(({ CidrIp, IpRouteStatusMsg }) => ({
        CidrIp,
        IpRouteStatusMsg,
      })),
      trusts: valueOr(directory.trusts, []).map(
        ({ RemoteDomainName, TrustDirection, TrustState, TrustType, SelectiveAuth }) => ({
          RemoteDomainName,
          TrustDirection,
          TrustState,
          TrustType,
          SelectiveAuth,
        }),
      ),
    });
  }
  const { aws } = evidence;
  if (aws !== undefined) {
    for (const { roleName, role } of aws.snapshot.roles) {
      const problems = aws.roleProblems
        .filter((each) => each.roleName === roleName)
        .map(({ problem }) => problem.evidence);
      const outcome =
        role.outcome !== 'loaded' ? 'skipped' : problems.length === 0 ? 'ok' : 'failed';
      tell(`aws:role:${roleName}`, 'iam-role', `role ${roleName}`, outcome, { roleName, problems });
    }
    const { iamAuth } = aws.snapshot;
    if (iamAuth !== undefined) {
      const connect = valueOr(iamAuth.connect, null);
      const credentialsEnd = valueOr(iamAuth.credentialsEnd, null);
      const outcome =
        connect === null ? 'skipped' : connect.decision === 'allowed' ? 'ok' : 'failed';
      const subject = `rds-db:connect to ${database.identifier}`;
      tell('aws:iam-auth', 'aws', subject, outcome, { credentialsEnd, ...connect });
    }
    const events = valueOr(aws.snapshot.events, []);
    tell(
      'aws:events',
      'aws',
      `events of ${database.identifier}`,
      aws.snapshot.events.outcome === 'loaded' ? 'ok' : 'skipped',
      {
        events: events
          .slice(0, 20)
          .map(({ Date: at, Message }) => ({ at: at?.toISOString(), Message })),
      },
    );
    for (const verdict of aws.flows) tellFlow(verdict, tell);
  }
  for (const failure of failures(evidence)) {
    const id =
      failure.outcome === 'not-permitted'
        ? `aws:not-permitted:${failure.action}`
        : `aws:${failure.outcome}`;
    if (!told.some((each) => each.id === id))
      tell(
        id,
        'aws',
        failure.outcome === 'not-permitted' ? failure.action : failure.outcome,
        'skipped',
        {},
        failure.message,
      );
  }
  return told;
}

function tellFlow(
  { flow, result, steps }: FlowVerdict,
  tell: (id: string, probe: string, subject: string, outcome: Outcome, facts: object) => void,
): void {
  const outcome: Outcome =
    result === 'allowed' ? 'ok' : result === 'blocked' ? 'failed' : 'skipped';
  const ports =
    flow.ports.from === flow.ports.to
      ? `${flow.ports.from}`
      : `${flow.ports.from}-${flow.ports.to}`;
  tell(
    `reachability:${flow.id}`,
    'reachability',
    `${flow.from.label} → ${flow.to.label}${flow.protocol === 'icmp' ? ' ICMP' : ` ${ports}/${flow.protocol}`}`,
    outcome,
    {
      kind: flow.kind,
      from: flow.from.label,
      to: flow.to.label,
      result,
      purpose: flow.purpose,
      required: flow.required,
      steps: steps.map(({ kind, result: judged, resources, because, missing }) => ({
        kind,
        result: judged,
        resources,
        because,
        ...(missing === undefined ? {} : { missing }),
      })),
    },
  );
}

/** Hop `network-aws`: what security groups, network ACLs and routes say, judged from read-only AWS calls. */
import { renderFix } from '../../reachability/fix.ts';
import type { FlowKind, FlowVerdict, StepKind } from '../../reachability/flow.ts';
import { summarize, warningsOf } from '../../reachability/summary.ts';
import { valueOr } from '../../aws/section.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { greetingsOf, isAlive } from '../evidence/greetings.ts';
import { serves } from './kdcState.ts';
import type { Fix, Severity } from '../verdict.ts';
import type { Rule } from './rule.ts';

/** The database cannot reach its directory: the join fails, and keys cannot be renewed. */
const joinFails = [
  'membership-failed',
  'db-keytab-unusable',
  'db-kerberos-not-enabled',
  'spn-missing',
];
const kdcsSilent = [
  'kdc-filtered',
  'kdc-host-down',
  'kdc-refused',
  'kdc-prohibited',
  'kdc-udp-blocked',
  'kdc-tcp-blocked',
  'dns-directory-unreachable',
];

/** Domain controllers that cannot reach each other cannot verify their trust, nor keep it. */
const trustFails = ['trust-not-verified', 'trust-missing-directory-side'];

const aclSteps: readonly StepKind[] = [
  'nacl-egress',
  'nacl-ingress',
  'nacl-return-egress',
  'nacl-return-ingress',
];
const routeSteps: readonly StepKind[] = ['route', 'return-route', 'public-access'];

export const networkAwsRules: readonly Rule[] = [
  flowRule('sg-database-egress', 'database-to-directory', ['security-group-egress'], joinFails),
  flowRule('sg-directory-ingress', 'database-to-directory', ['security-group-ingress'], joinFails),
  flowRule('nacl-blocked', 'database-to-directory', aclSteps, joinFails),
  flowRule('route-missing', 'database-to-directory', routeSteps, joinFails),
  flowRule(
    'sg-directory-client',
    'client-to-directory',
    ['security-group-ingress', 'security-group-egress'],
    kdcsSilent,
  ),
  flowRule('nacl-blocked', 'client-to-directory', aclSteps, kdcsSilent),
  flowRule('route-missing', 'client-to-directory', routeSteps, kdcsSilent),
  flowRule(
    'sg-database-ingress',
    'client-to-database',
    ['security-group-ingress', 'security-group-egress'],
    ['db-filtered'],
  ),
  flowRule('nacl-blocked', 'client-to-database', aclSteps, ['db-filtered']),
  flowRule('route-missing', 'client-to-database', routeSteps, [
    'db-filtered',
    'db-no-route',
    'db-prohibited',
  ]),
  flowRule(
    'sg-directory-egress',
    'directory-to-trusted-realm',
    ['security-group-egress'],
    trustFails,
  ),
  flowRule('nacl-blocked', 'directory-to-trusted-realm', aclSteps, trustFails),
  flowRule('route-missing', 'directory-to-trusted-realm', routeSteps, trustFails),
  flowRule(
    'sg-directory-ingress',
    'trusted-realm-to-directory',
    ['security-group-ingress'],
    trustFails,
  ),
  flowRule('nacl-blocked', 'trusted-realm-to-directory', aclSteps, trustFails),
  flowRule('route-missing', 'trusted-realm-to-directory', routeSteps, trustFails),
  {
    id: 'directory-sg-apps-only',
    hop: 'directory',
    explains: ['sg-directory-ingress', 'sg-directory-client', ...joinFails],
    check: (evidence) => {
      const closed = (evidence.aws?.flows ?? []).filter(
        ({ flow, steps }) =>
          flow.kind === 'database-to-directory' &&
          steps.some(
            (step) => step.kind === 'security-group-ingress' && step.nearest?.kind === 'no-rules',
          ),
      );
      if (closed.length === 0) return [];
      return [
        {
          severity: severityOf(evidence, 'database-to-directory'),
          title:
            "The directory's security group admits nothing at all: it serves AWS applications only, which excludes RDS.",
          explanation: `The group of the domain controllers has no inbound rule. ${judgedOffline}`,
          evidence: closed.map(({ flow }) => `reachability:${flow.id}`),
          fixes: fixesOf(closed),
        },
      ];
    },
  },
  {
    id: 'sg-stale-reference',
    hop: 'network-aws',
    explains: [],
    check: ({ aws }) =>
      (aws?.staleReferences ?? []).map(({ groupId, direction, refersTo, peeringId, status }) => ({
        severity: 'warning',
        title: `A rule of ${groupId} refers to ${refersTo} over a peering that is ${status}: it matches nothing.`,
        explanation: `The ${direction} rule names a group of another VPC${peeringId === undefined ? '' : ` over ${peeringId}`}. AWS keeps such rules and ignores them.`,
        evidence: ['aws:directory'],
        fixes: [{ title: 'Remove the rule, or restore the peering and refer to the group again' }],
      })),
  },
  {
    id: 'nacl-blocked',
    hop: 'network-aws',
    explains: [],
    check: ({ aws }) => {
      const partly = (aws?.flows ?? []).filter(
        ({ flow, result, steps }) =>
          flow.required && result === 'allowed' && steps.some((step) => step.warning !== undefined),
      );
      const [first, ...others] = warningsOf(partly);
      if (first === undefined) return [];
      return [
        {
          severity: 'warning',
          title: `A network ACL lets only some of the answers back in: ${first}.`,
          explanation: [...others, judgedOffline].join(' '),
          evidence: partly.map(({ flow }) => `reachability:${flow.id}`),
          fixes: [{ title: 'Open the whole ephemeral port range in the ACL, for TCP and for UDP' }],
        },
      ];
    },
  },
];

/** One finding for all flows of a kind that the same sort of step stops. */
function flowRule(
  id: string,
  kind: FlowKind,
  steps: readonly StepKind[],
  explains: readonly string[],
): Rule {
  return {
    id,
    hop: 'network-aws',
    explains,
    check: (evidence) => {
      const blocked = (evidence.aws?.flows ?? [])
        .filter((verdict) => verdict.flow.kind === kind && verdict.result === 'blocked')
        .flatMap((verdict) => {
          const step = verdict.steps.find((each) => each.result === 'blocked');
          return step !== undefined && steps.includes(step.kind) ? [{ verdict, step }] : [];
        });
      const required = blocked.filter(({ verdict }) => verdict.flow.required);
      // A packet that arrived refutes the model: another path, or a rule that changed meanwhile.
      if (blocked.length === 0 || refuted(evidence, kind)) return [];
      const told = (required.length > 0 ? required : blocked).map(({ verdict }) => verdict);
      const lines = summarize(told).map((line) => line.sentence);
      return [
        {
          severity: required.length === 0 ? 'info' : severityOf(evidence, kind),
          title: `${consequence[kind] ?? 'A path is blocked'}: ${lines[0] ?? ''}`,
          explanation: [...lines.slice(1), judgedOffline].join(' '),
          evidence: told.map((verdict) => `reachability:${verdict.flow.id}`),
          fixes: fixesOf(told),
        },
      ];
    },
  };
}

const judgedOffline =
  'Judged from the rules that AWS returned, for every port that Kerberos needs.';

const consequence: Partial<Record<FlowKind, string>> = {
  'database-to-directory': 'The database cannot reach its directory',
  'client-to-directory': 'This machine cannot reach the directory',
  'client-to-database': 'This machine cannot reach the database',
  'directory-to-trusted-realm': 'The directory cannot reach a domain that it trusts',
  'trusted-realm-to-directory': 'A trusted domain cannot reach the directory',
};

/** One change that lets all of them through, where every one of them has one. */
function fixesOf(verdicts: readonly FlowVerdict[]): readonly Fix[] {
  if (verdicts.some(({ fix }) => fix === undefined)) return [];
  const changes = verdicts.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.result === 'blocked' ? (step.changes ?? []) : [])),
  );
  if (changes.length === 0) return [];
  const fix = renderFix(changes);
  return [
    {
      title: fix.title,
      command: fix.cli,
      alternatives: [
        { title: 'Terraform', text: fix.terraform },
        { title: 'CloudFormation', text: fix.cloudFormation },
      ],
    },
  ];
}

/** Did a packet get an answer on the very path that the rules seem to block? */
function refuted(evidence: Evidence, kind: FlowKind): boolean {
  if (kind === 'client-to-directory') {
    return evidence.realms.some(
      (view) => view.realm === evidence.subject.directoryRealm && view.kdcs.some(serves),
    );
  }
  return kind === 'client-to-database' && greetingsOf(evidence).some(isAlive);
}

/**
 * How much a blocked path matters: what works today will break later, and a trust that this login does not cross
 * is worth knowing only.
 */
function severityOf({ subject }: Evidence, kind: FlowKind): Severity {
  if (kind === 'database-to-directory') {
    const joined = (subject.database?.memberships ?? []).some(
      ({ status }) => status === 'kerberos-enabled' || status === 'joined',
    );
    return joined ? 'warning' : 'error';
  }
  if (kind !== 'directory-to-trusted-realm' && kind !== 'trusted-realm-to-directory')
    return 'error';
  const { directory, directoryRealm, userRealm } = subject;
  if (directory === undefined || userRealm === directoryRealm) return 'info';
  const crossed = valueOr(directory.trusts, []).find(
    (trust) => trust.RemoteDomainName?.toUpperCase() === userRealm?.toUpperCase(),
  );
  return crossed?.TrustState === 'Verified' ? 'warning' : 'error';
}

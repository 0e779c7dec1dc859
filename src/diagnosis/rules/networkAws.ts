/** Hop `network-aws`: what security groups, network ACLs and routes say, judged from read-only AWS calls. */
import type { FlowKind, FlowVerdict, Step, StepKind } from '../../reachability/flow.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { greetingsOf, isAlive } from './databaseReachable.ts';
import { serves } from './kdcReachable.ts';
import type { Rule } from './rule.ts';
import { list, plural, unique } from './wording.ts';

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
  flowRule('route-missing', 'client-to-database', routeSteps, ['db-filtered', 'db-no-route']),
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
      const told = required.length > 0 ? required : blocked;
      return [
        {
          severity: required.length === 0 ? 'info' : works(evidence, kind) ? 'warning' : 'error',
          title: title(told, kind),
          explanation:
            unique(told.map(({ step }) => `${list(step.resources)}: ${step.because}`))
              .slice(0, 4)
              .join('; ') + '.',
          evidence: told.map(({ verdict }) => `reachability:${verdict.flow.id}`),
          fixes: fixesOf(told.map(({ verdict }) => verdict)),
        },
      ];
    },
  };
}

function title(
  blocked: readonly { readonly verdict: FlowVerdict; readonly step: Step }[],
  kind: FlowKind,
): string {
  const resources = list(unique(blocked.flatMap(({ step }) => step.resources)));
  const ports = portList(blocked.map(({ verdict }) => verdict));
  const from = unique(blocked.map(({ verdict }) => verdict.flow.from.label));
  const to = unique(blocked.map(({ verdict }) => verdict.flow.to.label));
  const what =
    kind === 'database-to-directory'
      ? 'the database cannot reach its directory'
      : kind === 'client-to-directory'
        ? 'this machine cannot reach the directory'
        : 'this machine cannot reach the database';
  return `${resources} blocks ${ports} from ${list(from)} to ${to.length > 2 ? plural(to.length, 'address', 'addresses') : list(to)}: ${what}.`;
}

/** `88/tcp, 88/udp and 389/tcp`, at most six before `and 4 more`. */
function portList(verdicts: readonly FlowVerdict[]): string {
  const ports = [
    ...new Set(
      verdicts.map(({ flow }) =>
        flow.protocol === 'icmp'
          ? 'ICMP'
          : `${flow.ports.from === flow.ports.to ? flow.ports.from : `${flow.ports.from}-${flow.ports.to}`}/${flow.protocol}`,
      ),
    ),
  ];
  return ports.length <= 6
    ? list(ports)
    : `${ports.slice(0, 5).join(', ')} and ${ports.length - 5} more ports`;
}

function fixesOf(verdicts: readonly FlowVerdict[]) {
  const fixes = new Map(
    verdicts.flatMap(({ fix }) =>
      fix === undefined ? [] : [[fix.cli, { title: fix.title, command: fix.cli }] as const],
    ),
  );
  return [...fixes.values()];
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

/** A membership that is enabled joined once: what is blocked now will break it later. */
function works(evidence: Evidence, kind: FlowKind): boolean {
  return (
    kind === 'database-to-directory' &&
    (evidence.subject.database?.memberships ?? []).some(
      (each) => each.status === 'kerberos-enabled' || each.status === 'joined',
    )
  );
}

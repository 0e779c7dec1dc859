/** Which findings concern the way this user logs in. Pure. */
import type { Evidence } from './evidence/evidence.ts';
import { isOfOwnTicket, sendsPassword } from './passwordLogin.ts';
import type { Rule } from './rules/rule.ts';
import type { Hop, Severity } from './verdict.ts';

/** A token needs the endpoint's name, its port, TLS and a clock that is right: no realm, KDC or ticket. */
const hopsOfIam: readonly Hop[] = ['database-reachable', 'iam-auth', 'aws-access'];
const findingsOfIam: readonly string[] = [
  'dns-server-silent',
  'dns-stub-dead',
  'dns-first-server-dead',
  'dns-split-horizon',
  'dns-endpoint-unresolvable',
  'dns-short-name',
  'hosts-file-override',
  'clock-local-off',
  'sg-database-ingress',
  'nacl-blocked',
  'route-missing',
  'engine-iam-conflict',
];

/** What is no part of the login is worth knowing at most. */
export function severityOnPath(
  evidence: Evidence,
  { id, hop }: Pick<Rule, 'id' | 'hop'>,
  severity: Severity,
): Severity {
  if (evidence.subject.login?.authentication !== 'iam') {
    if (hop === 'iam-auth') return 'info';
    return isOfOwnTicket(id) && sendsPassword(evidence) ? 'info' : severity;
  }
  return hopsOfIam.includes(hop) || findingsOfIam.includes(id) ? severity : 'info';
}

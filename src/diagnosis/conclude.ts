/** Evidence → findings with causality → verdict. Pure, and independent of the observations' order. */
import type { Evidence } from './evidence/evidence.ts';
import { severityOnPath } from './loginPath.ts';
import type { Rule } from './rules/rule.ts';
import { rules } from './rules/rules.ts';
import type { Finding, Severity } from './verdict.ts';
import { hops } from './verdict.ts';

export interface Conclusion {
  readonly healthy: boolean;
  readonly rootCause: Finding | null;
  /** Most upstream first; within a hop by severity, then by id. */
  readonly findings: readonly Finding[];
}

interface Candidate {
  readonly finding: Finding;
  readonly explains: readonly string[];
  readonly scope: string | undefined;
}

const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Runs every rule and picks the root cause: the most upstream unmuted error, else the most upstream
 * unmuted warning, else null.
 * @param table the rules to run; tests pass their own
 */
export function conclude(evidence: Evidence, table: readonly Rule[] = rules): Conclusion {
  const candidates = table
    .flatMap((rule) =>
      rule.check(evidence).map((hit): Candidate => {
        const { scope, ...words } = hit;
        return {
          finding: {
            id: rule.id,
            hop: rule.hop,
            ...words,
            severity: severityOnPath(evidence, rule, words.severity),
            mutedBy: null,
          },
          explains: rule.explains,
          scope,
        };
      }),
    )
    .sort((a, b) => compareFindings(a.finding, b.finding));
  const findings = candidates.map(({ finding, scope }) => ({
    ...finding,
    mutedBy: causeOf(finding, scope, candidates),
  }));
  const open = findings.filter((finding) => finding.mutedBy === null);
  const rootCause =
    open.find((finding) => finding.severity === 'error') ??
    open.find((finding) => finding.severity === 'warning') ??
    null;
  return {
    healthy: findings.every((finding) => finding.severity === 'info'),
    rootCause,
    findings,
  };
}

/**
 * The finding that explains this one away. A mere information explains nothing, a weaker finding does
 * not explain a stronger one, and a cause of one realm or host does not explain symptoms of another.
 */
function causeOf(
  finding: Finding,
  scope: string | undefined,
  candidates: readonly Candidate[],
): string | null {
  const cause = candidates.find(
    (other) =>
      other.finding !== finding &&
      other.finding.severity !== 'info' &&
      severityOrder.indexOf(other.finding.severity) <= severityOrder.indexOf(finding.severity) &&
      other.explains.includes(finding.id) &&
      (scope === undefined || other.scope === undefined || other.scope === scope),
  );
  return cause?.finding.id ?? null;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    hops.indexOf(a.hop) - hops.indexOf(b.hop) ||
    severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
    compareText(a.id, b.id) ||
    compareText(a.title, b.title)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

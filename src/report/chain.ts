/** The Kerberos chain of a verdict: for each hop whether it works, where it broke, and what was never reached. */
import { hops } from '../diagnosis/verdict.ts';
import type { Finding, Hop, Verdict } from '../diagnosis/verdict.ts';
import { provedHops } from './chainProof.ts';
import type { Mark } from './words.ts';

/** `affected`: a symptom was seen here, and a finding elsewhere explains it. */
export type StepStatus = 'ok' | 'warning' | 'fault' | 'affected' | 'not-reached' | 'unknown';

export interface ChainStep {
  readonly hop: Hop;
  readonly label: string;
  readonly status: StepStatus;
  /** Title of the finding that decided the status. */
  readonly because?: string;
}

export interface Chain {
  /** What a login passes on its way, in causal order. */
  readonly login: readonly ChainStep[];
  /** What AWS must have set up; empty when AWS was not asked. */
  readonly aws: readonly ChainStep[];
}

export const stepMarks: Readonly<Record<StepStatus, Mark>> = {
  ok: { shape: '✔', word: 'works' },
  warning: { shape: '▲', word: 'warning' },
  fault: { shape: '✖', word: 'broken' },
  affected: { shape: '◇', word: 'affected' },
  'not-reached': { shape: '·', word: 'not reached' },
  unknown: { shape: '?', word: 'not checked' },
};

const loginHops: readonly (readonly [Hop, string])[] = [
  ['client-config', 'configuration'],
  ['name-resolution', 'names'],
  ['kdc-reachable', 'KDC reachable'],
  ['kdc-answers', 'KDC of the realm'],
  ['clock', 'clocks'],
  ['tgt', 'ticket'],
  ['trust', 'trust'],
  ['service-ticket', 'service ticket'],
  ['database-reachable', 'database port'],
  ['database-accepts', 'database accepts'],
  ['user-mapped', 'database user'],
];

/** `aws-access` is no hop of a login: it says what could not be read. */
const awsHops: readonly (readonly [Hop, string])[] = [
  ['directory', 'directory'],
  ['iam-role', 'IAM role'],
  ['network-aws', 'AWS network'],
  ['membership', 'membership'],
  ['engine', 'engine limits'],
  ['iam-auth', 'IAM login'],
];

/** Limits and alternatives: worth a step only when a finding speaks of them. */
const onlyWhenFound: ReadonlySet<Hop> = new Set(['engine', 'iam-auth']);

/** Label of any hop, for tables and lists. */
export function hopLabel(hop: Hop): string {
  return [...loginHops, ...awsHops].find(([name]) => name === hop)?.[1] ?? 'AWS access';
}

/** Position in the causal order; for sorting findings. */
export function hopOrder(hop: Hop): number {
  return hops.indexOf(hop);
}

/** The chain of this verdict, from its findings and, where no finding speaks, from what was observed. */
export function chainOf(verdict: Verdict): Chain {
  const proved = provedHops(verdict.observations);
  const aws = strand(awsHops, verdict.findings, proved).filter(
    (step) => step.because !== undefined || !onlyWhenFound.has(step.hop),
  );
  const awsAsked =
    verdict.target.arn !== undefined ||
    verdict.target.kind === 'instance' ||
    verdict.target.kind === 'cluster' ||
    aws.some((step) => step.status !== 'unknown' && step.status !== 'not-reached');
  return { login: strand(loginHops, verdict.findings, proved), aws: awsAsked ? aws : [] };
}

function strand(
  table: readonly (readonly [Hop, string])[],
  findings: readonly Finding[],
  proved: ReadonlySet<Hop>,
): ChainStep[] {
  let broken = false;
  return table.map(([hop, label]) => {
    const here = findings.filter((finding) => finding.hop === hop && finding.severity !== 'info');
    const unmuted = here.filter((finding) => finding.mutedBy === null);
    const deciding =
      unmuted.find((finding) => finding.severity === 'error') ?? unmuted[0] ?? here[0];
    if (deciding === undefined) {
      const status = proved.has(hop) ? 'ok' : broken ? 'not-reached' : 'unknown';
      return { hop, label, status };
    }
    if (deciding.severity === 'error') broken = true;
    return { hop, label, status: statusOf(deciding), because: deciding.title };
  });
}

function statusOf(deciding: Finding): StepStatus {
  if (deciding.mutedBy !== null) return 'affected';
  return deciding.severity === 'error' ? 'fault' : 'warning';
}

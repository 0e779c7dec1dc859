/** The Kerberos chain of a verdict: for each hop whether it works, where it broke, and what was never reached. */
import { hops } from '../diagnosis/verdict.ts';
import type { Finding, Hop, Verdict } from '../diagnosis/verdict.ts';
import { provedHops } from './chainProof.ts';
import { awsRows, loginRows, realmAsked, sideOf } from './chainRows.ts';
import type { ChainRow, Side } from './chainRows.ts';
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

/** Limits and alternatives: worth a step only when a finding speaks of them. */
const onlyWhenFound: ReadonlySet<Hop> = new Set(['engine', 'iam-auth']);

/** Position in the causal order; for sorting findings. */
export function hopOrder(hop: Hop): number {
  return hops.indexOf(hop);
}

/** The chain of this verdict, from its findings and, where no finding speaks, from what was observed. */
export function chainOf(verdict: Verdict): Chain {
  const aws = strand(awsRows, verdict).filter(
    (step) => step.because !== undefined || !onlyWhenFound.has(step.hop),
  );
  const awsAsked =
    verdict.target.arn !== undefined ||
    verdict.target.kind === 'instance' ||
    verdict.target.kind === 'cluster' ||
    aws.some((step) => step.status !== 'unknown' && step.status !== 'not-reached');
  return { login: strand(loginRows(verdict), verdict), aws: awsAsked ? aws : [] };
}

function strand(rows: readonly ChainRow[], verdict: Verdict): ChainStep[] {
  let broken = false;
  return rows.map((row) => {
    const { label } = row;
    const [hop] = row.hops;
    const deciding = decidingFinding(row, verdict);
    if (deciding === undefined) {
      const proved = provedFor(row.side, verdict);
      const works = row.hops.every((each) => proved.has(each));
      return { hop, label, status: works ? 'ok' : broken ? 'not-reached' : 'unknown' };
    }
    if (deciding.severity === 'error') broken = true;
    return { hop, label, status: statusOf(deciding), because: deciding.title };
  });
}

/** The gravest finding that nothing else explains; else the first symptom. Information decides nothing. */
function decidingFinding({ hops: shown, side }: ChainRow, verdict: Verdict): Finding | undefined {
  const here = verdict.findings.filter(
    (finding) =>
      shown.includes(finding.hop) &&
      finding.severity !== 'info' &&
      (side === undefined || sideOf(finding, verdict) === side),
  );
  const unmuted = here.filter((finding) => finding.mutedBy === null);
  return unmuted.find((finding) => finding.severity === 'error') ?? unmuted[0] ?? here[0];
}

function provedFor(side: Side | undefined, { target, observations }: Verdict): ReadonlySet<Hop> {
  if (side === undefined) return provedHops(observations);
  return provedHops(
    observations.filter((seen) => {
      const realm = realmAsked(seen);
      return realm !== undefined && (realm === target.realm) === (side === 'directory');
    }),
  );
}

function statusOf(deciding: Finding): StepStatus {
  if (deciding.mutedBy !== null) return 'affected';
  return deciding.severity === 'error' ? 'fault' : 'warning';
}

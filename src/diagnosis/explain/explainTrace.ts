/** What a KRB5_TRACE log comes down to: the last thing that went wrong in it, and why. Pure. */
import type { TraceStep } from '../../kerberos/trace/traceStep.ts';
import type { Names } from './pattern.ts';
import { symptomOfKerberosCode } from './numbers.ts';
import { causeByName } from './serviceName.ts';
import { reasonOfSilence } from './silentAttempt.ts';
import type { TraceReason } from './silentAttempt.ts';
import type { Cause, SymptomId } from './symptoms.ts';
import { traceAttempts } from './traceAttempts.ts';

export interface TraceExplanation extends TraceReason {
  readonly names: Names;
  /** Lines of the text that say so, counted from 1. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** KRB-ERROR codes on the way of every good login: preauthentication wanted, TCP wanted, a referral. */
const ordinary = new Set([25, 52, 68, 91]);

type Failure = Extract<TraceStep, { kind: 'tgsResult' | 'kdcError' }>;

/** Undefined when the trace shows nothing that failed. */
export function explainTrace(steps: readonly TraceStep[]): TraceExplanation | undefined {
  const failure = steps.findLast(
    (step): step is Failure =>
      (step.kind === 'tgsResult' || step.kind === 'kdcError') &&
      step.kerberosCode !== undefined &&
      !ordinary.has(step.kerberosCode),
  );
  const attempts = traceAttempts(steps);
  // After a refusal the client looks for a primary KDC: that it finds none is no fault.
  const last = attempts.findLast((attempt) => !attempt.primary);
  const silent = last !== undefined && !last.answered;
  if (silent && (failure === undefined || last.line > failure.line)) {
    return {
      ...reasonOfSilence(last, attempts.slice(0, attempts.indexOf(last))),
      names: { realm: last.realm },
      lines: { first: last.line, last: last.lastLine },
    };
  }
  if (failure === undefined || succeededAfter(steps, failure)) return undefined;
  return { ...reasonOfFailure(steps, failure), lines: { first: failure.line, last: failure.line } };
}

function succeededAfter(steps: readonly TraceStep[], failure: Failure): boolean {
  return steps.some((step) => step.kind === 'receivedCredentials' && step.line > failure.line);
}

function reasonOfFailure(
  steps: readonly TraceStep[],
  failure: Failure,
): TraceReason & { readonly names: Names } {
  const before = steps.filter((step) => step.line <= failure.line);
  const code = failure.kerberosCode ?? 60;
  const asked = before.findLast(
    (step) => step.kind === 'requestingTgt' || step.kind === 'requestingTickets',
  );
  const server = asked?.kind === 'requestingTgt' ? asked.target : asked?.server;
  const client = before.findLast((step) => step.kind === 'gettingInitialCredentials')?.client;
  const names: Names = {
    ...(server === undefined ? {} : { server }),
    ...(server === undefined && client !== undefined ? { client } : {}),
  };
  if (failure.kind === 'tgsResult' && (code === 7 || code === 8)) {
    return { ...serverUnknown(before, server), names };
  }
  if (failure.kind === 'tgsResult' && code === 31) return { symptom: 'integrity-at-tgs', names };
  if (code === 31) return { symptom: 'password-wrong', names };
  return { symptom: symptomOfKerberosCode[code] ?? 'kdc-internal', names };
}

/** The KDC of which realm said it, and for which name: the text is the same in ten cases. */
function serverUnknown(before: readonly TraceStep[], server: string | undefined): TraceReason {
  const wanted = before.findLast((step) => step.kind === 'gettingCredentials')?.server;
  const byName = causeByName(wanted) ?? causeByName(server);
  const crossed = before.findLast((step) => step.kind === 'receivedTgt');
  const fallback = before.findLast((step) => step.kind === 'fallbackRealm');
  if (
    byName !== undefined &&
    (crossed === undefined || byName.finding !== 'trust-missing-user-side')
  ) {
    return { symptom: symptomFor(byName), cause: byName };
  }
  if (fallback !== undefined) {
    const guessed = causeByName(`krbtgt/${fallback.realm}`);
    return guessed === undefined
      ? { symptom: 'server-unknown' }
      : { symptom: 'trust-not-followed', cause: guessed };
  }
  if (crossed !== undefined) {
    return {
      symptom: 'server-unknown',
      cause: {
        finding: 'spn-missing',
        because: `the referral to ${crossed.realm} was followed, and its own KDC does not know the name; or two accounts hold it`,
      },
    };
  }
  return { symptom: 'server-unknown' };
}

function symptomFor(cause: Cause): SymptomId {
  return ['trust-missing-user-side', 'spn-realm-mapping-missing', 'config-realm-case'].includes(
    cause.finding,
  )
    ? 'trust-not-followed'
    : 'server-unknown';
}

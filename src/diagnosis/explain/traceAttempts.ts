/** The exchanges of a trace: one for each request that was sent to a realm, with what came of it. Pure. */
import type { TraceAddress, TraceStep } from '../../kerberos/trace/traceStep.ts';

export interface TraceAttempt {
  readonly realm: string;
  readonly bytes: number;
  readonly tcpOnly: boolean;
  /** The client looked for a primary KDC after another had answered, or none. */
  readonly primary: boolean;
  /** Line of the trace, counted from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly hosts: readonly string[];
  readonly srvAsked: boolean;
  readonly srvAnswers: number;
  readonly udpSent: readonly TraceAddress[];
  readonly udpRetried: boolean;
  readonly tcpTried: readonly TraceAddress[];
  readonly tcpSent: boolean;
  readonly answered: boolean;
  readonly networkError?: string;
  readonly proxyError?: string;
}

type Growing = { -readonly [K in keyof TraceAttempt]: TraceAttempt[K] } & {
  hosts: string[];
  udpSent: TraceAddress[];
  tcpTried: TraceAddress[];
};

export function traceAttempts(steps: readonly TraceStep[]): readonly TraceAttempt[] {
  const attempts: Growing[] = [];
  for (const step of steps) {
    if (step.kind === 'sendingToRealm') attempts.push(begin(step.realm, step));
    const now = attempts.at(-1);
    if (now !== undefined) take(step, now);
  }
  return attempts;
}

function begin(
  realm: string,
  { bytes, tcpOnly, primary, line }: Extract<TraceStep, { kind: 'sendingToRealm' }>,
): Growing {
  return {
    ...{ realm, bytes, tcpOnly, primary, line, lastLine: line },
    ...{ hosts: [], srvAsked: false, srvAnswers: 0 },
    ...{ udpSent: [], udpRetried: false, tcpTried: [], tcpSent: false, answered: false },
  };
}

function take(step: TraceStep, attempt: Growing): void {
  switch (step.kind) {
    case 'resolving':
      attempt.hosts.push(step.host);
      break;
    case 'dnsQuery':
      attempt.srvAsked ||= step.type === 'SRV';
      break;
    case 'srvAnswer':
      attempt.srvAnswers += 1;
      break;
    case 'sendingRequest':
      if (step.transport === 'udp') {
        if (step.retry) attempt.udpRetried = true;
        else attempt.udpSent.push(step.address);
      } else attempt.tcpSent = true;
      break;
    case 'connecting':
      attempt.tcpTried.push(step.address);
      break;
    case 'receivedAnswer':
      // DNS questions after it belong to the client's wish to know whether that was the primary KDC.
      attempt.answered = true;
      break;
    case 'networkError':
      attempt.networkError = step.message;
      break;
    case 'proxyError':
      attempt.proxyError = step.message;
      break;
    default:
      return;
  }
  attempt.lastLine = step.line;
}

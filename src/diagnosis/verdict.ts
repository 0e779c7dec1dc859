/** The public shape of a diagnosis (`diagnose --format json`, docs/cli.md). Types and the hop order only. */
import type { Observation } from '../probes/observation.ts';

/** The Kerberos chain in causal order: a fault upstream explains the symptoms downstream. */
export const hops = [
  'client-config',
  'name-resolution',
  'directory',
  'kdc-reachable',
  'kdc-answers',
  'clock',
  'tgt',
  'trust',
  'iam-role',
  'network-aws',
  'membership',
  'engine',
  'service-ticket',
  'database-reachable',
  'database-accepts',
  'user-mapped',
  'iam-auth',
  'aws-access',
] as const;
export type Hop = (typeof hops)[number];

export type Severity = 'error' | 'warning' | 'info';

export interface Fix {
  readonly title: string;
  /** A command line to copy; never run by the product. */
  readonly command?: string;
  readonly doc?: string;
  /** The same change in other forms: Terraform, CloudFormation. */
  readonly alternatives?: readonly { readonly title: string; readonly text: string }[];
}

export interface Finding {
  /** Stable, public: docs/findings.md. */
  readonly id: string;
  readonly hop: Hop;
  readonly severity: Severity;
  /** One sentence that names the cause and where it is. */
  readonly title: string;
  /** How we know, in plain words. */
  readonly explanation: string;
  /** Ids of the observations that prove it. */
  readonly evidence: readonly string[];
  readonly fixes: readonly Fix[];
  /** The finding upstream that explains this one away. */
  readonly mutedBy: string | null;
}

export interface TargetSummary {
  readonly kind: 'instance' | 'cluster' | 'endpoint' | 'realm';
  readonly name: string;
  readonly engine?: string;
  readonly region?: string;
  readonly account?: string;
  readonly arn?: string;
  readonly endpoint?: string;
  readonly directoryId?: string;
  readonly realm?: string;
}

/** Where the probes ran: the most common misreading of a report is the wrong machine. */
export interface Vantage {
  readonly host: string;
  readonly platform: string;
  /** `ssh-remote`, `wsl`, `dev-container`; absent on the local machine. */
  readonly remote?: string;
}

export interface Verdict {
  readonly target: TargetSummary;
  readonly vantage: Vantage;
  readonly startedAt: string;
  readonly durationMs: number;
  /** No finding above information. */
  readonly healthy: boolean;
  /** The most upstream unmuted error, else the most upstream unmuted warning, else null. */
  readonly rootCause: Finding | null;
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
}

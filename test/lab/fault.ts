/**
 * A fault of the matrix. One file a fault in `faults/<hop>/`, which exports `fault`, or `faults` for variations of one
 * (each transport, each side, each family). The runner finds the files by itself.
 */
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import type { Lab } from './lab.ts';

export interface Fault {
  /** Unique, kebab-case; the recording has its name. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Breaks the lab. What `lab.reset()` does not know about is undone by `restore`. */
  readonly inject: (lab: Lab) => void | Promise<void>;
  readonly restore?: (lab: Lab) => void | Promise<void>;
  /** Words after `kerberos-doctor diagnose`; the PostgreSQL instance with its Kerberos user where nothing is given. */
  readonly diagnose?: readonly string[];
  /** The command that fails, whose real output the user hands to `diagnose --error`. */
  readonly reported?: string;
  /** What a user would type; its output is recorded. Default: kinit, then psql. */
  readonly tools?: readonly string[];
  readonly expect: Expectation;
  /** The suggested remedy, where it is one on the workstation: applied before the login is tried again. */
  readonly fix?: {
    /** Words that one of the offered fixes must contain. */
    readonly offered: string;
    readonly apply: (lab: Lab) => void | Promise<void>;
    /** The command that must work then. */
    readonly works: string;
  };
}

export interface Expectation {
  /** The finding's id; null: there is nothing to blame. */
  readonly rootCause: string | null;
  /** What its sentence must name: a realm, an address, a transport. */
  readonly scope?: string;
  /** Default: error, or nothing. */
  readonly severity?: 'error' | 'warning';
  /** Findings that must not stand unexplained above information. */
  readonly notBlamed?: readonly string[];
  /** Findings that the report must list as well, explained or not. */
  readonly alsoListed?: readonly string[];
}

/** What is wrong with a verdict, as sentences; empty when it is the expected one. */
export function misses(expected: Expectation, verdict: Verdict): readonly string[] {
  const { rootCause: found, findings } = verdict;
  const open = findings.filter(({ mutedBy, severity }) => mutedBy === null && severity !== 'info');
  const { rootCause, scope, severity = 'error', notBlamed = [], alsoListed = [] } = expected;
  const wrong: string[] = [];
  if (found?.id !== (rootCause ?? undefined))
    wrong.push(`blames ${found === null ? 'nothing' : `${found.id} (${found.title})`}`);
  else if (found !== null && found.severity !== severity) wrong.push(`is a ${found.severity}`);
  if (scope !== undefined && found !== null && !found.title.includes(scope))
    wrong.push(`does not name ${scope}: ${found.title}`);
  for (const id of notBlamed)
    if (open.some((finding) => finding.id === id)) wrong.push(`blames ${id} as well`);
  for (const id of alsoListed)
    if (!findings.some((finding) => finding.id === id)) wrong.push(`does not list ${id}`);
  return wrong;
}

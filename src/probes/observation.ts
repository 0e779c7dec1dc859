/**
 * What a probe saw: facts with their evidence, in the shape of the public JSON contract
 * (`diagnose --format json`). A probe never judges; rules in `diagnosis/` do.
 */

/**
 * How an exchange ended, as the network told it:
 * - `ok`: a well-formed answer in the expected protocol
 * - `failed`: a well-formed answer that refuses (its code is in the facts)
 * - `timeout`: nothing came back before the deadline
 * - `refused`: RST, or ICMP port unreachable
 * - `unreachable`: any other ICMP error, or no local route (errno is in `error`)
 * - `skipped`: not tried, `error` says why
 * - `unexpected`: bytes of another protocol, or an answer that cannot be decoded
 */
export type Outcome =
  'ok' | 'failed' | 'timeout' | 'refused' | 'unreachable' | 'skipped' | 'unexpected';

export interface Observation<Probe extends string = string, Facts extends object = object> {
  /** Unique in a run, stable for the same probe and subject: `kdc:udp:10.0.0.10:88`. */
  readonly id: string;
  readonly probe: Probe;
  /** What was asked, for people: `udp 10.0.0.10:88`. */
  readonly subject: string;
  readonly outcome: Outcome;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly facts: Facts;
  /** One sentence, without secrets. */
  readonly error?: string;
}

/** What every probe is given besides its target. */
export interface ProbeContext {
  /** Aborting ends the probe at once; its observation is then `skipped`. */
  readonly signal: AbortSignal;
  /** Budget of one exchange, in milliseconds; a probe never outlives its own exchanges' sum. */
  readonly timeoutMs: number;
}

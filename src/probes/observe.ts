import type { Observation, Outcome } from './observation.ts';

/** Closes an observation: stamps how long it took. */
export type Finish<Probe extends string> = <Facts extends object>(
  outcome: Outcome,
  facts: Facts,
  error?: string,
) => Observation<Probe, Facts>;

/** Starts an observation now. `id` is `<probe>:<subject with colons>`, unless it is given. */
export function startObservation<Probe extends string>(
  probe: Probe,
  id: string,
  subject: string,
): Finish<Probe> {
  const startedAt = new Date().toISOString();
  const tick = performance.now();
  return (outcome, facts, error) => ({
    id,
    probe,
    subject,
    outcome,
    startedAt,
    durationMs: Math.round((performance.now() - tick) * 10) / 10,
    facts,
    ...(error !== undefined && { error }),
  });
}

/** Bytes shown of an answer that was not understood: enough to recognise a protocol, too little to carry a ticket. */
const shownBytes = 64;

/** Facts of an answer that was not understood; nothing when nothing arrived. */
export function strangeBytes(bytes: Uint8Array): { receivedHex?: string } {
  if (bytes.length === 0) return {};
  return { receivedHex: Buffer.from(bytes.subarray(0, shownBytes)).toString('hex') };
}

/** `10.0.0.10:88`, `[fd00::10]:88`. */
export function hostAndPort(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

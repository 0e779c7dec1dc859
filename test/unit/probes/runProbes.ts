/**
 * Every probe once against one port, in a process of its own: what they found, and what they left open.
 *     node runProbes.ts ADDRESS PORT TIMEOUT
 * Nobody ends the process: a socket or timer that a probe forgets keeps it alive.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { overTcp, overTls, overUdp } from './probeTable.ts';

/** What the process that starts this one reads: one JSON object. */
export interface Run {
  /** Probe → outcome and error. */
  readonly results: Readonly<Record<string, readonly [string, ...string[]]>>;
  /** Sockets and timers that are left when all probes have ended. */
  readonly left: readonly string[];
}

if (process.argv[1] === import.meta.filename) {
  const [address = '', port = '', timeout = ''] = process.argv.slice(2);
  const results: Record<string, readonly [string, ...string[]]> = {};
  const all = Object.entries({ tcp: overTcp, tls: overTls, udp: overUdp }).flatMap(
    ([over, probes]) =>
      Object.entries(probes).map(([name, run]) => [`${name} over ${over}`, run] as const),
  );
  await Promise.all(
    all.map(async ([name, run]) => {
      const context = { signal: new AbortController().signal, timeoutMs: Number(timeout) };
      const { outcome, error } = await run(Number(port), context, address);
      results[name] = [outcome, ...(error === undefined ? [] : [error])];
    }),
  );
  // Sockets close in the loop's next rounds.
  await sleep(50);
  const left = process.getActiveResourcesInfo().filter((each) => /TCP|UDP|TLS|Timeout/.test(each));
  console.log(JSON.stringify({ results, left } satisfies Run));
}

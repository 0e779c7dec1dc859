/** The core of `kerberos-doctor reach FROM TO [--port N/proto]`: two words in, verdicts out. Pure. */
import { buildWorld } from './buildWorld.ts';
import type { Flow, FlowVerdict, PortRange, Protocol } from './flow.ts';
import {
  clientToDatabase,
  clientToDirectory,
  customFlow,
  databaseToDirectory,
  directoryToDatabase,
} from './flows.ts';
import { judgeAll } from './judge.ts';
import { resolveEnd } from './resolveEnd.ts';
import type { ReachSources, ResolvedEnd } from './resolveEnd.ts';
import { summarize, warningsOf } from './summary.ts';
import type { SummaryLine } from './summary.ts';

export interface ReachRequest {
  readonly from: string;
  readonly to: string;
  /** `88/udp`, `49152-65535/tcp`, `5432`, `icmp`; without it, what Kerberos needs between the two. */
  readonly port?: string;
}

export interface ReachAnswer {
  readonly verdicts: readonly FlowVerdict[];
  readonly summary: readonly SummaryLine[];
  readonly warnings: readonly string[];
}

/** `N`, `N/tcp`, `N-M/udp` or `icmp`; undefined for anything else and for ports outside 0-65535. */
export function parsePort(text: string): { protocol: Protocol; ports: PortRange } | undefined {
  if (text.toLowerCase() === 'icmp') return { protocol: 'icmp', ports: { from: -1, to: -1 } };
  const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp))?$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, first = '', last = first, name = 'tcp'] = match;
  const ports = { from: Number(first), to: Number(last) };
  if (ports.to > 65535 || ports.from > ports.to) return undefined;
  return { protocol: name.toLowerCase() === 'udp' ? 'udp' : 'tcp', ports };
}

/** What Kerberos needs between two kinds of ends; undefined where nothing is defined. */
function usualFlows(from: ResolvedEnd, to: ResolvedEnd): Flow[] | undefined {
  const engine = from.engine ?? to.engine;
  const withEngine = engine === undefined ? {} : { engine };
  if (to.kind === 'directory') {
    const controllers = to.ends;
    return from.ends.flatMap((one) =>
      from.kind === 'database'
        ? databaseToDirectory({ database: one, controllers, ...withEngine })
        : clientToDirectory({ client: one, controllers }),
    );
  }
  if (to.kind !== 'database') return undefined;
  return to.ends.flatMap((database) =>
    from.kind === 'directory'
      ? directoryToDatabase({ database, controllers: from.ends, ...withEngine })
      : from.ends.flatMap((client) =>
          clientToDatabase({
            client,
            database,
            ...withEngine,
            ...(to.port !== undefined && { port: to.port }),
          }),
        ),
  );
}

function flowsFor(from: ResolvedEnd, to: ResolvedEnd, port: string | undefined): Flow[] | string {
  if (port === undefined) {
    const usual = usualFlows(from, to);
    if (usual !== undefined && usual.length > 0) return usual;
    return 'Kerberos defines no ports between these two; say which one is meant, for example --port 88/udp';
  }
  const asked = parsePort(port);
  if (asked === undefined) {
    return `"${port}" is not a port: write 88, 88/udp, 49152-65535/tcp or icmp`;
  }
  return from.ends.flatMap((one) =>
    to.ends.map((two) => customFlow(one, two, asked.protocol, asked.ports)),
  );
}

/** Answers a request from snapshots alone; the error is a sentence for the user. Never throws. */
export function reach(
  request: ReachRequest,
  sources: ReachSources,
): ReachAnswer | { readonly error: string } {
  const from = resolveEnd(request.from, sources);
  if ('error' in from) return from;
  const to = resolveEnd(request.to, sources);
  if ('error' in to) return to;
  const flows = flowsFor(from, to, request.port);
  if (typeof flows === 'string') return { error: flows };
  const verdicts = judgeAll(flows, buildWorld(sources.networks));
  return { verdicts, summary: summarize(verdicts), warnings: warningsOf(verdicts) };
}

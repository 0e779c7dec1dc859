/** Addresses of the servers that SRV records name without giving their addresses. */
import type { DnsObservation } from '../../probes/dns.ts';
import { resolveStep } from './namesPlanner.ts';
import type { Planner } from './planner.ts';

export const srvTargetPlanner: Planner = {
  stage: 'name resolution',
  purpose: 'SRV targets that came without an address are looked up as the client would',
  plan: ({ observations, workstation }) =>
    observations
      .filter((each): each is DnsObservation => each.probe === 'dns')
      .flatMap(bareTargets)
      .map((host) => resolveStep(host, workstation)),
};

/** Judged by each answer alone: which answer came first must not change what is asked. */
function bareTargets({ facts }: DnsObservation): readonly string[] {
  const given = new Set(
    facts.answers.flatMap((answer) =>
      answer.type === 'A' || answer.type === 'AAAA' ? [nameOf(answer.name)] : [],
    ),
  );
  return facts.answers
    .flatMap((answer) => (answer.type === 'SRV' ? [nameOf(answer.target)] : []))
    .filter((name) => name !== '' && !given.has(name));
}

function nameOf(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

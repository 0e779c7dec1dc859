/** The tickets of this login, and where else one may lie. */
import type { KerberosTools } from '../../probes/kerberosTools/tools.ts';
import { machineCaches } from '../../probes/machineCaches.ts';
import type { MachineCache } from '../../probes/machineCaches.ts';
import { readTickets } from '../../probes/tickets.ts';
import { loginCache, tgtOf } from '../evidence/loginTickets.ts';
import type { Planner, Situation } from './planner.ts';
import type { Step } from './step.ts';

export const ticketsPlanner: Planner = {
  stage: 'tickets',
  purpose:
    'the ticket cache that programs here use is read, and where it has no valid ticket the others',
  plan: (situation) => {
    if (situation.subject.login?.authentication === 'iam') return [];
    const { request, client } = situation;
    const { login, others } = machineCaches(request.env, process.platform, client.ccacheName);
    const read = loginCache(situation);
    const satisfied = read === undefined || tgtOf(read.facts, Date.now())?.state === 'valid';
    // Whoever sets KRB5CCNAME chose that cache: the user's others are looked into only for a login that is asked about.
    const { principal, useTickets } = request;
    const mayLook = login.origin !== 'KRB5CCNAME' || principal !== undefined || useTickets === true;
    return [
      ticketsStep(login, 'login', situation),
      ...(satisfied || !mayLook
        ? []
        : others.map((other) => ticketsStep(other, 'other', situation))),
    ];
  },
};

/** The machine's Kerberos programs with the login's environment; undefined where nothing may be started. */
export function toolsOf({ request }: Pick<Situation, 'request'>): KerberosTools | undefined {
  const { runProgram, configFiles = [], env } = request;
  if (runProgram === undefined) return undefined;
  return {
    env: configFiles.length === 0 ? env : { ...env, KRB5_CONFIG: configFiles.join(':') },
    platform: process.platform,
    run: runProgram,
  };
}

function ticketsStep(cache: MachineCache, role: 'login' | 'other', situation: Situation): Step {
  return {
    id: `tickets:${cache.name}`,
    title: `Tickets in ${cache.name}`,
    reason:
      role === 'login'
        ? 'this is the ticket cache that programs here read'
        : 'there is no valid ticket where programs look, but there may be one here',
    run: (context) => readTickets({ ...cache, role, tools: toolsOf(situation) }, context),
  };
}

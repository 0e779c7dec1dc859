/** The tickets of this login, and where else one may lie. */
import { userInfo } from 'node:os';
import { cacheNames } from '../../probes/cacheName.ts';
import type { CacheName } from '../../probes/cacheName.ts';
import type { KerberosTools } from '../../probes/kerberosTools/tools.ts';
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
    const [login, ...others] = caches(situation);
    if (login === undefined) return [];
    const read = loginCache(situation);
    const satisfied = read === undefined || tgtOf(read.facts, Date.now())?.state === 'valid';
    // Whoever sets KRB5CCNAME chose that cache: the user's others are looked into only for a login that is asked about.
    const { principal, useTickets } = situation.request;
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

/** The login's cache first. */
function caches({ request, client }: Situation): readonly CacheName[] {
  return cacheNames({
    env: request.env,
    configured: client.ccacheName?.value,
    uid: process.getuid?.(),
    username: userName(),
    platform: process.platform,
  });
}

function ticketsStep(
  { name, origin }: CacheName,
  role: 'login' | 'other',
  situation: Situation,
): Step {
  const place = origin === 'default_ccache_name' ? situation.client.ccacheName?.origin : undefined;
  return {
    id: `tickets:${name}`,
    title: `Tickets in ${name}`,
    reason:
      role === 'login'
        ? 'this is the ticket cache that programs here read'
        : 'there is no valid ticket where programs look, but there may be one here',
    run: (context) =>
      readTickets(
        {
          name,
          role,
          origin,
          ...(place === undefined ? {} : { originPlace: place }),
          tools: toolsOf(situation),
        },
        context,
      ),
  };
}

/** A user id without an account has no name. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

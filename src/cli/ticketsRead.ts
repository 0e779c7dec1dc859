/** Which cache or keytab `tickets` means, and what is in it. */
import { libdefault } from '../krb5conf/mapping.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import { locateCache } from '../probes/cacheName.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import { runProgram } from '../probes/kerberosTools/runProgram.ts';
import { readKeytab } from '../probes/keytab.ts';
import type { KeytabObservation } from '../probes/keytab.ts';
import { machineCaches } from '../probes/machineCaches.ts';
import type { ProbeContext } from '../probes/observation.ts';
import { readTickets } from '../probes/tickets.ts';
import type { TicketsObservation, TicketsTarget } from '../probes/tickets.ts';
import type { Session } from './session.ts';

export interface ReadTickets {
  readonly cache?: TicketsObservation;
  readonly keytab?: KeytabObservation;
}

/** Milliseconds for one run of klist: it asks the machine, not the network. */
const klistTimeoutMs = 5000;

/** What was named: a cache of any type, a cache file or a keytab, whatever its first bytes say. */
export async function readNamed(name: string, session: Session): Promise<ReadTickets> {
  const context = contextOf(session);
  if (/^WRFILE:/i.test(name)) return { keytab: await readKeytab({ name }, context) };
  const cache = await readTickets({ name, tools: toolsOf(session) }, context);
  if (locateCache(name).type !== 'FILE' || cache.outcome === 'ok') return { cache };
  const keytab = await readKeytab({ name }, context);
  const isKeytab = keytab.facts.keys !== undefined || /keytab/i.test(name);
  return isKeytab ? { keytab } : { cache };
}

/** What Kerberos programs started here would use: the cache, and the keytab where KRB5_KTNAME names one. */
export async function readDefaults(session: Session): Promise<ReadTickets> {
  const context = contextOf(session);
  const keytab = session.env['KRB5_KTNAME'] ?? '';
  const [cache, keys] = await Promise.all([
    readTickets(defaultTarget(session), context),
    keytab === '' ? undefined : readKeytab({ name: keytab }, context),
  ]);
  return { cache, ...(keys !== undefined && { keytab: keys }) };
}

function defaultTarget(session: Session): TicketsTarget {
  const { env, platform, homeDirectory } = session;
  const { paths } = configPaths(env, platform, homeDirectory);
  const configured = libdefault(buildProfile(paths, diskFiles), 'default_ccache_name');
  const { login } = machineCaches(
    env,
    platform,
    configured && { value: configured.value, origin: `${configured.file}:${configured.line}` },
  );
  return { ...login, tools: toolsOf(session) };
}

function contextOf({ signal }: Session): ProbeContext {
  return { signal, timeoutMs: klistTimeoutMs };
}

/** The command line works for the person who typed it: their own klist may be run. */
function toolsOf({ env, platform }: Session): NonNullable<TicketsTarget['tools']> {
  return { env, platform, run: runProgram };
}

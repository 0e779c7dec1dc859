/** The ticket caches of this machine, login or not: what the sidebar shows. */
import { homedir, userInfo } from 'node:os';
import { libdefault } from '../krb5conf/mapping.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import { cacheNames } from '../probes/cacheName.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import type { RunProgram } from '../probes/kerberosTools/runProgram.ts';
import type { ProbeContext } from '../probes/observation.ts';
import { readTickets } from '../probes/tickets.ts';
import type { TicketsObservation } from '../probes/tickets.ts';

export interface MachineTicketsRequest {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Instead of KRB5_CONFIG and the platform's own. */
  readonly configFiles?: readonly string[];
  /** For caches that are no files; without it nothing is started. */
  readonly runProgram?: RunProgram;
}

/** The cache that programs here use first, then the others by which the library may know one. Never throws. */
export async function machineTickets(
  { env, configFiles = [], runProgram }: MachineTicketsRequest,
  context: ProbeContext,
): Promise<readonly TicketsObservation[]> {
  const { paths } = configPaths(env, process.platform, homedir(), configFiles);
  const configured = libdefault(buildProfile(paths, diskFiles), 'default_ccache_name');
  const names = cacheNames({
    env,
    configured: configured?.value,
    uid: process.getuid?.(),
    username: userName(),
    platform: process.platform,
  });
  const tools = runProgram && { env, platform: process.platform, run: runProgram };
  return await Promise.all(
    names.map(({ name, origin }, index) =>
      readTickets({ name, origin, role: index === 0 ? 'login' : 'other', tools }, context),
    ),
  );
}

/** A user id without an account has no name. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

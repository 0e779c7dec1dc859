/** The ticket caches of this machine, login or not: what the sidebar shows. */
import { homedir } from 'node:os';
import { libdefault } from '../krb5conf/mapping.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import type { RunProgram } from '../probes/kerberosTools/runProgram.ts';
import { machineCaches } from '../probes/machineCaches.ts';
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
  const { login, others } = machineCaches(
    env,
    process.platform,
    configured && { value: configured.value, origin: `${configured.file}:${configured.line}` },
  );
  const tools = runProgram && { env, platform: process.platform, run: runProgram };
  return await Promise.all(
    [
      { ...login, role: 'login' as const },
      ...others.map((cache) => ({ ...cache, role: 'other' as const })),
    ].map((cache) => readTickets({ ...cache, tools }, context)),
  );
}

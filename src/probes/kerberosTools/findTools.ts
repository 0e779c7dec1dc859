import { dirname } from 'node:path';
import type { Observation, ProbeContext } from '../observation.ts';
import { startObservation } from '../observe.ts';
import { findProgram, windowsKlist } from './findPrograms.ts';
import { identifyKlist } from './implementation.ts';
import type { Identity } from './implementation.ts';
import type { KerberosTools } from './tools.ts';

/** One Kerberos program of the machine, as a shell would find it. */
export interface FoundTool {
  readonly program: 'kinit' | 'klist' | 'kvno' | 'kgetcred';
  readonly path: string;
  /** Whose it is, where it says so or its neighbours do. */
  readonly implementation?: Identity['implementation'];
  readonly version?: string;
}

/** Which Kerberos programs there are; several of one name are in the order of PATH. */
export interface KerberosToolsFacts {
  readonly tools: readonly FoundTool[];
}
export type KerberosToolsObservation = Observation<'kerberos-tools', KerberosToolsFacts>;

const programs = ['kinit', 'klist', 'kvno', 'kgetcred'] as const;

/**
 * Looks for the machine's Kerberos programs and asks each klist for its version; kinit itself is never run. `failed` means
 * that there is none. Never throws.
 */
export async function findTools(
  { tools: machine }: { readonly tools: KerberosTools },
  context: ProbeContext,
): Promise<KerberosToolsObservation> {
  const finish = startObservation('kerberos-tools', 'kerberos-tools', 'Kerberos programs');
  const { env, platform } = machine;
  const found = await Promise.all(
    programs.map(async (program) =>
      (await findProgram(program, env, platform)).map((path) => ({ program, path })),
    ),
  );
  const paths = found.flat();
  // Windows has one of its own, wherever PATH leads.
  const own = platform === 'win32' ? [{ program: 'klist' as const, path: windowsKlist(env) }] : [];
  const all = [...paths, ...own.filter(({ path }) => !paths.some((each) => each.path === path))];
  const listers = all.filter(({ program }) => program === 'klist');
  const identities = new Map(
    await Promise.all(
      listers.map(
        async ({ path }) => [dirname(path), await identifyKlist(path, machine, context)] as const,
      ),
    ),
  );
  const tools = all.map(({ program, path }): FoundTool => {
    const identity = identities.get(dirname(path));
    return { program, path, ...only[program], ...identity };
  });
  if (tools.length > 0) return finish('ok', { tools });
  return finish('failed', { tools }, 'There is no kinit, klist, kvno or kgetcred on PATH.');
}

/** Only one implementation has these. */
const only: Readonly<Record<FoundTool['program'], Pick<FoundTool, 'implementation'>>> = {
  kinit: {},
  klist: {},
  kvno: { implementation: 'mit' },
  kgetcred: { implementation: 'heimdal' },
};

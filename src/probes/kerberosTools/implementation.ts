/** Whose Kerberos a program is: the same names do different things in each. */
import { win32 } from 'node:path';
import type { ProbeContext } from '../observation.ts';
import { kerberosLanguage } from './language.ts';
import type { Environment, RunProgram } from './runProgram.ts';

export type Implementation = 'mit' | 'heimdal' | 'apple' | 'windows';

export interface Identity {
  readonly implementation: Implementation;
  /** `1.20.1`, `7.8.0`, `1.5.1apple1`. */
  readonly version?: string;
}

/**
 * MIT's klist prints its version with `-V`, which Heimdal answers with its usage; Heimdal and Apple with `--version`, which
 * MIT answers with its usage. Windows' klist is known by its place.
 * @returns undefined for a program of nobody we know (Java has a klist too)
 */
export async function identifyKlist(
  path: string,
  { env, run }: { readonly env: Environment; readonly run: RunProgram },
  context: ProbeContext,
): Promise<Identity | undefined> {
  if (/[\\/]system32[\\/]klist\.exe$/i.test(win32.normalize(path)))
    return { implementation: 'windows' };
  for (const flag of ['-V', '--version']) {
    const { stdout, stderr } = await run(
      { path, args: [flag], env: kerberosLanguage(env) },
      context,
    );
    const identity = identityOf(`${stdout}\n${stderr}`);
    if (identity) return identity;
  }
  return undefined;
}

/** Reads what `klist -V` or `klist --version` printed. */
export function identityOf(text: string): Identity | undefined {
  const mit = /^Kerberos 5 version (\S+)/m.exec(text)?.[1];
  if (mit !== undefined) return { implementation: 'mit', version: mit };
  const heimdal = /\(Heimdal (\S+)\)/.exec(text)?.[1];
  if (heimdal === undefined) return undefined;
  return { implementation: /apple/i.test(heimdal) ? 'apple' : 'heimdal', version: heimdal };
}

/** One fault in one lab: break, look, diagnose, mend, and see that it is mended. */
import { rmSync } from 'node:fs';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import type { Fault } from './fault.ts';
import type { Lab } from './lab.ts';
import { person, postgresql } from './names.ts';
import { portChecks } from './portChecks.ts';
import { commands } from './workstation.ts';
import type { Typed } from './workstation.ts';

export interface Tried {
  readonly verdict?: Verdict;
  readonly typed: readonly Typed[];
  /** What went wrong besides the verdict, as sentences. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

export interface TryOptions {
  /** Path of the bundled command line. */
  readonly product: string;
  readonly timeoutMs: number;
  /** Also type what a user would. */
  readonly record: boolean;
}

const usualQuestion = [postgresql.id, '--db-user', person, '--principal', person];
const usualTools = [commands.kinit, commands.psql];

export async function tryFault(fault: Fault, lab: Lab, options: TryOptions): Promise<Tried> {
  const began = performance.now();
  const typed: Typed[] = [];
  const problems: string[] = [];
  let verdict: Verdict | undefined;
  try {
    await fault.inject(lab);
    const words = [...(fault.diagnose ?? usualQuestion), ...(await reportedError(fault, lab))];
    verdict = await lab.ws.diagnose(options.product, words, lab.environment(), options.timeoutMs);
    if (options.record) {
      // A ticket of before would answer for a KDC that cannot be reached now.
      if (fault.tools === undefined) rmSync(lab.ws.path('ticket'), { force: true });
      for (const command of [...(fault.tools ?? usualTools), ...Object.values(portChecks)])
        typed.push(await lab.ws.type(command));
    }
    problems.push(...(await triedFix(fault, lab, verdict)));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  try {
    await fault.restore?.(lab);
    await lab.reset();
    const ill = await lab.health();
    if (ill !== undefined) problems.push(`the lab did not recover: ${ill}`);
  } catch (error) {
    problems.push(`the lab did not recover: ${String(error)}`);
  }
  const seconds = (performance.now() - began) / 1000;
  return { ...(verdict === undefined ? {} : { verdict }), typed, problems, seconds };
}

/** The failure as the tool prints it now, in this lab. @throws when it does not fail */
async function reportedError({ reported }: Fault, { ws }: Lab): Promise<readonly string[]> {
  if (reported === undefined) return [];
  const { status, stdout, stderr } = await ws.type(reported);
  if (status === 0) throw new Error(`${reported} works: there is nothing to report.`);
  return ['--error', stdout + stderr];
}

async function triedFix({ fix }: Fault, lab: Lab, verdict: Verdict): Promise<string[]> {
  if (fix === undefined) return [];
  const offered = verdict.rootCause?.fixes.flatMap(({ title, command = '' }) => [title, command]);
  if (offered?.some((text) => text.includes(fix.offered)) !== true)
    return [`offers no fix with "${fix.offered}"`];
  await fix.apply(lab);
  const { status, stdout, stderr } = await lab.ws.type(fix.works, 20_000);
  return status === 0 ? [] : [`the fix does not help: ${stdout}${stderr}`];
}

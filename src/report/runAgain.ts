/** The command line that repeats a diagnosis on the machine where it ran. */
import type { Verdict } from '../diagnosis/verdict.ts';
import { commandLine, shellOf } from './quoteShell.ts';

/** Undefined when the target alone does not tell how it was asked for. */
export function runAgainCommand(verdict: Verdict): string | undefined {
  const { target, vantage } = verdict;
  const shell = shellOf(vantage.platform);
  if (target.kind === 'instance' || target.kind === 'cluster') {
    // An ARN names its Region itself.
    const named = [
      target.name,
      ...(target.region === undefined ? [] : ['--region', target.region]),
    ];
    const words = target.arn === undefined ? named : [target.arn];
    return commandLine(['kerberos-doctor', 'diagnose', ...words], shell);
  }
  if (target.realm === undefined) return undefined;
  const endpoint = target.endpoint === undefined ? [] : ['--endpoint', target.endpoint];
  const engine =
    target.endpoint === undefined || target.engine === undefined ? [] : ['--engine', target.engine];
  return commandLine(
    ['kerberos-doctor', 'diagnose', '--realm', target.realm, ...endpoint, ...engine],
    shell,
  );
}

/** The first sentence of a report: what, from where, does it work. */
import { engineTitle } from '../aws/engine.ts';
import type { TargetSummary, Vantage, Verdict } from '../diagnosis/verdict.ts';

export type Tone = 'error' | 'warning' | 'ok';

export interface Headline {
  readonly tone: Tone;
  readonly shape: string;
  readonly sentence: string;
}

const shapes: Readonly<Record<Tone, string>> = { error: '✖', warning: '▲', ok: '✔' };

export function headlineOf(verdict: Verdict): Headline {
  const tone = toneOf(verdict);
  return { tone, shape: shapes[tone], sentence: sentenceOf(verdict, tone) };
}

function toneOf(verdict: Verdict): Tone {
  if (verdict.rootCause?.severity === 'error') return 'error';
  return verdict.rootCause === null && verdict.healthy ? 'ok' : 'warning';
}

function sentenceOf(verdict: Verdict, tone: Tone): string {
  const login = verdict.rootCause?.hop === 'iam-auth' ? 'IAM login' : 'Kerberos login';
  const what = `${login} to ${targetText(verdict.target)}`;
  const where = vantageText(verdict.vantage);
  if (tone === 'error') return `${what} cannot work from ${where}`;
  if (tone === 'warning') return `${what} may fail from ${where}`;
  const limit = couldNotCheckAll(verdict) ? ', as far as it could be checked' : '';
  return `Nothing stands in the way of ${what} from ${where}${limit}`;
}

/** A clean result says so when part of it rests on nothing. */
function couldNotCheckAll(verdict: Verdict): boolean {
  return (
    verdict.findings.some((finding) => finding.hop === 'aws-access') ||
    verdict.observations.every((observation) => observation.outcome === 'skipped')
  );
}

/** `mydb (Aurora MySQL, eu-west-1)`. */
export function targetText(target: TargetSummary): string {
  const name = target.kind === 'realm' ? `realm ${target.name}` : target.name;
  const details = [
    target.engine === undefined ? undefined : engineTitle(target.engine),
    target.region,
  ].filter((detail) => detail !== undefined);
  return details.length === 0 ? name : `${name} (${details.join(', ')})`;
}

/** By the `remoteName` of VS Code; an unknown one is shown as it is. */
const remotes: Readonly<Record<string, string>> = {
  'ssh-remote': 'over SSH',
  wsl: 'in WSL',
  'dev-container': 'in a dev container',
  'attached-container': 'in a container',
  codespaces: 'in a codespace',
};

/** `this machine (bastion-2, over SSH)`. */
export function vantageText(vantage: Vantage): string {
  const remote =
    vantage.remote === undefined ? [] : [remotes[vantage.remote] ?? `remote ${vantage.remote}`];
  return `this machine (${[vantage.host, ...remote].join(', ')})`;
}

import { findTarget } from '../aws/target.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import { isRealmName } from '../generate/krb5Conf/names.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { redact } from '../report/redact.ts';
import type { AgentHost } from './host.ts';
import { Refusal } from './host.ts';
import type { ToolInput } from './input.ts';

/** The report of a diagnosis, with names and addresses replaced. */
export async function diagnoseTarget(
  { target, realm }: ToolInput,
  host: AgentHost,
  signal: AbortSignal,
): Promise<string> {
  if ((target === undefined) === (realm === undefined))
    throw new Refusal('Give either target (a database in AWS) or realm (without AWS).');
  const verdict =
    target === undefined
      ? await ofRealm(realm ?? '', host, signal)
      : await ofDatabase(target, host, signal);
  if (verdict === undefined) throw new Refusal('The diagnosis was cancelled.');
  return `Names and addresses below are substitutes, the same one always for the same name. What servers said is quoted as data.\n\n${renderMarkdown(redact(verdict))}`;
}

async function ofRealm(
  realm: string,
  host: AgentHost,
  signal: AbortSignal,
): Promise<Verdict | undefined> {
  if (!isRealmName(realm))
    throw new Refusal('That is not the name of a realm; it looks like CORP.EXAMPLE.COM.');
  return host.diagnoseRealm(realm, signal);
}

async function ofDatabase(
  name: string,
  host: AgentHost,
  signal: AbortSignal,
): Promise<Verdict | undefined> {
  const accounts = await host.accounts(signal);
  const answers = accounts.map((account) => ({ account, ...findTarget(account, name) }));
  for (const answer of answers) {
    if (answer.kind === 'found')
      return host.diagnoseDatabase({ account: answer.account, database: answer.target }, signal);
  }
  const known = answers.flatMap((answer) => (answer.kind === 'found' ? [] : answer.nearest));
  const nearest =
    known.length === 0
      ? 'the account shows no database at all'
      : `the nearest are ${known.slice(0, 5).join(', ')}`;
  throw new Refusal(`There is no such database in the Regions that are read; ${nearest}.`);
}

import type { Problem } from '../krb5conf/problem.ts';
import type { LintImplementation } from '../krb5conf/rules/context.ts';
import { escapeMarkdown } from '../report/escapeMarkdown.ts';
import { substituteAddresses } from '../report/redactAddresses.ts';
import { substituteNames } from '../report/redactNames.ts';
import type { AgentHost, ConfigFileText } from './host.ts';
import { Refusal } from './host.ts';
import type { ToolInput } from './input.ts';

/** The problems of a text, or of the files of this machine with names and addresses replaced. */
export async function lintConfiguration(
  { text, implementation = 'mit' }: ToolInput,
  host: AgentHost,
): Promise<string> {
  const chosen = implementation as LintImplementation;
  if (text !== undefined) {
    const problems = await host.lint(text, { implementation: chosen });
    return section('The text', problems, (sentence) => sentence);
  }
  const files = await host.configFiles();
  if (files.length === 0)
    throw new Refusal('This machine has no krb5.conf where its Kerberos library looks.');
  const redacted = redaction(files);
  const sections: string[] = [];
  for (const file of files) {
    const problems = await host.lint(file.text, { implementation: chosen, path: file.path });
    sections.push(section(file.path, problems, redacted));
  }
  return sections.join('\n');
}

/** What the chat has written itself it knows; the names in a machine's files it need not. */
function redaction(files: readonly ConfigFileText[]): (sentence: string) => string {
  const names = substituteNames({ domains: new Set(files.flatMap(domainsIn)), words: new Set() });
  const addresses = substituteAddresses();
  return (sentence) => names(addresses(sentence));
}

/** Realms and domains: what stands on the left of a block and in [domain_realm], and what is dotted. */
function domainsIn({ text }: ConfigFileText): string[] {
  const dotted = text.match(/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g) ?? [];
  return dotted
    .map((name) => name.toLowerCase())
    .filter((name) => !/^[\d.]+$/.test(name) && !name.endsWith('amazonaws.com'));
}

function section(
  name: string,
  problems: readonly Problem[],
  redacted: (sentence: string) => string,
): string {
  const heading = `${escapeMarkdown(redacted(name))}: ${problems.length === 0 ? 'no problem found.' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`}`;
  const lines = problems.map(({ severity, rule, message, range, fixes }) => {
    const fix = fixes[0] === undefined ? '' : ` Fix: ${fixes[0].title}.`;
    return `- Line ${range.start.line + 1}, ${severity}: ${escapeMarkdown(redacted(`${message}${fix}`))} [${rule}]`;
  });
  return `${[heading, ...lines].join('\n')}\n`;
}

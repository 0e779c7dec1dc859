/** docs/lint-rules.md from the table of rules: `node scripts/generate-lint-docs.ts`. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import type { Rule } from '../src/krb5conf/rules/rule.ts';
import { rules } from '../src/krb5conf/rules/table.ts';

const intro = `# Rules of the krb5.conf linter

What \`kerberos-doctor lint\` and the editor report about a \`krb5.conf\`, \`krb5.ini\` or \`kdc.conf\`. Ids are stable.
A severity can differ from the one given here where the message says why, for example when DNS look-up is off.
Each severity can be changed, and each rule turned off, in the settings of the extension.

To silence rules in the file itself, write a comment above the line that it is about (other comments may stand between),
or anywhere in the file for all of it; \`all\` stands for every rule, commas separate several:

\`\`\`
[libdefaults]
    # kerberos-doctor: disable=weak-crypto-allowed
    allow_weak_crypto = true
# kerberos-doctor: disable-file=domain-realm-twin, value-enctype-pinned
\`\`\`

A line that cannot be read as it stands is reported once; what follows from it on the same line is not.
In a file with markers of Jinja, ERB, shell, Go or autoconf, nothing is reported about text that a marker will replace.
`;

/** Visible forms of what a page cannot show; a long line is cut. */
function shown(text: string): string {
  return text
    .replaceAll('\r', '␍')
    .replace(/.{100,}/g, (line) => `${line.slice(0, 60)}…`)
    .trimEnd();
}

function needs({ example }: Rule): string {
  const { implementation, directories, includes, sizeLimit } = example.context ?? {};
  if (implementation) return ` (read by ${implementation})`;
  if (directories) return ` (with the directory of the example known)`;
  if (includes) return ' (depending on what is there)';
  return sizeLimit === undefined ? '' : ` (with a limit of ${sizeLimit} characters)`;
}

function section(rule: Rule): string {
  return `## ${rule.id}

*${rule.severity}* – ${rule.summary}

${rule.consequence}

**What to do:** ${rule.remedy}

Reported${needs(rule)}:

\`\`\`
${shown(rule.example.bad)}
\`\`\`

Not reported:

\`\`\`
${shown(rule.example.good)}
\`\`\`
`;
}

/** The page, in the form that the formatter of the repository leaves alone. */
export function renderLintRules(): Promise<string> {
  const index = rules.map(
    ({ id, severity, summary }) =>
      `| [\`${id}\`](#${id}) | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  );
  const table = ['| rule | severity | reports |', '|---|---|---|', ...index, ''].join('\n');
  const page = [intro, table, ...rules.map(section)].join('\n');
  return format(page, { parser: 'markdown', printWidth: 100 });
}

if (process.argv[1]?.endsWith('generate-lint-docs.ts') === true) {
  const page = await renderLintRules();
  writeFileSync(new URL('../docs/lint-rules.md', import.meta.url), page);
}

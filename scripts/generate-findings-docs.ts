/** docs/findings.md from the table of findings: `node scripts/generate-findings-docs.ts`. */
import { writeFileSync } from 'node:fs';
import { findingTable } from '../src/diagnosis/findingTable.ts';
import { hops } from '../src/diagnosis/verdict.ts';
import { ownFindings } from './ownFindings.ts';

const intro = `# Findings

Every cause that a report can name, in the order of the Kerberos chain. Ids are stable: scripts may rely on them.
Severity: *error* – the login cannot work; *warning* – it works slowly, by luck, or will stop; *info* – worth knowing.
The evidence may lower a severity, for example when another controller serves.

A root cause is the most upstream finding that no other finding explains. What kinit, psql, mysql and port checks say of
these causes, recorded one by one, is in [comparison.md](comparison.md).
`;

export function renderFindings(): string {
  const sections = hops.flatMap((hop) => {
    const rows = findingTable.filter((row) => row.hop === hop);
    if (rows.length === 0) return [];
    return [
      `## ${hop}\n\n| id | severity | cause |\n|---|---|---|\n${rows
        .map(
          (row) =>
            `| <a id="${row.id}"></a>\`${row.id}\` | ${row.severity} | ${row.cause}${row.notYet === undefined ? '' : ` *Not yet: needs ${row.notYet}.*`} |`,
        )
        .join('\n')}\n`,
    ];
  });
  return [intro, ...sections, ownSection()].join('\n');
}

/** What was added to the common vocabulary is told in full: no other page explains it. */
function ownSection(): string {
  const rows = ownFindings.map(
    ({ id, known, fix, looks }) => `### ${id}

*Cause:* ${findingTable.find((row) => row.id === id)?.cause ?? ''}

*How we know:* ${known}

*Fix:* ${fix}

*How it looks:* ${looks}
`,
  );
  return ['## More about some of them\n', ...rows].join('\n');
}

if (process.argv[1]?.endsWith('generate-findings-docs.ts') === true) {
  writeFileSync(new URL('../docs/findings.md', import.meta.url), renderFindings());
}

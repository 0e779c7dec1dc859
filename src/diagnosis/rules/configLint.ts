/** Hop `client-config`: the linter's report on the files that this login reads. A warning at most: the login may not need them. */
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';

const shown = 5;

export const configLintRules: readonly Rule[] = [
  {
    id: 'config-lint',
    hop: 'client-config',
    explains: [],
    check: (evidence) => {
      const seen = observationsOf(evidence, 'config-lint');
      const problems = seen.flatMap(({ facts }) => facts.problems);
      const [first] = problems;
      if (first === undefined) return [];
      const more = problems.length - shown;
      return [
        {
          severity: 'warning',
          title:
            problems.length === 1
              ? `${first.file}:${first.line ?? 1} does not do what it says.`
              : `${problems.length} lines of the Kerberos configuration do not do what they say.`,
          explanation: `${problems
            .slice(0, shown)
            .map(({ file, line, message }) => `${file}:${line ?? 1}: ${message}`)
            .join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
          evidence: seen.map(({ id }) => id),
          fixes: [
            {
              title: 'Open the file in VS Code: each line has its fix; or list them all',
              command: `kerberos-doctor lint ${[...new Set(problems.map(({ file }) => file))].map(quoted).join(' ')}`,
            },
          ],
        },
      ];
    },
  },
];

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

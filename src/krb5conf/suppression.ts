import type { Krb5Document, Range } from './tree.ts';
import type { Problem } from './problem.ts';

/**
 * Comments that silence rules:
 *
 *     # kerberos-doctor: disable=rule-id,other-rule       for the next line that is no comment
 *     # kerberos-doctor: disable-file=rule-id             for the whole file
 *     # kerberos-doctor: disable-file=all                 everything
 */
export interface Suppressions {
  readonly file: ReadonlySet<string>;
  readonly byLine: ReadonlyMap<number, ReadonlySet<string>>;
}

const directive =
  /^[ \t]*[#;][ \t]*kerberos-doctor:[ \t]*(disable|disable-file)[ \t]*=[ \t]*(.*)$/gm;

/** Reads the suppression comments of a file. */
export function readSuppressions(document: Krb5Document): Suppressions {
  const file = new Set<string>();
  const byLine = new Map<number, Set<string>>();
  if (!document.text.includes('kerberos-doctor:')) return { file, byLine };
  let line = 0;
  let target = 0;
  for (const match of document.text.matchAll(directive)) {
    const rules = (match[2] ?? '').split(/[\s,]+/).filter(Boolean);
    if (match[1] === 'disable-file') {
      for (const rule of rules) file.add(rule);
      continue;
    }
    while ((document.lineStarts[line + 1] ?? Infinity) <= match.index) line++;
    if (target <= line) target = line + 1;
    while (document.lines[target]?.kind === 'comment') target++;
    const silenced = byLine.get(target) ?? new Set<string>();
    for (const rule of rules) silenced.add(rule);
    byLine.set(target, silenced);
  }
  return { file, byLine };
}

function silences(rules: ReadonlySet<string> | undefined, rule: string): boolean {
  return rules !== undefined && (rules.has(rule) || rules.has('all'));
}

/** Whether a comment in the file asks for this problem to be left out. It counts for the line on which the problem begins. */
export function isSuppressed(
  suppressions: Suppressions,
  { rule, range }: { readonly rule: Problem['rule']; readonly range: Range },
): boolean {
  return (
    silences(suppressions.file, rule) || silences(suppressions.byLine.get(range.start.line), rule)
  );
}

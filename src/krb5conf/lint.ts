import { parseKrb5Conf } from './parse.ts';
import { severities } from './problem.ts';
import type { Problem, Severity } from './problem.ts';
import type { LintContext } from './rules/context.ts';
import type { Finding, Rule } from './rules/rule.ts';
import { fileTooLarge, rules, syntaxRules } from './rules/table.ts';
import { templatePlaceholder } from './rules/templatePlaceholder.ts';
import { maskTemplate, placeholder } from './rules/templateMarkers.ts';
import { viewOf } from './rules/view.ts';
import type { ConfigView } from './rules/view.ts';
import { FixTrial } from './soundFixes.ts';
import { isSuppressed, readSuppressions } from './suppression.ts';
import type { Krb5Document, Position } from './tree.ts';

/** Above this length (UTF-16 units) only the syntax is checked, unless the context says otherwise. */
const defaultSizeLimit = 4_000_000;

/** A file with more problems than this is no configuration; the rest would only slow the editor. */
const mostProblems = 2000;

/**
 * Checks a parsed file against the table of rules.
 *
 * Takes any document that the parser returned and what the caller knows besides; returns the problems in
 * the order of the text, at most one of each rule for one range. Never throws, does no I/O.
 */
export function lintKrb5Conf(document: Krb5Document, context: LintContext = {}): Problem[] {
  const limit = context.sizeLimit ?? defaultSizeLimit;
  if (document.text.length > limit) {
    const view = viewOf(emptyLike(document), { ...context, sizeLimit: limit });
    return run([fileTooLarge, ...syntaxRules], { ...view, document, source: document });
  }
  const masked = maskTemplate(document.text);
  const read = masked.kind === 'none' ? document : parseKrb5Conf(masked.text);
  return run(rules, viewOf(read, context, masked.kind, document));
}

/** For a file beyond the limit: nothing to look at but its syntax problems. */
function emptyLike(document: Krb5Document): Krb5Document {
  return { ...parseKrb5Conf(''), problems: document.problems };
}

function run(chosen: readonly Rule[], view: ConfigView): Problem[] {
  const suppressions = readSuppressions(view.source);
  const problems: Problem[] = [];
  const spots = new Set<string>();
  const explained = new Map<number, Rule>();
  const trial = new FixTrial(view.source);
  for (const rule of explainersFirst(chosen)) {
    const set = view.context.severities?.[rule.id];
    if (set === 'off') continue;
    for (const finding of rule.check(view)) {
      if (problems.length >= mostProblems) break;
      if (rule !== templatePlaceholder && isUnknowable(view, finding)) continue;
      if (isSuppressed(suppressions, { rule: rule.id, range: finding.range })) continue;
      const { start, end } = finding.range;
      const spot = `${rule.id} ${start.line}:${start.character}-${end.line}:${end.character}`;
      if (spots.has(spot)) continue;
      const explainer = explained.get(start.line);
      if (explainer && explainer !== rule) continue;
      spots.add(spot);
      if (rule.explainsLine) explained.set(start.line, rule);
      problems.push(problemOf(rule, finding, set, trial));
    }
  }
  return problems.sort(
    (a, b) =>
      compare(a.range.start, b.range.start) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

function explainersFirst(chosen: readonly Rule[]): readonly Rule[] {
  return [...chosen.filter((r) => r.explainsLine), ...chosen.filter((r) => !r.explainsLine)];
}

/** In a template, what a marker will be replaced by is unknown: nothing can be said of text that holds one. */
function isUnknowable(view: ConfigView, finding: Finding): boolean {
  if (view.template === 'none') return false;
  const { start, end } = finding.range;
  const from = (view.document.lineStarts[start.line] ?? 0) + start.character;
  const to = (view.document.lineStarts[end.line] ?? 0) + end.character;
  return view.document.text.slice(from, to).includes(placeholder);
}

function problemOf(
  rule: Rule,
  finding: Finding,
  set: Severity | undefined,
  trial: FixTrial,
): Problem {
  const { range, message, related = [], fixes = [], tag } = finding;
  const severity = set ?? finding.severity ?? rule.severity;
  const quoted = message.includes(placeholder) ? message.replaceAll(placeholder, '?') : message;
  const known = fixes.filter((fix) => fix.edits.every((e) => !e.newText.includes(placeholder)));
  const sound = rule.triesFixes ? trial.sound(known) : known;
  const problem = { rule: rule.id, severity, message: quoted, range, related, fixes: sound };
  return tag === undefined ? problem : { ...problem, tag };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

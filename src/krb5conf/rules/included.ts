import { parseKrb5Conf } from '../parse.ts';
import type { DirectiveNode, ItemNode, Krb5Document } from '../tree.ts';
import type { IncludeOutcome, LintContext } from './context.ts';

/** What the included files say, as far as it bears on this one. */
export interface IncludedFacts {
  /** Each include line of this file with what it leads to; undefined if nobody could look. */
  readonly lines: readonly {
    readonly node: DirectiveNode;
    readonly outcome: IncludeOutcome | undefined;
  }[];
  /** Include lines of this file that lead back to it. */
  readonly cycles: readonly DirectiveNode[];
  /** Some include, or a profile module, could not be followed: absence proves nothing. */
  readonly open: boolean;
  readonly realms: ReadonlySet<string>;
  readonly hasDefaultRealm: boolean;
  readonly mappedDomains: ReadonlySet<string>;
}

/** Files followed in all, so that a web of includes cannot keep the editor busy. */
const mostFiles = 64;

/** All include and includedir lines of a document, wherever they stand. */
function includeLines(document: Krb5Document): DirectiveNode[] {
  const found: DirectiveNode[] = [];
  const stack: (readonly ItemNode[])[] = [];
  for (const child of document.children) {
    if (child.kind === 'section') stack.push(child.children);
    else if (child.kind === 'directive') found.push(child);
  }
  for (let children = stack.pop(); children; children = stack.pop())
    for (const child of children) {
      if (child.kind === 'block') stack.push(child.children);
      else if (child.kind === 'directive') found.push(child);
    }
  return found;
}

/** Follows the include lines of a document with the resolver of the context, if there is one. */
export function includedFacts(
  directives: readonly DirectiveNode[],
  context: LintContext,
): IncludedFacts {
  const realms = new Set<string>();
  const mappedDomains = new Set<string>();
  const seen = new Set<string>(context.path === undefined ? [] : [context.path]);
  const lines: { node: DirectiveNode; outcome: IncludeOutcome | undefined }[] = [];
  const cycles: DirectiveNode[] = [];
  let open = false;
  let hasDefaultRealm = false;

  const gather = (included: Krb5Document): void => {
    for (const section of included.sections)
      for (const child of section.children) {
        if (child.kind === 'block' && section.name.text === 'realms') realms.add(child.tag.text);
        if (child.kind !== 'relation') continue;
        if (section.name.text === 'domain_realm') mappedDomains.add(child.tag.text);
        if (section.name.text === 'libdefaults' && child.tag.text === 'default_realm')
          hasDefaultRealm = true;
      }
  };

  const follow = (node: DirectiveNode, top: DirectiveNode): IncludeOutcome | undefined => {
    if (node.directive === 'module') {
      open = true;
      return undefined;
    }
    const outcome = context.includes?.(node.directive, node.argument.text);
    if (outcome?.kind !== 'files') {
      open = true;
      return outcome;
    }
    for (const file of outcome.files) {
      if (file.path === context.path && !cycles.includes(top)) cycles.push(top);
      if (seen.has(file.path)) continue;
      if (seen.size >= mostFiles) {
        open = true;
        break;
      }
      seen.add(file.path);
      const included = parseKrb5Conf(file.text);
      gather(included);
      for (const inner of includeLines(included)) follow(inner, top);
    }
    return outcome;
  };

  for (const node of directives) lines.push({ node, outcome: follow(node, node) });
  return { lines, cycles, open, realms, hasDefaultRealm, mappedDomains };
}

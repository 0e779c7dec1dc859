/** Reads the flat parameters of the Query protocols back into nested objects and arrays. */

/** `item` names that AWS Query puts between a list and its numbers; EC2 Query has none. */
const listSegments = new Set(['member', 'Filter', 'Value', 'SourceId', 'EventCategory']);

interface Branch {
  readonly children: Map<string, Branch>;
  value?: string;
}

/**
 * `Filters.Filter.1.Values.Value.1=x` → `{Filters: [{Values: ['x']}]}`, `GroupId.1=sg-1` → `{GroupId: ['sg-1']}`.
 * Takes the decoded form; names are compared as they are.
 */
export function queryTree(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const root: Branch = { children: new Map() };
  for (const [name, value] of form) {
    let branch = root;
    for (const segment of name.split('.')) {
      let next = branch.children.get(segment);
      if (!next) branch.children.set(segment, (next = { children: new Map() }));
      branch = next;
    }
    branch.value = value;
  }
  return Object.fromEntries([...root.children].map(([name, child]) => [name, collapse(child)]));
}

function collapse(branch: Branch): unknown {
  const names = [...branch.children.keys()];
  const [first] = names;
  if (first === undefined) return branch.value ?? '';
  if (names.every((name) => /^\d+$/.test(name))) {
    return names
      .sort((a, b) => Number(a) - Number(b))
      .map((name) => collapse(branch.children.get(name) ?? { children: new Map() }));
  }
  const only = branch.children.get(first);
  if (names.length === 1 && only && listSegments.has(first) && hasNumbers(only))
    return collapse(only);
  return Object.fromEntries([...branch.children].map(([name, child]) => [name, collapse(child)]));
}

function hasNumbers(branch: Branch): boolean {
  return (
    [...branch.children.keys()].every((name) => /^\d+$/.test(name)) && branch.children.size > 0
  );
}

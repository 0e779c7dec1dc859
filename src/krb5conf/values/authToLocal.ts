/** What is wrong with an `auth_to_local` rule, and at which offset of the value. */
export interface RuleFault {
  readonly offset: number;
  readonly message: string;
}

const mechanisms = /^(DEFAULT|HEIMDAL_DEFAULT|NONE|RULE|DB|NAMES|auth_to_local)(:|$)/;

/**
 * Checks a value of `auth_to_local` against MIT's parser (lib/krb5/os/localauth_rule.c):
 * `RULE:[n:text](expression)s/from/to/g`, `DEFAULT`, or a mechanism of Heimdal. Undefined if it is well formed.
 */
export function authToLocalFault(value: string): RuleFault | undefined {
  const mechanism = mechanisms.exec(value);
  if (!mechanism) return { offset: 0, message: 'a rule starts with RULE: or is the word DEFAULT' };
  if (mechanism[1] !== 'RULE') return undefined;
  if (mechanism[2] !== ':') return { offset: 0, message: 'a colon belongs after RULE' };
  return ruleFault(value, 'RULE:'.length);
}

function ruleFault(value: string, start: number): RuleFault | undefined {
  let at = start;
  if (value.charAt(at) === '[') {
    const selection = /^\[(\d+):[^\]]*\]/.exec(value.slice(at));
    if (!selection)
      return {
        offset: at,
        message: '[ must be followed by a number of components, a colon, a pattern and ]',
      };
    const count = Number(selection[1]);
    for (const reference of selection[0].matchAll(/\$(\d*)/g)) {
      const number = reference[1] === '' ? Number.NaN : Number(reference[1]);
      if (!(number <= count))
        return {
          offset: at + reference.index,
          message: `${reference[0]} does not exist in a name of ${count} component${count === 1 ? '' : 's'}`,
        };
    }
    at += selection[0].length;
  }
  if (value.charAt(at) === '(') {
    const rest = value.slice(at);
    const end = /\)(?=\s*(?:s\/|$))/.exec(rest);
    if (!end) return { offset: at, message: '( has no matching ) before the substitution' };
    at += end.index + 1;
  }
  return substitutionFault(value, at);
}

function substitutionFault(value: string, start: number): RuleFault | undefined {
  const substitution = /\s*s\/[^/]*\/[^/]*\/g?/y;
  let at = start;
  while (at < value.length) {
    substitution.lastIndex = at;
    const match = substitution.exec(value);
    if (!match) {
      if (value.slice(at).trim() === '') return undefined;
      const why =
        value.slice(at).trim() === 'L'
          ? 'the suffix /L is known to Hadoop only'
          : 'what follows the expression must be s/from/to/ or s/from/to/g';
      return { offset: at, message: why };
    }
    at += match[0].length;
  }
  return undefined;
}

import { indentOf, lineEnd, replace } from '../fix.ts';
import { authToLocalFault } from '../values/authToLocal.ts';
import { nearest } from '../values/nearest.ts';
import { partOfValue, valueRange } from './entry.ts';
import { isDefined, knowsAllRealms, looksUpKdcs } from './realmFacts.ts';
import type { Rule } from './rule.ts';
import type { Block } from './entry.ts';

/** Server realms whose paths mix the dot of direct trust with hops. */
function mixed({ entries }: Block): Set<string> {
  const direct = new Set(entries.filter(({ value }) => value === '.').map(({ tag }) => tag));
  const hops = new Set(entries.filter(({ value }) => value !== '.').map(({ tag }) => tag));
  return new Set([...direct].filter((tag) => hops.has(tag)));
}

/** `capaths-form`. */
export const capathsForm: Rule = {
  id: 'capaths-form',
  severity: 'warning',
  summary:
    'A trust path has several realms on a line, mixes . with realms, or names an unknown realm.',
  consequence:
    'MIT takes "A.COM B.COM" for one realm of that name and ignores the path; Java and Heimdal split it. The dot means direct trust, which needs no further realm.',
  remedy: 'Write one line for each realm on the way.',
  example: {
    bad: '[capaths]\n    A.COM = {\n        C.COM = X.COM B.COM\n    }\n',
    good: '[capaths]\n    A.COM = {\n        C.COM = X.COM\n        C.COM = B.COM\n    }\n',
  },
  *check(view) {
    const closed = knowsAllRealms(view) && !looksUpKdcs(view) && view.realms.size > 0;
    for (const block of view.blocks) {
      if (block.path.length !== 1 || block.path[0] !== 'capaths') continue;
      const contradictory = mixed(block);
      for (const entry of block.entries) {
        const { value, tag, node } = entry;
        const range = valueRange(entry);
        if (/\s/.test(value)) {
          const indent = indentOf(view.document, node.line);
          const [first = '', ...rest] = value.split(/[\s,]+/).filter(Boolean);
          const lines = rest.map((hop) => `${lineEnd(view.document)}${indent}${tag} = ${hop}`);
          yield {
            range,
            message:
              'MIT takes this for one realm with a blank in its name and ignores the path. Write one line for each realm.',
            fixes:
              entry.node.value.quoted || tag === ''
                ? []
                : [
                    {
                      title: 'Write one line for each realm',
                      edits: [replace(range, first + lines.join(''))],
                    },
                  ],
          };
        } else if (value === '.' && contradictory.has(tag)) {
          yield {
            range,
            message: `A dot means that ${block.tag} and ${tag} trust each other directly, but other lines name realms on the way.`,
          };
        } else if (closed && value !== '.' && value !== '' && !isDefined(view, value)) {
          const close = nearest(value, view.realms.keys());
          yield {
            range,
            message: `${value} has no stanza under [realms], and dns_lookup_kdc is false: this path leads nowhere.${close ? ` Did you mean ${close}?` : ''}`,
            fixes: close ? [{ title: `Change to ${close}`, edits: [replace(range, close)] }] : [],
          };
        }
      }
    }
  },
};

/** `auth-to-local-form`. */
export const authToLocalForm: Rule = {
  id: 'auth-to-local-form',
  severity: 'error',
  summary: 'An auth_to_local rule is malformed.',
  consequence:
    'The library gives up the whole mapping at a malformed rule, so nobody maps to a local user: logins are refused although the ticket is good.',
  remedy: 'Write RULE:[n:pattern](expression)s/from/to/ or DEFAULT.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        auth_to_local = RULE:[1:$1@$0](.*@A.COM)s/@.*\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        auth_to_local = RULE:[1:$1@$0](.*@A.COM)s/@.*//\n    }\n',
  },
  *check(view) {
    for (const entry of view.ofType('auth-to-local')) {
      const fault = authToLocalFault(entry.value);
      if (!fault) continue;
      const length = Math.max(entry.value.length - fault.offset, 1);
      yield {
        range: partOfValue(entry, fault.offset, length),
        message: `This rule is malformed: ${fault.message}. The library then maps nobody to a local user.`,
      };
    }
  },
};

import type { Rule } from './rule.ts';
import { removeLine } from './syntaxHeaders.ts';
import { replace } from '../fix.ts';
import { valueRange } from './entry.ts';

/** `domain-realm-duplicate`. */
export const domainRealmDuplicate: Rule = {
  id: 'domain-realm-duplicate',
  severity: 'warning',
  summary: 'The same host or domain is mapped more than once.',
  consequence:
    'MIT, Heimdal and Java take the first line, gokrb5 the last: with different realms, programs on one machine disagree.',
  remedy: 'Remove the line that is wrong.',
  example: {
    bad: '[domain_realm]\n    .example.com = EXAMPLE.COM\n    .example.com = EXAMPLE.COM\n',
    good: '[domain_realm]\n    .example.com = EXAMPLE.COM\n    example.com = EXAMPLE.COM\n',
  },
  *check({ mappings, keys, document, template }) {
    if (template === 'control' || keys.first.size === mappings.length) return;
    for (const entry of mappings) {
      const earlier = keys.first.get(entry.tag);
      if (!earlier || earlier === entry || entry.tag === '') continue;
      const same = earlier.value === entry.value;
      yield {
        range: entry.node.tag.range,
        severity: same ? 'warning' : 'error',
        message: same
          ? `${entry.tag} is mapped to ${entry.value} already.`
          : `${entry.tag} is mapped to ${earlier.value} already: MIT, Heimdal and Java never use this line, gokrb5 uses only this one.`,
        related: [{ range: earlier.node.range, message: 'The line that counts' }],
        fixes: [removeLine(document, entry.node.line)],
        tag: 'unnecessary',
      };
    }
  },
};

/** `domain-realm-shadowed`. */
export const domainRealmShadowed: Rule = {
  id: 'domain-realm-shadowed',
  severity: 'warning',
  summary: 'A domain and its leading-dot twin lead to different realms.',
  consequence:
    'The line with the dot wins for every host below, so the line without it counts for a host of exactly that name and no other.',
  remedy: 'Give both the same realm, or say in a comment that the difference is meant.',
  example: {
    bad: '[domain_realm]\n    example.com = A.EXAMPLE.COM\n    .example.com = B.EXAMPLE.COM\n',
    good: '[domain_realm]\n    example.com = B.EXAMPLE.COM\n    .example.com = B.EXAMPLE.COM\n',
  },
  *check({ mappings, keys, template }) {
    if (template === 'control' || !mappings.some(({ tag }) => tag.startsWith('.'))) return;
    for (const entry of mappings) {
      const twin = keys.first.get(`.${entry.tag}`);
      if (!twin || twin.value === entry.value) continue;
      // Letter case alone is the subject of another rule.
      if (twin.value.toUpperCase() === entry.value.toUpperCase()) continue;
      const range = valueRange(entry);
      yield {
        range,
        message: `No host below ${entry.tag} gets here: "${twin.tag}" sends them all to ${twin.value}. This line counts for a host named ${entry.tag} only.`,
        related: [{ range: twin.node.range, message: 'The line that covers it' }],
        fixes: [{ title: `Change to ${twin.value}`, edits: [replace(range, twin.value)] }],
      };
    }
  },
};

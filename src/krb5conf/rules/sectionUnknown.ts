import { replace } from '../fix.ts';
import { sections as knownSections } from '../options/sections.ts';
import { findSection } from '../options/table.ts';
import { nearest } from '../values/nearest.ts';
import type { Rule } from './rule.ts';

const names = knownSections.map(({ name }) => name);

/** `section-unknown`. */
export const sectionUnknown: Rule = {
  id: 'section-unknown',
  severity: 'warning',
  summary: 'No Kerberos library reads a section of this name.',
  consequence:
    'Everything in it is ignored without a message. [domain_realms] for [domain_realm] has gone unnoticed for years.',
  remedy: 'Correct the name.',
  example: {
    bad: '[domain_realms]\n    .example.com = EXAMPLE.COM\n',
    good: '[domain_realm]\n    .example.com = EXAMPLE.COM\n    example.com = EXAMPLE.COM\n',
  },
  *check({ sections, document }) {
    const unclosed = new Set(
      document.problems
        .filter(({ kind }) => kind === 'section-unclosed')
        .map((p) => p.range.start.line),
    );
    for (const { name, line } of sections) {
      const folded = name.text.trim().toLowerCase();
      // Blanks and letter case are the subject of syntax-section-name-form.
      if (findSection(name.text) || names.includes(folded) || unclosed.has(line)) continue;
      const meant = nearest(name.text, names);
      yield {
        range: name.range,
        severity: meant ? 'error' : 'warning',
        message: `No Kerberos library reads [${name.text}]: everything in it is ignored without a message.${meant ? ` Did you mean [${meant}]?` : ''}`,
        fixes: meant
          ? [{ title: `Rename to [${meant}]`, edits: [replace(name.range, meant)] }]
          : [],
      };
    }
  },
};

import type { Rule } from './rule.ts';
import { maskTemplate } from './templateMarkers.ts';

/** `template-placeholder`: says once that the file is checked as a template. */
export const templatePlaceholder: Rule = {
  id: 'template-placeholder',
  severity: 'information',
  summary: 'The file holds markers of a template engine and is checked as a template.',
  consequence:
    'What a marker stands for is unknown, so nothing is reported about lines that hold one. A Kerberos library that reads the file as it is takes the markers for names.',
  remedy: 'Nothing to do in a template. In a real file, put a name in the place of the marker.',
  example: {
    bad: '[libdefaults]\n    default_realm = {{ realm }}\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n\n[realms]\n    EXAMPLE.COM = {\n    }\n',
  },
  *check({ document, template, source }) {
    if (template === 'none') return;
    const first = maskTemplate(source.text).first;
    if (!first) return;
    let line = 0;
    while ((document.lineStarts[line + 1] ?? Infinity) <= first.offset) line++;
    const character = first.offset - (document.lineStarts[line] ?? 0);
    const next = document.lineStarts[line + 1] ?? source.text.length + 1;
    const end = Math.min(first.offset + first.length, next - 1) - (document.lineStarts[line] ?? 0);
    yield {
      range: { start: { line, character }, end: { line, character: Math.max(end, character) } },
      message:
        'This is a template: lines with markers are not checked. A Kerberos library would take the marker itself for the value.',
    };
  },
};

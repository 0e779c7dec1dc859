import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeMarkdown, markdownBlock, markdownCode } from '../../../src/report/escapeMarkdown.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { attacks, verdictOf } from './hostile.ts';

interface Parser {
  render(markdown: string): string;
  renderInline(markdown: string): string;
}
type MarkdownIt = new (options: { html: boolean; linkify: boolean }) => Parser;

const runs = 300 * Number(process.env['FUZZ_RUNS'] ?? 1);
// An independent reader with everything switched on that GitHub and VS Code switch on.
const MarkdownIt = createRequire(import.meta.url)('markdown-it') as MarkdownIt;
const reader = new MarkdownIt({ html: true, linkify: true });

function tagsOf(html: string): string {
  return Array.from(html.matchAll(/<(\/?[a-z0-9]+)([^>]*)>/gi), ([tag]) => tag)
    .map((tag) => tag.replace(/ class="[^"]*"| style="[^"]*"/g, ''))
    .join('');
}

/** Back from HTML to the text that a reader sees. */
function shown(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '').trim();
}

test('escaped text reads as itself, whatever it contains', () => {
  for (const attack of attacks) {
    const oneLine = attack.replace(/[\r\n\t]+/g, ' ').trim();
    const html = reader.render(escapeMarkdown(attack)).trim();
    assert.equal(tagsOf(html), '<p></p>', attack);
    // Characters that are spelled out differ on purpose.
    if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(oneLine))
      assert.equal(shown(html.slice(3, -4)), oneLine);
  }
});

test('any text stays one paragraph without markup', () => {
  const alphabet = fc.constantFrom(
    ...'<>[]()*_`~|#+-=!&\\:/.@$ \n\tab1{}"\'^h'.split(''),
    'www.',
    'http://a.b',
  );
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 40 }), (text) => {
      const html = reader.render(escapeMarkdown(`x${text}`)).trim();
      assert.equal(tagsOf(html), '<p></p>');
    }),
    { numRuns: runs },
  );
});

test('the report has the same structure whatever its texts are', () => {
  const structure = (text: string): string =>
    tagsOf(reader.render(renderMarkdown(verdictOf(text)))).replaceAll(/<\/?(?:strong)>/g, '');
  const expected = structure('harmless text');
  for (const attack of attacks) assert.equal(structure(attack), expected, attack);
});

test('code fences are longer than any run of backticks inside', () => {
  assert.equal(markdownCode('a``b`'), '``` a``b` ```');
  assert.equal(markdownBlock('echo ```x', 'bash'), '````bash\necho ```x\n````');
  assert.equal(markdownBlock('a\r\nb\u001b', ''), '```\na\nb\\u{1b}\n```');
});

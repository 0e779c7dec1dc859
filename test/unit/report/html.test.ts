import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { samples } from '../../fixtures/reports/samples.ts';
import { commandHref, reportCommandIds } from '../../../src/report/commandLinks.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { reportStyle, reportStyleHash } from '../../../src/report/htmlStyle.ts';
import { attacks, rawControl, verdictOf } from './hostile.ts';

const runs = 25 * Number(process.env['FUZZ_RUNS'] ?? 1);

/** Element names in document order with their attribute names: text may differ, structure may not. */
function structureOf(html: string): string {
  const xml = html.replace(/^<!doctype html>/i, '');
  // The separate validator package is not worth a dependency for this one call.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  assert.equal(XMLValidator.validate(xml), true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    processEntities: true,
  });
  const names: string[] = [];
  const visit = (nodes: unknown): void => {
    for (const node of nodes as Record<string, unknown>[]) {
      const attributes = Object.keys((node[':@'] as object | undefined) ?? {});
      for (const [name, children] of Object.entries(node)) {
        if (name === ':@' || name === '#text') continue;
        names.push(`${name}(${attributes.join()})`);
        visit(children);
      }
    }
  };
  visit(parser.parse(xml));
  return names.join(' ');
}

/**
 * The links to documentation and to a terminal, and the shell's code blocks, are the only parts that depend on the text:
 * what would press Enter in a terminal gets no link there.
 */
function comparable(html: string): string {
  return structureOf(html)
    .replaceAll('span(@_class)', '')
    .replaceAll('a(@_class,@_href) a(@_class,@_href)', 'a(@_class,@_href)')
    .replace(/ +/g, ' ');
}

test('every document is well formed, with one h1, one main and a language', () => {
  for (const verdict of Object.values(samples)) {
    const structure = structureOf(renderHtml(verdict));
    assert.equal(structure.match(/\bh1\(/g)?.length, 1);
    assert.equal(structure.match(/\bmain\(/g)?.length, 1);
    assert.match(structure, /^html\(@_lang\)/);
    assert.doesNotMatch(structure, /\b(?:script|iframe|object|embed|form|img)\(/);
  }
});

test('text from outside never changes the structure of the document', () => {
  const expected = comparable(renderHtml(verdictOf('harmless text'), { commandLinks: true }));
  for (const attack of attacks) {
    const html = renderHtml(verdictOf(attack), { commandLinks: true });
    assert.equal(comparable(html), expected, attack);
  }
});

test('no text from outside becomes a link, a script or a raw control character', () => {
  for (const attack of attacks) {
    const html = renderHtml(verdictOf(attack), { commandLinks: true });
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) {
      const known = reportCommandIds.some((id) => href.startsWith(`command:${id}?`));
      assert.ok(known, `${attack} became ${href}`);
    }
    assert.doesNotMatch(html, rawControl);
  }
});

test('any text: well formed, and the same structure', () => {
  const expected = comparable(renderHtml(verdictOf('harmless text')));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      assert.equal(comparable(renderHtml(verdictOf(`x${text}`))), expected);
    }),
    { numRuns: runs },
  );
});

test('the policy lets in nothing but the style sheet, by hash or by nonce', () => {
  const verdict = samples['healthy']!;
  const hash = createHash('sha256').update(reportStyle).digest('base64');
  assert.equal(reportStyleHash, hash, 'htmlStyle.ts changed: set reportStyleHash to this');
  const saved = renderHtml(verdict);
  assert.match(saved, /content="default-src &#39;none&#39;; style-src &#39;sha256-/);
  assert.doesNotMatch(saved, /unsafe|command:/);
  const panel = renderHtml(verdict, {
    cspSource: 'vscode-resource:',
    nonce: 'abc',
    styleHref: 'vscode-resource:/media/report.css',
    commandLinks: true,
  });
  assert.match(panel, /style-src vscode-resource: &#39;nonce-abc&#39;;/);
  assert.match(panel, /<style nonce="abc">/);
  assert.match(panel, /<link rel="stylesheet" href="vscode-resource:\/media\/report.css" \/>/);
});

test('documentation links are plain https only', () => {
  const link = (doc: string): boolean => renderHtml(verdictOf(doc)).includes('>Documentation</a>');
  assert.ok(link('https://docs.aws.amazon.com/a/b.html#c'));
  for (const doc of ['http://a.example/', 'javascript:alert(1)', 'https://a b/', 'https://[::1]/'])
    assert.ok(!link(doc), doc);
});

test('the arguments of a command link survive as JSON', () => {
  const href = commandHref('kerberosDoctor.copyText', `a "b" 'c' & d\n\ud800`);
  const json = decodeURIComponent(href.slice(href.indexOf('?') + 1));
  assert.deepEqual(JSON.parse(json), [`a "b" 'c' & d\n\ufffd`]);
});

test('tables have captions and scopes, the picture a title in words', () => {
  const html = renderHtml(samples['blocked-security-group']!);
  assert.match(html, /<th scope="col">/);
  assert.match(html, /<th scope="row">/);
  assert.match(html, /<svg\s[^>]*role="img"/);
  assert.match(
    html,
    /<title>The login, hop by hop\. configuration: works; [^<]*KDC reachable: broken;/,
  );
});

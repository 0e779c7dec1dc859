import { test } from 'node:test';
import { renderHtml } from '../../../src/report/html.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { redact } from '../../../src/report/redact.ts';
import { renderText } from '../../../src/report/text.ts';
import { assertGolden } from '../../fixtures/reports/golden.ts';
import { samples } from '../../fixtures/reports/samples.ts';

for (const [name, verdict] of Object.entries(samples)) {
  test(`${name} as text`, () =>
    assertGolden(`${name}.txt`, renderText(verdict, { colour: false, width: 110 })));
  test(`${name} as Markdown`, () => assertGolden(`${name}.md`, renderMarkdown(verdict)));
  test(`${name} as HTML`, () => assertGolden(`${name}.html`, renderHtml(verdict)));
  test(`${name} as JSON`, () => assertGolden(`${name}.json`, renderJson(verdict)));
  test(`${name} redacted`, () =>
    assertGolden(
      `${name}.redacted.txt`,
      renderText(redact(verdict), { colour: false, width: 110 }),
    ));
}

import { visibleBlock, visibleLine } from './visible.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function entity(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => entities[character] ?? character);
}

/** Text as HTML content or as a quoted attribute value, on one line. */
export function escapeHtml(text: string): string {
  return entity(visibleLine(text));
}

/** The same for `<pre>`: line feeds stay. */
export function escapeHtmlBlock(text: string): string {
  return entity(visibleBlock(text));
}

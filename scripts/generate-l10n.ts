/**
 * Writes l10n/bundle.l10n.json: every text of the extension's own code that VS Code shows. What the diagnosis and its
 * reports say stays English (docs/translating.md).
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const root = join(import.meta.dirname, '..');

/** The texts as keys, sorted, so that a change shows as one line. */
export async function englishBundle(): Promise<Readonly<Record<string, string>>> {
  const files = readdirSync(join(root, 'src/vscode'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const found = await getL10nJson(
    files.map((name) => ({
      extension: '.ts',
      contents: withPlainCalls(readFileSync(join(root, 'src/vscode', name), 'utf8')),
    })),
  );
  const entries = Object.entries(found).map(
    ([key, value]) => [key, typeof value === 'string' ? value : value.message] as const,
  );
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Pure files are handed `vscode.l10n.t` as `t` or in an object; the exporter knows only its full name. */
function withPlainCalls(source: string): string {
  const named = source
    .replaceAll('vscode.l10n.t(', '§(')
    .replace(/(?<![\w.$])(?:\w+\.)?t\((?=\s*['"`])/g, '§(')
    .replaceAll('§(', 'vscode.l10n.t(');
  return /import \* as vscode from 'vscode'/.test(named)
    ? named
    : `import * as vscode from 'vscode';\n${named}`;
}

/** Two spaces and a line feed, as prettier writes JSON. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(root, 'l10n/bundle.l10n.json'), jsonFile(await englishBundle()));

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runHere } from './fakeSession.ts';

const page = new URL('../../../docs/cli.md', import.meta.url);
const block = /<!-- help: ([\w -]+?) -->\n(?:\n```text\n[\s\S]*?\n```\n)?/g;

/** `UPDATE_GOLDEN=1` writes the help texts into the page. */
test('docs/cli.md shows the help of every command as it is', async () => {
  const written = await readFile(page, 'utf8');
  const commands = Array.from(written.matchAll(block), ([, command = '']) => command);
  const helps = new Map<string, string>();
  for (const command of commands) {
    const { stdout } = await runHere([...command.split(' '), '--help']);
    helps.set(command, stdout.trimEnd());
  }
  const expected = written.replace(
    block,
    (_, command: string) =>
      `<!-- help: ${command} -->\n\n\`\`\`text\n${helps.get(command) ?? ''}\n\`\`\`\n`,
  );
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(page, expected);
  else assert.equal(written, expected, 'UPDATE_GOLDEN=1 writes the help texts again');
});

test('docs/cli.md has a section for every command', async () => {
  const written = await readFile(page, 'utf8');
  const { stdout } = await runHere(['--help']);
  const listed = Array.from(stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm), ([, name = '']) => name);
  for (const name of listed.filter((one) => one !== 'help'))
    assert.match(written, new RegExp(`^## \`${name}\``, 'm'));
  assert.ok(listed.length >= 4);
});

test('every option in the examples exists', async () => {
  const written = await readFile(page, 'utf8');
  const lines = Array.from(
    written.matchAll(/kerberos-doctor ((?:generate [\w-]+|\w+))( [^\n|>]*)/g),
  );
  assert.ok(lines.length > 8);
  for (const [, command = '', words = ''] of lines) {
    const { stdout } = await runHere([...command.split(' '), '--help']);
    for (const [option] of words.matchAll(/--[a-z0-9-]+/g))
      assert.ok(stdout.includes(option), `${command} ${option}`);
  }
});

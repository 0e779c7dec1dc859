import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandLine } from '../../../src/aws/commandLine.ts';

test('command line: plain words stay as they are in both shells', () => {
  const { bash, powershell } = commandLine('aws', 'rds', '--region', 'eu-west-1', 'arn:aws:x:y');
  assert.equal(bash, 'aws rds --region eu-west-1 arn:aws:x:y');
  assert.equal(powershell, bash);
});

test(
  'command line: a shell gives back exactly the words, whatever is in them',
  { skip: process.platform === 'win32' },
  () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      { numRuns: 300, seed: 7 },
    );
    words.push('$(reboot)', '`id`', "a'b", 'a"b', '', '\\', 'a\nb', '*', '~', '!x', '-n');
    const { bash } = commandLine(...words);
    const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${bash}`], { encoding: 'utf8' });
    assert.deepEqual(printed.split('\0').slice(0, -1), words);
  },
);

test('command line: PowerShell gets doubled quotes, and nothing that it expands', () => {
  assert.equal(commandLine("a'b").powershell, "'a''b'");
  assert.equal(commandLine('$x').powershell, "'$x'");
  assert.equal(commandLine('a’b').powershell, "'a’’b'");
  assert.equal(commandLine('--a:b').powershell, "'--a:b'");
  assert.match(commandLine('{"a":1}').powershell, /^\('\{"a":1\}' -replace '"', /);
});

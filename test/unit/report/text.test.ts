import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderText } from '../../../src/report/text.ts';
import { columns, hanging, wrap } from '../../../src/report/wrap.ts';
import { samples } from '../../fixtures/reports/samples.ts';
import { attacks, rawControl, verdictOf } from './hostile.ts';

const escape = String.fromCharCode(27);
const plain = { colour: false, width: 100 };

test('the first screen says what is broken, why, and what to do', () => {
  const lines = renderText(samples['blocked-security-group']!, plain).split('\n');
  assert.match(
    lines[0] ?? '',
    /^✖ Kerberos login to orders .* cannot work from this machine \(bastion-2, over SSH\)$/,
  );
  assert.match(lines[2] ?? '', /^ {2}Cause {3}UDP and TCP 88/);
  assert.ok(lines.some((line) => /^ {2}Why {5}Security group/.test(line)));
  assert.ok(lines.some((line) => /^ {2}Fix {5}Allow 88/.test(line)));
  assert.ok(lines.some((line) => line.includes('KDC reachable ✖ broken')));
});

test('a healthy verdict says so, and what could not be checked', () => {
  const [healthy] = renderText(samples['healthy']!, plain).split('\n');
  assert.match(healthy ?? '', /^✔ Nothing stands in the way .*over SSH\)$/);
  const [partial] = renderText(samples['partial-permissions']!, plain).split('\n');
  assert.match(partial ?? '', /, as far as it could be checked$/);
});

test('colour adds nothing but SGR sequences', () => {
  for (const verdict of Object.values(samples)) {
    const coloured = renderText(verdict, { colour: true, width: 100 });
    const uncoloured = coloured
      .split(escape)
      .map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, '')));
    assert.ok(uncoloured.length > 1);
    assert.equal(uncoloured.join(''), renderText(verdict, plain));
  }
});

test('no control sequence of a server reaches the terminal', () => {
  for (const attack of attacks) {
    const text = renderText(verdictOf(attack), plain);
    assert.doesNotMatch(text, rawControl);
  }
});

test('lines keep to the width, commands stay whole', () => {
  const verdict = samples['blocked-security-group']!;
  const command = verdict.rootCause?.fixes[0]?.command?.split('\n')[0] ?? '';
  const text = renderText(verdict, { colour: false, width: 60 });
  assert.ok(text.includes(command));
  const prose = text.slice(text.indexOf('Cause'), text.indexOf('Fix'));
  for (const line of prose.split('\n')) assert.ok(line.length <= 60, line);
});

test('wrapping keeps every word, columns line up by character', () => {
  assert.deepEqual(wrap('aa bb cccccccccc d', 5), ['aa bb', 'cccccccccc', 'd']);
  assert.deepEqual(wrap('', 5), ['']);
  assert.deepEqual(hanging('  Why', 'one two three four five six', 8, 30), [
    '  Why   one two three four',
    '        five six',
  ]);
  assert.deepEqual(
    columns([
      ['😀', 'x'],
      ['ab', 'y'],
    ]),
    ['😀   x', 'ab  y'],
  );
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  dropsOnlyUnitTail,
  heimdalDuration,
  javaDuration,
  mitDuration,
  portableDuration,
  spokenDuration,
} from '../../../src/krb5conf/values/duration.ts';

const recorded = 'test/fixtures/krb5conf/durations.tsv';

test('durations are read as MIT, Heimdal and Java were measured to read them', () => {
  assert.ok(existsSync(recorded));
  const lines = readFileSync(recorded, 'utf8').split('\n').slice(1).filter(Boolean);
  assert.ok(lines.length > 40);
  for (const line of lines) {
    const [input = '', mit = '', heimdal = '', java = ''] = line.split('\t');
    const seconds = (reading: { seconds: number } | undefined) =>
      reading ? String(reading.seconds) : 'ERR';
    assert.equal(seconds(mitDuration(input)), mit, `MIT "${input}"`);
    assert.equal(seconds(heimdalDuration(input)), heimdal, `Heimdal "${input}"`);
    assert.equal(seconds(javaDuration(input)), java, `Java "${input}"`);
  }
});

test('the examples of the MIT test program t_deltat.c', () => {
  for (const [text, seconds] of [
    ['3d4m    42s', 259482],
    ['42-13:42:47', 42 * 86400 + 13 * 3600 + 42 * 60 + 47],
    ['1:02:03', 3723],
    ['13:0003', undefined],
    ['3d4m5h', undefined],
    ['1-2', undefined],
    ['2147483647s', 2147483647],
    ['2147483648s', undefined],
  ] as const) {
    assert.equal(mitDuration(text)?.seconds, seconds, text);
  }
});

test('what MIT drops is known: a unit word is harmless, another unit is not', () => {
  const dropped = (text: string) => {
    const reading = mitDuration(text);
    assert.ok(reading, text);
    return dropsOnlyUnitTail(text, reading);
  };
  assert.ok(dropped('10hours'));
  assert.ok(dropped('25hrs'));
  assert.ok(dropped('7days'));
  assert.ok(!dropped('1month'));
  assert.ok(!dropped('24H'));
  assert.ok(!dropped('1w'));
  assert.ok(!dropped('1min 30sec'));
  assert.equal(mitDuration('24h # comment')?.rest, '# comment');
});

test('the portable form means the same to all three', () => {
  for (const seconds of [0, 1, 59, 60, 300, 3600, 36000, 86400, 604800, 90061]) {
    const form = portableDuration(seconds);
    assert.equal(mitDuration(form)?.seconds, seconds);
    assert.equal(heimdalDuration(form)?.seconds, seconds);
    assert.equal(javaDuration(form)?.seconds, seconds);
  }
  assert.equal(spokenDuration(86400), '1 day');
  assert.equal(spokenDuration(24), '24 seconds');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepEvent } from '../../../src/diagnosis/request.ts';
import { historyRows } from '../../../src/vscode/history/historyRows.ts';
import { untranslated } from '../../../src/vscode/tree/translate.ts';
import { samples } from '../../fixtures/reports/samples.ts';

const time = (iso: string) => `at ${iso}`;
const step = (id: string, state: StepEvent['state']): StepEvent => ({
  ...{ id, title: `title of ${id}`, reason: `reason of ${id}`, stage: 'KDCs', state },
});

test('a run under way counts its answers and shows every question with its reason', () => {
  const steps = [step('a', 'ok'), step('b', 'started'), step('c', 'timeout')];
  const [row] = historyRows([{ name: 'mydb', steps }], [], time, untranslated);
  assert.equal(row?.label, 'mydb');
  assert.equal(row.description, '2 of 3 questions answered');
  assert.deepEqual(
    row.children.map(({ label, description }) => [label, description]),
    [
      ['title of a', 'answered'],
      ['title of b', 'asked'],
      ['title of c', 'no answer'],
    ],
  );
  assert.match(row.children[0]?.tooltip.join() ?? '', /reason of a/);
});

test('a run that ended says when and what, in words as well as by its icon', () => {
  for (const verdict of Object.values(samples)) {
    const [row] = historyRows([], [{ id: '1', verdict }], time, untranslated);
    assert.ok(row);
    assert.equal(row.run, '1');
    assert.ok(row.description.startsWith(`at ${verdict.startedAt} · `));
    const cause = verdict.rootCause?.title ?? 'nothing in the way';
    assert.ok(row.spoken.includes(cause), row.spoken);
    const open = verdict.findings.filter(({ mutedBy }) => mutedBy === null);
    assert.equal(row.children.length, open.length);
    assert.equal(row.icon.name, verdict.rootCause?.severity ?? 'pass');
  }
});

test('rows have ids of their own', () => {
  const runs = Object.values(samples).map((verdict, index) => ({ id: `${index}`, verdict }));
  const ids = historyRows([], runs, time, untranslated)
    .flatMap((row) => [row, ...row.children])
    .map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../../src/krb5conf/fix.ts';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import { rules } from '../../../src/krb5conf/rules/table.ts';

const reference = '../shared/reference/krb5conf-rules.md';

/** Ours beyond the reference. */
const additions = ['reading-differs'];

test('every rule of the reference exists with its severity, and no other', (t) => {
  if (!existsSync(reference)) {
    t.skip(`${reference} is not here: the ids were not compared`);
    return;
  }
  const rows = [...readFileSync(reference, 'utf8').matchAll(/^\| (`[a-z0-9-`/ ]+) \| (\w+) \|/gm)];
  const expected = new Map(
    rows.flatMap(([, ids = '', severity = '']) =>
      [...ids.matchAll(/`([a-z0-9-]+)`/g)].map(([, id = '']) => [id, severity] as const),
    ),
  );
  assert.ok(expected.size > 60);
  assert.deepEqual(
    new Map(
      rules
        .filter(({ id }) => !additions.includes(id))
        .map((rule) => [rule.id, rule.severity] as const)
        .sort(),
    ),
    new Map([...expected].sort()),
  );
});

for (const rule of rules) {
  const { bad, good, context = {} } = rule.example;

  test(`${rule.id}: its example shows it, and the corrected one does not`, () => {
    const found = lintKrb5Conf(parseKrb5Conf(bad), context).filter((p) => p.rule === rule.id);
    assert.equal(found.length, 1, `${found.length} problems in the bad example`);
    const still = lintKrb5Conf(parseKrb5Conf(good), context);
    const wrong = still.filter((p) => p.rule === rule.id || p.severity === 'error');
    assert.deepEqual(
      wrong.map((p) => `${p.rule}: ${p.message}`),
      [],
    );
  });

  test(`${rule.id}: each fix of the example cures it and breaks nothing`, () => {
    const document = parseKrb5Conf(bad);
    const [problem] = lintKrb5Conf(document, context).filter((p) => p.rule === rule.id);
    for (const fix of problem?.fixes ?? []) {
      const fixed = parseKrb5Conf(applyEdits(document, fix.edits));
      const after = lintKrb5Conf(fixed, context);
      assert.ok(!after.some((p) => p.rule === rule.id), `${fix.title}:\n${fixed.text}`);
      assert.ok(!after.some((p) => p.severity === 'error'), `${fix.title}:\n${fixed.text}`);
    }
  });

  test(`${rule.id}: says what, so what, and what now`, () => {
    for (const text of [rule.summary, rule.consequence, rule.remedy])
      assert.match(text, /^\S[\s\S]+[.'"?]$/);
  });
}

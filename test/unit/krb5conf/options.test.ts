import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { directives } from '../../../src/krb5conf/options/directives.ts';
import { sections } from '../../../src/krb5conf/options/sections.ts';
import { synonyms } from '../../../src/krb5conf/options/synonyms.ts';
import {
  findOption,
  findSection,
  options,
  optionsAt,
  placesOf,
} from '../../../src/krb5conf/options/table.ts';

const reference = '../shared/reference/krb5conf-options.json';

test('every option of the reference is in the table, with its readers and repetition', (t) => {
  if (!existsSync(reference)) {
    t.skip(`${reference} is not here: the table was not compared with its source`);
    return;
  }
  const source = JSON.parse(readFileSync(reference, 'utf8')) as {
    section: string;
    name: string;
    repeatable: boolean;
    implementations: string[];
    removed: string | null;
  }[];
  const rows = new Map(
    [...options, ...sections, ...directives].map((o) => [`${o.path.join('.')} ${o.name}`, o]),
  );
  assert.equal(rows.size, source.length);
  for (const fact of source) {
    const path = fact.section.startsWith('(') ? '' : fact.section;
    const row = rows.get(`${path} ${fact.name}`);
    assert.ok(row, `${fact.section} ${fact.name}`);
    assert.deepEqual([...row.readers], fact.implementations, fact.name);
    assert.equal(row.repeatable ?? false, fact.repeatable, fact.name);
    assert.equal(row.removed ?? null, fact.removed, fact.name);
  }
});

test('no two rows describe the same place', () => {
  const seen = options.map((o) => [...o.path, o.name].join('\0'));
  assert.equal(new Set(seen).size, seen.length);
});

test('each row says what it is in one short text and points to a page', () => {
  for (const option of [...options, ...sections, ...directives]) {
    assert.match(option.description, /^[A-Z[\w].*[.)]$/s, option.name);
    assert.ok(option.description.length <= 260, `${option.name}: ${option.description.length}`);
    assert.match(option.page, /^https:\/\//);
    if (option.type === 'enum') assert.ok(option.values, option.name);
  }
});

test('placeholders stand for any realm, application or module', () => {
  assert.equal(findOption(['realms', 'ANY.REALM'], 'kdc')?.type, 'host');
  assert.equal(findOption(['realms', 'X', 'v4_name_convert'], 'host')?.type, 'block');
  assert.equal(findOption(['domain_realm'], '.example.com')?.type, 'realm');
  assert.equal(findOption(['capaths', 'A.COM'], 'B.COM')?.type, 'realm');
  assert.equal(findOption(['appdefaults', 'pam'], 'minimum_uid')?.type, 'integer');
  assert.equal(findOption(['appdefaults', 'pam', 'A.COM'], 'minimum_uid')?.type, 'integer');
  assert.equal(findOption(['appdefaults', 'mysql'], 'destroy_tickets')?.type, 'boolean');
  assert.equal(findOption(['dbmodules', 'x'], 'db_library')?.type, 'string');
});

test('a block of a realm under [libdefaults] takes the per-realm options only', () => {
  assert.equal(findOption(['libdefaults', 'A.COM'], 'forwardable')?.type, 'boolean');
  assert.equal(findOption(['libdefaults', 'A.COM'], 'default_realm'), undefined);
  assert.equal(findOption(['libdefaults', 'v4_name_convert'], 'host')?.type, 'block');
});

test('an unknown name or place has no option', () => {
  assert.equal(findOption(['libdefaults'], 'default_relm'), undefined);
  assert.equal(findOption(['nowhere'], 'kdc'), undefined);
  assert.equal(findOption([], 'kdc'), undefined);
  assert.equal(findOption(['libdefaults'], '__proto__'), undefined);
  assert.deepEqual(optionsAt(['a', 'b', 'c', 'd', 'e', 'f']), []);
});

test('a name leads to all its places, a section name to its row', () => {
  const places = placesOf('ticket_lifetime').map((o) => o.path.join('.'));
  assert.deepEqual(places, ['libdefaults', 'realms.<REALM>', 'appdefaults', 'appdefaults.pam']);
  assert.deepEqual(findSection('realms')?.readers, ['mit', 'heimdal', 'java']);
  assert.equal(findSection('realm'), undefined);
});

test('a synonym leads to an option that exists and is none itself where it is used', () => {
  for (const [written, meant] of synonyms) {
    assert.ok(placesOf(meant).length > 0, meant);
    assert.equal(findOption(['libdefaults'], written)?.readers.includes('mit') ?? false, false);
  }
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { filesFromMap, isIncludedName } from '../../../src/krb5conf/configFiles.ts';
import { buildProfile } from '../../../src/krb5conf/profile.ts';
import type { Profile } from '../../../src/krb5conf/profile.ts';

function profileOf(
  texts: Record<string, string>,
  paths = [Object.keys(texts)[0]!],
  mitVersion = '1.20',
): Profile {
  return buildProfile(paths, filesFromMap(new Map(Object.entries(texts))), { mitVersion });
}

/** `value@file:line` of every value. */
function valuesAt(profile: Profile, path: string): string[] {
  return profile.values(path.split('/')).map(({ value, file, line }) => `${value}@${file}:${line}`);
}

suite('merging within one file', () => {
  test('sections and blocks of the same name merge; the first value wins, lists get all', () => {
    const profile = profileOf({
      k: '[realms]\nA = {\nkdc = 1\n}\n[x]\n[realms]\nA = {\nkdc = 2\n}\n',
    });
    assert.deepEqual(valuesAt(profile, 'realms/A/kdc'), ['1@k:3', '2@k:8']);
    assert.equal(profile.value(['realms', 'A', 'kdc'])?.value, '1');
    assert.deepEqual(profile.sectionNames([]), ['realms', 'x']);
  });

  test('a relation and a block may share a name', () => {
    const profile = profileOf({ k: '[s]\na = 1\na = {\nb = 2\n}\na = 3\n' });
    assert.deepEqual(valuesAt(profile, 's/a'), ['1@k:2', '3@k:6']);
    assert.deepEqual(valuesAt(profile, 's/a/b'), ['2@k:4']);
    assert.deepEqual(profile.sectionNames(['s']), ['a']);
    assert.deepEqual(profile.relationNames(['s']), ['a']);
  });

  test('names that mean something to JavaScript are names like any other', () => {
    const profile = profileOf({ k: '[__proto__]\nconstructor = 1\nhasOwnProperty = {\n}\n' });
    assert.deepEqual(valuesAt(profile, '__proto__/constructor'), ['1@k:2']);
    assert.deepEqual(valuesAt(profile, 'toString/x'), []);
  });

  // MIT's own t_profile.c, final6.ini.
  const finals = [
    '[a]\nab = 1\nab* = 2\nab = 3\nab* = 4\nac* = 1\n',
    '[a]\nac = 2\nac* = 3\nac = 4\n',
    '[b]*\nba = 1\nba* = 2\nbb = {\nbba = 1\n}\n',
    '[b]\nba = 3\nbb = {\nbba = 2\n}\n',
    '[c]\nca* = {\ncaa* = 1\n}\ncb = {\ncba = 1\n}*\ncc = 1\n',
    '[c]\nca = {\ncaa = 2\n}\ncb* = {\ncba = 2\n}\ncc = 2\n',
  ].join('');
  const queries = ['a/ab', 'a/ac', 'b/ba', 'b/bb/bba', 'c/ca/caa', 'c/cb/cba', 'c/cc'];
  const all = (version: string): string[] => {
    const profile = profileOf({ k: finals }, ['k'], version);
    return queries.map((query) =>
      profile
        .values(query.split('/'))
        .map((value) => value.value)
        .join(' '),
    );
  };

  test('from 1.22 on a final marker counts within its own file', () => {
    assert.deepEqual(all('1.22'), ['1 2', '1', '1 2', '1', '1', '1', '1 2']);
  });

  test('before, it does not', () => {
    assert.deepEqual(all('1.21.3'), ['1 2 3 4', '1 2 3 4', '1 2 3', '1 2', '1 2', '1 2', '1 2']);
  });
});

suite('merging the files of a list', () => {
  const last = '[s]\nt = {\nk = 1\n}\n';

  test('earlier files come first', () => {
    const profile = profileOf({ x: '[s]\nt = {\nk = 9\n}\n', y: last }, ['x', 'y']);
    assert.deepEqual(valuesAt(profile, 's/t/k'), ['9@x:3', '1@y:3']);
  });

  for (const [what, text] of [
    ['a final block, marked at its tag,', '[s]\nt* = {\nk = 9\n}\n'],
    ['a final block, marked at its brace,', '[s]\nt = {\nk = 9\n}*\n'],
    ['a final section', '[s]*\nt = {\nk = 9\n}\n'],
  ] as const) {
    test(`${what} stops later files`, () => {
      const profile = profileOf({ x: text, y: last }, ['x', 'y']);
      assert.deepEqual(valuesAt(profile, 's/t/k'), ['9@x:3']);
    });
  }

  test('a final relation stops later files from 1.22 on', () => {
    const texts = { x: '[s]\nt = {\nk* = 9\n}\n', y: last };
    assert.deepEqual(valuesAt(profileOf(texts, ['x', 'y'], '1.22'), 's/t/k'), ['9@x:3']);
  });

  test('a final section stops the search even where it lacks what is asked for', () => {
    const profile = profileOf({ x: '[s]*\n', y: last }, ['x', 'y']);
    assert.deepEqual(valuesAt(profile, 's/t/k'), []);
    assert.deepEqual(profile.sectionNames(['s']), []);
    assert.deepEqual(profile.sectionNames([]), ['s']);
  });

  test('missing files are passed over, and a directory counts as its files', () => {
    const profile = profileOf({ 'd/b': '[s]\nk = b\n', 'd/a.conf': '[s]\nk = a\n' }, ['x', 'd']);
    assert.deepEqual(profile.sources, [
      { path: 'x', status: 'missing' },
      { path: 'd', status: 'read' },
    ]);
    assert.deepEqual(valuesAt(profile, 's/k'), ['a@d/a.conf:2', 'b@d/b:2']);
    assert.equal(profile.accepted, true);
  });

  test('an error in any file refuses them all, and the rest is merged all the same', () => {
    const profile = profileOf({ x: '[s]\njunk\nk = 1\n', y: '[s]\nk = 2\n}\n' }, ['x', 'y']);
    assert.equal(profile.accepted, false);
    assert.deepEqual(
      profile.errors.map(({ code, file, line }) => `${code} ${file}:${line}`),
      ['PROF_RELATION_SYNTAX x:2', 'PROF_EXTRA_CBRACE y:3'],
    );
    assert.deepEqual(valuesAt(profile, 's/k'), ['1@x:3', '2@y:2']);
  });
});

suite('includes', () => {
  test('an included file begins anew, and the block around it goes on', () => {
    const profile = profileOf({
      k: '[s]\na = {\nb = 1\ninclude i\nb = 3\n}\n',
      i: 'lost = 1\n[s]\na = {\nb = 2\n',
    });
    assert.deepEqual(valuesAt(profile, 's/a/b'), ['1@k:3', '2@i:4', '3@k:5']);
    assert.equal(profile.accepted, true);
    assert.deepEqual(
      profile.files.map((file) => file.path),
      ['k', 'i'],
    );
  });

  test('directories contribute the names that count, in the order of their bytes', () => {
    const names = ['b', 'a.conf', 'Z-9_z', '.h.conf', 'c.conf.rpmsave', 'd~', 'x.CONF', '😀.conf'];
    const texts: Record<string, string> = { k: 'includedir d/\n' };
    for (const name of [...names, '\uff21.conf']) texts[`d/${name}`] = `[s]\nk = ${name}\n`;
    assert.deepEqual(
      profileOf(texts)
        .values(['s', 'k'])
        .map(({ value }) => value),
      ['Z-9_z', 'a.conf', 'b', '\uff21.conf', '😀.conf'],
    );
  });

  test('a name filter as the library has it', () => {
    assert.equal(isIncludedName('My File'), false);
    assert.equal(isIncludedName('My File.conf'), true);
    assert.equal(isIncludedName('.conf'), false);
  });

  for (const [what, texts, expected] of [
    ['a missing file', { k: '[s]\ninclude m\n' }, ['PROF_FAIL_INCLUDE_FILE k:2']],
    ['a missing directory', { k: 'includedir m\n' }, ['PROF_FAIL_INCLUDE_DIR k:1']],
    ['a file as directory', { k: 'includedir f\n', f: '' }, ['PROF_FAIL_INCLUDE_DIR k:1']],
    ['a directory as file', { k: 'include d\n', 'd/x': '[s\n' }, []],
    ['trailing blanks', { k: 'include f \n', f: '' }, ['PROF_FAIL_INCLUDE_FILE k:1']],
    ['a file that includes itself', { k: 'include k\n' }, ['PROF_FAIL_INCLUDE_FILE k:1']],
    ['a cycle of two', { k: 'include f\n', f: '[s]\ninclude k\n' }, ['PROF_FAIL_INCLUDE_FILE f:2']],
    ['the same file twice', { k: 'include f\ninclude f\n', f: '[s]\na = 1\n' }, []],
    [
      'errors in the order of reading',
      { k: '[s]\na =\ninclude f\njunk\n', f: '[s]\nx\n' },
      ['PROF_RELATION_SYNTAX f:2', 'PROF_MISSING_OBRACE k:2', 'PROF_RELATION_SYNTAX k:4'],
    ],
  ] as [string, Record<string, string>, string[]][]) {
    test(what, () => {
      assert.deepEqual(
        profileOf(texts).errors.map(({ code, file, line }) => `${code} ${file}:${line}`),
        expected,
      );
    });
  }

  test('includes that multiply come to an end', () => {
    const texts: Record<string, string> = {};
    for (let level = 0; level < 40; level++) {
      texts[`f${level}`] = `include f${level + 1}\ninclude f${level + 1}\n`;
    }
    texts['f40'] = '[s]\na = 1\n';
    const profile = profileOf(texts);
    assert.equal(profile.accepted, false);
    assert.match(profile.errors[0]!.message, /too long/);
  });

  test('a chain under ever new names comes to an end', () => {
    const profile = buildProfile(['x'], {
      read: (path) => ({ text: `[s]\na = 1\ninclude ./${path}\n` }),
      list: () => ({ error: 'missing' }),
    });
    assert.equal(profile.errors.length, 1);
    assert.equal(profile.errors[0]?.code, 'PROF_FAIL_INCLUDE_FILE');
  });
});

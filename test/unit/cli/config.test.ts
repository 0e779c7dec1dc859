import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runHere } from './fakeSession.ts';

let folder = '';
const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kerberos-doctor-test-'));
});
after(() => rm(folder, { recursive: true, force: true }));

interface Document {
  files: string[];
  relations: {
    path: string[];
    values: { value: string; file: string; line: number }[];
    final: boolean;
  }[];
  errors: { code: string; file: string; line: number; message: string }[];
}

test('files of KRB5_CONFIG are merged, each value with its file and line', async () => {
  const one = await file('one.conf', '[libdefaults]\n default_realm = ONE.EXAMPLE\n');
  const two = await file(
    'two.conf',
    '[libdefaults]\n default_realm = TWO.EXAMPLE\n rdns = false\n',
  );
  const env = { KRB5_CONFIG: `${one}:${two}` };
  const { status, stdout, stderr } = await runHere(['config', '--format', 'json'], { env });
  assert.deepEqual([status, stderr], [0, '']);
  const { files, relations, errors } = JSON.parse(stdout) as Document;
  assert.deepEqual(files, [one, two]);
  assert.deepEqual(errors, []);
  assert.deepEqual(relations[0], {
    path: ['libdefaults', 'default_realm'],
    values: [
      { value: 'ONE.EXAMPLE', file: one, line: 2 },
      { value: 'TWO.EXAMPLE', file: two, line: 2 },
    ],
    final: false,
  });
  const text = await runHere(['config'], { env });
  assert.match(text.stdout, /^\[libdefaults\] rdns = false +\S+two\.conf:3$/m);
});

test('a line that makes the library refuse the file is an error under its own code', async () => {
  const broken = await file('broken.conf', '[libdefaults]\n default_realm\n');
  const { status, stdout } = await runHere(['config', broken, '--format', 'json']);
  assert.equal(status, 1);
  const [error] = (JSON.parse(stdout) as Document).errors;
  assert.deepEqual([error?.code, error?.file, error?.line], ['PROF_RELATION_SYNTAX', broken, 2]);
});

test('a file that cannot be read ends with 2 and one sentence', async () => {
  const binary = await file('binary.conf', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3]));
  const utf16 = await file('utf16.conf', Buffer.from('\ufeff[libdefaults]\n', 'utf16le'));
  const cases: readonly (readonly [string, RegExp])[] = [
    [join(folder, 'absent.conf'), /absent\.conf does not exist; check the path\.$/],
    [folder, /is a directory; name the files in it\.$/],
    [binary, /is not a text file/],
    [utf16, /is written in UTF-16.*save it as UTF-8/],
  ];
  for (const [path, sentence] of cases) {
    const { status, stdout, stderr } = await runHere(['config', path]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr.trim(), sentence);
  }
});

test('KRB5_CONFIG that leads nowhere ends with 2; a missing part of it is told', async () => {
  const absent = join(folder, 'absent.conf');
  const nowhere = await runHere(['config'], { env: { KRB5_CONFIG: absent } });
  assert.equal(nowhere.status, 2);
  assert.match(nowhere.stderr, /KRB5_CONFIG leads to no file that can be read: .*absent\.conf/);
  const there = await file('there.conf', '[libdefaults]\n');
  const partly = await runHere(['config'], { env: { KRB5_CONFIG: `${absent}:${there}` } });
  assert.equal(partly.status, 0);
  assert.match(partly.stderr, /passes over some files: .*absent\.conf \(does not exist\)/);
});

test('standard input is a file too, and its values cannot drive the terminal', async () => {
  const escape = String.fromCharCode(27);
  const input = `[libdefaults]\n default_realm = "a\\n${escape}[2Jb"\n`;
  const { status, stdout } = await runHere(['config', '-'], { input });
  assert.equal(status, 0);
  assert.ok(!stdout.includes(escape));
});

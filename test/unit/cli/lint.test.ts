import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Log } from 'sarif';
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

const faulty = `[libdefaults]
 default_realm = A.EXAMPLE
[realms]
 A.EXAMPLE = {
  kdc = http://dc.a.example
 }
`;
const sound = `[libdefaults]
    default_realm = A.EXAMPLE

[realms]
    A.EXAMPLE = {
        kdc = dc.a.example
    }
`;

interface Row {
  file: string;
  rule: string;
  severity: string;
  message: string;
  range: { start: object; end: object };
  fixes: { title: string; edits: { file: string; range: object; newText: string }[] }[];
}

test('JSON is the contract, places as in LSP', async () => {
  const path = await file('faulty.conf', faulty);
  const { status, stdout, stderr } = await runHere(['lint', path, '--format', 'json']);
  assert.deepEqual([status, stderr], [1, '']);
  const rows = JSON.parse(stdout) as Row[];
  const row = rows.find(({ rule }) => rule === 'kdc-url');
  assert.deepEqual(Object.keys(row ?? {}).sort(), [
    'file',
    'fixes',
    'message',
    'range',
    'rule',
    'severity',
  ]);
  assert.deepEqual([row?.file, row?.severity], [path, 'error']);
  assert.deepEqual(row?.range, {
    start: { line: 4, character: 8 },
    end: { line: 4, character: 27 },
  });
  assert.deepEqual(row.fixes[0]?.edits, [
    { file: path, range: row.range, newText: 'dc.a.example' },
  ]);
});

test('text is what compilers print, with the line and marks below', async () => {
  const { status, stdout } = await runHere(['lint', '-'], { input: faulty });
  assert.equal(status, 1);
  assert.match(
    stdout,
    /^-:5:9: error: .* \[kdc-url\]\n {6}kdc = http:\/\/dc\.a\.example\n {12}\^{19}\n {4}fix: /m,
  );
  assert.match(stdout, /\n1 error in 1 file\.\n$/);
});

test('colour on a terminal only, and not with NO_COLOR', async () => {
  const escape = String.fromCharCode(27);
  const coloured = async (terminal: boolean, env = {}) =>
    (await runHere(['lint', '-'], { input: faulty, terminal, env })).stdout.includes(escape);
  assert.equal(await coloured(true), true);
  assert.equal(await coloured(false), false);
  assert.equal(await coloured(true, { NO_COLOR: '1' }), false);
  assert.equal(await coloured(true, { TERM: 'dumb' }), false);
});

test('a sound file ends with 0', async () => {
  const path = await file('sound.conf', sound);
  assert.deepEqual(await runHere(['lint', path]), {
    status: 0,
    stdout: 'No problem found in 1 file.\n',
    stderr: '',
  });
  const json = await runHere(['lint', path, '--format', 'json']);
  assert.deepEqual([json.status, json.stdout], [0, '[]\n']);
});

test('--strict counts warnings', async () => {
  const input = sound.replace('A.EXAMPLE\n\n', 'A.EXAMPLE\n    dns_lookup_kcd = true\n\n');
  const lenient = await runHere(['lint', '-'], { input });
  assert.match(lenient.stdout, /-:3:5: warning: .*dns_lookup_kdc/);
  assert.equal(lenient.status, 0);
  assert.equal((await runHere(['lint', '-', '--strict'], { input })).status, 1);
});

test('a file that cannot be read is told; the others are checked; the status is 2', async () => {
  const path = await file('faulty.conf', faulty);
  const absent = join(folder, 'absent.conf');
  const { status, stdout, stderr } = await runHere(['lint', absent, path]);
  assert.equal(status, 2);
  assert.match(stdout, /\[kdc-url\]/);
  assert.equal(stderr, `kerberos-doctor: ${absent} does not exist; check the path.\n`);
  const alone = await runHere(['lint', absent]);
  assert.deepEqual([alone.status, alone.stdout], [2, '']);
});

test('includes are followed on disk', async () => {
  await mkdir(join(folder, 'conf.d'), { recursive: true });
  await file(join('conf.d', 'realm.conf'), '[realms]\n A.EXAMPLE = {\n  kdc = dc.a.example\n }\n');
  const rest = '[libdefaults]\n default_realm = A.EXAMPLE\n dns_lookup_kdc = false\n';
  const problems = async (text: string) =>
    (
      JSON.parse(
        (await runHere(['lint', '-', '--format', 'json'], { input: text })).stdout,
      ) as Row[]
    ).map(({ rule }) => rule);
  assert.ok((await problems(rest)).includes('realm-default-undefined'));
  assert.deepEqual(await problems(`includedir ${folder}/conf.d\n${rest}`), []);
});

test('--implementation chooses the reader', async () => {
  const input = sound.replace('dc.a.example', 'tcp/dc.a.example');
  assert.match((await runHere(['lint', '-'], { input })).stdout, /\[kdc-transport-prefix\]/);
  const heimdal = await runHere(['lint', '-', '--implementation', 'heimdal'], { input });
  assert.doesNotMatch(heimdal.stdout, /\[kdc-transport-prefix\]/);
});

test('SARIF 2.1.0: one run, rules of all results, places from 1, paths as URIs', async () => {
  const path = await file('a b#.conf', faulty);
  const { status, stdout } = await runHere(['lint', path, '--format', 'sarif']);
  assert.equal(status, 1);
  const log = JSON.parse(stdout) as Log;
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  const ids = new Set(run?.tool.driver.rules?.map(({ id }) => id));
  for (const { ruleId } of run?.results ?? []) assert.ok(ids.has(ruleId ?? ''));
  const result = run?.results?.find(({ ruleId }) => ruleId === 'kdc-url');
  assert.equal(result?.level, 'error');
  const place = result.locations?.[0]?.physicalLocation;
  assert.match(place?.artifactLocation?.uri ?? '', /^file:\/\/\/.*a%20b%23\.conf$/);
  assert.deepEqual(place?.region, { startLine: 5, startColumn: 9, endLine: 5, endColumn: 28 });
  assert.equal(
    result.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text,
    'dc.a.example',
  );
});

test('text of a file cannot drive the terminal or make a link', async () => {
  const escape = String.fromCharCode(27);
  const input = `[libdefaults]\n default_realm = ${escape}[2J[x](https://evil.example)\n no_such = 1\n`;
  for (const format of ['text', 'json', 'sarif']) {
    const { stdout } = await runHere(['lint', '-', '--format', format], { input });
    assert.ok(!stdout.includes(escape), format);
    if (format === 'sarif') assert.doesNotMatch(stdout, /"text": "[^"]*(?<!\\)\[x\]\(/);
  }
});

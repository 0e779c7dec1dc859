/** What is shipped, file by file, and how large it may grow. Needs `node scripts/build.mjs --production`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import vsce from '@vscode/vsce';

const root = join(import.meta.dirname, '../..');

/** Bytes, minified. The extension's own file is read at every start of VS Code that uses it. */
const budgets: Readonly<Record<string, number>> = {
  'dist/extension.js': 320_000,
  'dist/engine.js': 400_000,
  'dist/aws.js': 1_200_000,
  'dist/cli.js': 700_000,
};
const vsixBudget = 1_500_000;

before(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root });
  assert.equal(built.status, 0, built.stderr.toString());
});

test('the VSIX holds what the extension needs and nothing else', async () => {
  const files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
  const expected = [
    /^package(\.nls.*)?\.json$/,
    /^(README\.md|CHANGELOG\.md|LICENSE)$/,
    /^dist\/(extension|engine|aws)\.js$/,
    /^media\/[\w-]+\.(svg|png)$/,
    /^syntaxes\/[\w-]+\.tmLanguage\.json$/,
    /^language-configuration\.json$/,
    /^l10n\/bundle\.l10n.*\.json$/,
  ];
  const strangers = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  assert.deepEqual(strangers, []);
  for (const needed of [
    'dist/extension.js',
    'dist/aws.js',
    'package.json',
    'LICENSE',
    'README.md',
  ]) {
    assert.ok(files.includes(needed), `${needed} is missing`);
  }
});

for (const [file, budget] of Object.entries(budgets)) {
  test(`${file} stays under ${budget} bytes`, () => {
    const { size } = statSync(join(root, file));
    assert.ok(size <= budget, `${file} has ${size} bytes`);
  });
}

test(`the VSIX stays under ${vsixBudget} bytes`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kerberos-doctor-vsix-'));
  try {
    const packed = spawnSync(
      process.execPath,
      [
        'node_modules/@vscode/vsce/vsce',
        'package',
        '--no-dependencies',
        '--skip-license',
        '--allow-missing-repository',
        '--out',
        folder,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    assert.equal(packed.status, 0, packed.stdout + packed.stderr);
    const [vsix = ''] = readdirSync(folder);
    const { size } = statSync(join(folder, vsix));
    assert.ok(size <= vsixBudget, `${vsix} has ${size} bytes`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

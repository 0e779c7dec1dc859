/** What is shipped, file by file, and how large it may grow: packed from a copy, so that no other test's build is met. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import vsce from '@vscode/vsce';

const root = join(import.meta.dirname, '../..');

/** Bytes, minified. The extension's own file is read at every start of VS Code that uses it. */
const budgets: Readonly<Record<string, number>> = {
  'dist/extension.js': 120_000,
  'dist/krb5conf.js': 300_000,
  'dist/engine.js': 600_000,
  // The table of error texts, loaded with the first text.
  'dist/explain.js': 160_000,
  // The linter with its table of options, loaded by the first diagnosis.
  'dist/lint.js': 300_000,
  'dist/generate.js': 150_000,
  'dist/aws.js': 1_200_000,
  'dist/cli.js': 1_000_000,
  // The MCP SDK with its validators, loaded by `kerberos-doctor mcp` only.
  'dist/mcp.js': 320_000,
};
const vsixBudget = 1_500_000;

/** What a package is made of, and some of what must stay out of it. */
const copied = [
  '.npmignore',
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'docs',
  'l10n',
  'language-configuration.json',
  'media',
  'package.json',
  'package.nls.json',
  'package.nls.ja.json',
  'scripts',
  'src',
  'syntaxes',
  'test/unit/structure',
];

const stage = mkdtempSync(join(tmpdir(), 'kerberos-doctor-package-'));

before(() => {
  for (const name of copied) cpSync(join(root, name), join(stage, name), { recursive: true });
  // The build below stands for the scripts that packers would run.
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  writeFileSync(join(stage, 'package.json'), JSON.stringify({ ...manifest, scripts: {} }));
  const build = ['scripts/build.mjs', '--production', '--outdir', join(stage, 'dist')];
  const built = spawnSync(process.execPath, build, { cwd: root, encoding: 'utf8' });
  assert.equal(built.status, 0, built.stderr);
});
after(() => rmSync(stage, { recursive: true, force: true }));

test('the VSIX holds what the extension needs and nothing else', async () => {
  const files = await vsce.listFiles({ cwd: stage, packageManager: vsce.PackageManager.None });
  const expected = [
    /^package(\.nls.*)?\.json$/,
    /^(README\.md|CHANGELOG\.md|LICENSE)$/,
    /^dist\/(extension|engine|explain|generate|krb5conf|lint|aws)\.js$/,
    /^media\/[\w-]+\.(svg|png)$/,
    /^syntaxes\/[\w-]+\.tmLanguage\.json$/,
    /^language-configuration\.json$/,
    /^docs\/(lint-rules|iam-policy)\.md$/,
    /^media\/walkthrough\/\w+\.md$/,
    /^l10n\/bundle\.l10n.*\.json$/,
  ];
  const strangers = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  assert.deepEqual(strangers, []);
  for (const needed of [
    'dist/extension.js',
    'dist/engine.js',
    'dist/explain.js',
    'dist/generate.js',
    'dist/lint.js',
    'l10n/bundle.l10n.json',
    'l10n/bundle.l10n.ja.json',
    'package.nls.ja.json',
    'dist/aws.js',
    'package.json',
    'LICENSE',
    'README.md',
    'docs/iam-policy.md',
    'media/walkthrough/connect.md',
  ]) {
    assert.ok(files.includes(needed), `${needed} is missing`);
  }
});

for (const [file, budget] of Object.entries(budgets)) {
  test(`${file} stays under ${budget} bytes`, (t) => {
    const { size } = statSync(join(stage, file));
    t.diagnostic(`${size} bytes`);
    assert.ok(size <= budget, `${file} has ${size} bytes`);
  });
}

test(`the VSIX stays under ${vsixBudget} bytes`, async (t) => {
  const packagePath = join(stage, 'kerberos-doctor.vsix');
  await vsce.createVSIX({
    cwd: stage,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(packagePath);
  t.diagnostic(`${size} bytes`);
  assert.ok(size <= vsixBudget, `${size} bytes`);
});

test('the npm package holds the command line and nothing else', () => {
  const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: stage,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  assert.equal(packed.status, 0, packed.stderr);
  const [{ files }] = JSON.parse(packed.stdout) as [{ files: { path: string }[] }];
  assert.deepEqual(files.map(({ path }) => path).sort(), [
    'LICENSE',
    'README.md',
    'dist/aws.js',
    'dist/cli.js',
    'dist/explain.js',
    'dist/kerberos-doctor.1',
    'dist/lint.js',
    'dist/mcp.js',
    'package.json',
  ]);
});

test('the man page has every command and no markup of its source', () => {
  const page = readFileSync(join(stage, 'dist/kerberos-doctor.1'), 'utf8');
  assert.match(page, /^'\\" t\n\.TH "KERBEROS\\-DOCTOR" "1" "\w+ 20\d\d"/);
  for (const command of ['lint', 'config', 'inventory', 'diagnose', 'reach', 'generate'])
    assert.match(page, new RegExp(`^\\.SH \\\\fB${command}\\\\fP`, 'm'));
  assert.doesNotMatch(page, /<!--|\]\(/);
});

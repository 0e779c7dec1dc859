import js from '@eslint/js';
import ts from 'typescript-eslint';

const belowReport = ['diagnosis', 'probes', 'reachability', 'aws', 'net', 'kerberos', 'krb5conf'];

/**
 * Who may import whom (ARCHITECTURE.md): a folder may import itself and what its row lists.
 * A folder that is absent here does not lint.
 */
const layers = {
  krb5conf: [],
  kerberos: [],
  net: [],
  probes: ['net', 'kerberos', 'krb5conf'],
  reachability: [],
  aws: ['net', 'kerberos', 'krb5conf'],
  generate: ['aws', 'kerberos', 'krb5conf'],
  diagnosis: ['probes', 'reachability', 'aws', 'net', 'kerberos', 'krb5conf'],
  report: ['diagnosis', 'probes', 'reachability', 'aws', 'kerberos', 'krb5conf'],
  agents: ['generate', 'report', ...belowReport],
  cli: ['agents', 'generate', 'report', ...belowReport],
  vscode: ['agents', 'generate', 'report', ...belowReport],
  simulator: ['kerberos', 'net'],
};

/** Folders without I/O: data in, data out. */
const pure = ['krb5conf', 'kerberos', 'reachability', 'generate', 'diagnosis/rules', 'report'];

/** On one layer, reachability may know the snapshot's types. */
const typeOnly = { reachability: ['aws'] };

const everyFolder = Object.keys(layers);

/** `../` once for each folder below src: a subfolder may have the name of a layer (simulator/aws). */
const depths = [1, 2, 3, 4];

function direction([folder, allowed]) {
  const forbidden = everyFolder.filter((other) => other !== folder && !allowed.includes(other));
  return depths.map((depth) => ({
    files: [`src/${folder}${'/*'.repeat(depth)}.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...forbidden.map((other) => ({
              regex: `^(\\.\\./){${depth}}${other}/`,
              message: `src/${folder} must not import src/${other}: see the layers in ARCHITECTURE.md.`,
              allowTypeImports: (typeOnly[folder] ?? []).includes(other),
            })),
            ...(folder === 'vscode'
              ? []
              : [{ regex: '^vscode$', message: 'Only src/vscode imports vscode.' }]),
          ],
        },
      ],
    },
  }));
}

const noInputOutput = {
  files: pure.map((folder) => `src/${folder}/**/*.ts`),
  rules: {
    'no-restricted-globals': [
      'error',
      ...['process', 'fetch', 'setTimeout', 'setInterval', 'performance'].map((name) => ({
        name,
        message: 'This folder is pure: pass it in.',
      })),
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'This folder is pure: pass the time in.' },
      { object: 'Math', property: 'random', message: 'This folder is pure: pass it in.' },
    ],
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^node:', message: 'This folder is pure: no input, no output.' }] },
    ],
  },
};

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'test-results/', '.vscode-test/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs'] } },
    },
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      // Numbers and booleans in messages are the rule here, not the exception.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  ...Object.entries(layers).flatMap(direction),
  noInputOutput,
  {
    // node:test's `test()` returns a promise that the runner awaits; suites are the exception to silence.
    files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
);

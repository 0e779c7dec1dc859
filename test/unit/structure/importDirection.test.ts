/** The linter itself is under test: an import against the direction must be an error, and nothing else. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const root = join(import.meta.dirname, '../../..');
const rule = '@typescript-eslint/no-restricted-imports';

/** Only the rules under test, on a file that need not exist. */
async function forbidden(filePath: string, code: string): Promise<number> {
  const config = (await new ESLint({ cwd: root }).calculateConfigForFile(filePath)) as {
    rules: Record<string, unknown>;
  };
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      plugins: {
        '@typescript-eslint': (await import('typescript-eslint')).default.plugin,
      },
      languageOptions: { parser: (await import('typescript-eslint')).default.parser },
      rules: { [rule]: config.rules[rule] as never },
    },
  });
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  return result?.messages.filter((message) => message.ruleId === rule).length ?? 0;
}

test('imports down the layers are fine', async () => {
  assert.equal(await forbidden('src/cli/x.ts', "import { a } from '../report/a.ts';"), 0);
  assert.equal(
    await forbidden('src/diagnosis/rules/x.ts', "import { a } from '../../probes/a.ts';"),
    0,
  );
  assert.equal(
    await forbidden('src/reachability/x.ts', "import type { A } from '../aws/a.ts';"),
    0,
  );
});

test('imports up or across are not', async () => {
  assert.equal(await forbidden('src/probes/x.ts', "import { a } from '../diagnosis/a.ts';"), 1);
  assert.equal(
    await forbidden('src/krb5conf/rules/x.ts', "import { a } from '../../net/a.ts';"),
    1,
  );
  assert.equal(await forbidden('src/reachability/x.ts', "import { a } from '../aws/a.ts';"), 1);
  assert.equal(await forbidden('src/cli/x.ts', "import { a } from '../simulator/a.ts';"), 1);
  assert.equal(await forbidden('src/report/x.ts', "import * as vscode from 'vscode';"), 1);
});

/** What VS Code calls in the extension host: runs the suites of one lane under mocha. */
import Mocha from 'mocha';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { print, printed, window } from './runner.ts';

/** Resolves when every suite passed, rejects with the number of failures. */
export async function run(): Promise<void> {
  // The extension host's console mixes with VS Code's own: results go to the runner instead.
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000 });
  mocha.rootHooks({
    async afterEach(this: Mocha.Context) {
      const { currentTest } = this;
      if (currentTest?.state === 'failed') await window.pictureOfFailure(currentTest.title);
    },
  });
  const restricted = process.env['KERBEROS_DOCTOR_TEST_LANE'] === 'restricted';
  const only = process.env['KERBEROS_DOCTOR_TEST_ONLY'] ?? '';
  for (const name of readdirSync(__dirname).sort()) {
    if (!name.endsWith('.test.js') || !name.includes(only)) continue;
    if (name.startsWith('restricted') === restricted) mocha.addFile(join(__dirname, name));
  }
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      const settle = () =>
        failures === 0 ? resolve() : reject(new Error(`${failures} tests failed.`));
      void printed().then(settle, reject);
    });
  });
}

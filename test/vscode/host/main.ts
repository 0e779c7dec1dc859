/**
 * `node test/vscode/host/main.ts --extension DIR --workspace DIR`: VS Code with the extension, for a browser.
 * Prints one line `{"url":"…"}` when ready, and runs until it is interrupted. The environment is passed on.
 */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { startBrowserHost } from './browserHost.ts';

const { values } = parseArgs({
  options: {
    extension: { type: 'string', default: '.' },
    workspace: { type: 'string', default: '.' },
  },
});

const host = await startBrowserHost({
  extensionPath: resolve(values.extension),
  workspace: resolve(values.workspace),
  log: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify({ url: host.url })}\n`);

const stop = () => {
  void host.stop().finally(() => process.exit(0));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

// `npm start`: installs and builds what is missing, starts the embedded demo and opens VS Code on it.
// Plain JavaScript on built-in modules only, because nothing is installed yet when it runs.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './start/build.mjs';
import { runCli } from './start/cli.mjs';
import { listScenarios, startDemo } from './start/demo.mjs';
import { openInBrowserHost, openOnDesktop } from './start/window.mjs';

const usage = `npm start -- [options]

Starts an AWS account and a Kerberos realm on loopback and opens VS Code with the extension on them.
Nothing leaves this machine.

  --scenario NAME   what is wrong in the demo (default: cross-vpc-security-group in a window, healthy without)
  --list            the scenarios there are
  --headless        no window: print the inventory and the diagnosis; the default without a screen
  --format FORMAT   with --headless: text, json, markdown or html, and nothing else on stdout
  --desktop         in the installed or downloaded VS Code; the default with a screen
  --browser         in a VS Code served to a browser on this machine
`;

const options = {
  scenario: { type: 'string' },
  list: { type: 'boolean', default: false },
  headless: { type: 'boolean', default: false },
  desktop: { type: 'boolean', default: false },
  browser: { type: 'boolean', default: false },
  format: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
};

/** A screen of this user; CI machines have none even where a display is set. */
function hasScreen() {
  if (process.env.CI) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Where the demo shows itself; says in one line why when nobody asked. */
function chosenFace(values) {
  if (values.headless || values.format !== undefined) return 'headless';
  if (values.browser) return 'browser';
  if (values.desktop || hasScreen()) return 'desktop';
  process.stderr.write(
    'There is no screen here: diagnosing without a window (--browser serves one).\n',
  );
  return 'headless';
}

async function main() {
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  ensureInstalled();
  ensureBuilt();
  if (values.list) return listScenarios();
  const face = chosenFace(values);
  const scenario =
    values.scenario ?? (face === 'headless' ? 'healthy' : 'cross-vpc-security-group');
  const stopping = new globalThis.AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => stopping.abort());
  const demo = await startDemo(scenario);
  try {
    if (face === 'headless') return await runCli(demo, values.format, stopping.signal);
    if (face === 'browser') return await openInBrowserHost(demo, stopping.signal);
    return await openOnDesktop(demo, stopping.signal);
  } finally {
    await demo.stop();
  }
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitStatus ?? (error.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 3);
  },
);

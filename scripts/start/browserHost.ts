/** `node browserHost.ts EXTENSION WORKSPACE`: serves VS Code on loopback until it is told to end. */
import { startBrowserHost } from '../../test/vscode/host/browserHost.ts';

/** What the extension host needs to know; everything else is inherited. */
const demoVariables = /^(AWS_|KRB5_|KERBEROS_DOCTOR_)/;

const [extensionPath = '', workspace = ''] = process.argv.slice(2);
const told = Object.entries(process.env).filter(
  (entry): entry is [string, string] => demoVariables.test(entry[0]) && entry[1] !== undefined,
);
const host = await startBrowserHost({
  extensionPath,
  workspace,
  environment: Object.fromEntries(told),
  log: (line) => console.error(line),
});
console.log(`\nOpen this in a browser on this machine (Ctrl-C ends it):\n\n  ${host.url}\n`);
await new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
});
await host.stop();

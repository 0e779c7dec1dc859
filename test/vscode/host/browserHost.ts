/** VS Code's own server on loopback with the extension under development in it, for a browser to open. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { installCodeServer } from './codeServer.ts';
import type { CodeServer } from './codeServer.ts';

export interface BrowserHostOptions {
  /** Absolute folder of the extension (the one with its package.json, already built), or a packed `.vsix` to install. */
  readonly extensionPath: string;
  /** Absolute folder to open. */
  readonly workspace: string;
  /** Added to the environment of the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings of the machine, over the quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False opens the folder in Restricted Mode. Default true. */
  readonly trusted?: boolean;
  /** Words before the server's own: `ip netns exec NAME`. */
  readonly launcher?: readonly string[];
  readonly log?: (line: string) => void;
}

export interface BrowserHost {
  /** Opens VS Code with the extension and the folder. */
  readonly url: string;
  /** The same, running the test module at this absolute path in the extension host. */
  readonly testUrl: (testModule: string) => string;
  readonly stop: () => Promise<void>;
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'window.confirmBeforeClose': 'never',
  'http.proxySupport': 'off',
  'git.enabled': false,
};

/** A gallery that nothing answers for: neither a test nor the demo asks the outside for extensions. */
const noGallery = JSON.stringify({
  serviceUrl: 'http://127.0.0.1:9/gallery',
  itemUrl: 'http://127.0.0.1:9/item',
  extensionUrlTemplate: 'http://127.0.0.1:9/extension',
  resourceUrlTemplate: 'http://127.0.0.1:9/resource',
});

/**
 * Starts the server (installing it on first use) and returns when it listens.
 * @throws Error when it cannot be installed or does not listen within a minute
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const log = options.log ?? (() => undefined);
  const server = await installCodeServer(log);
  const data = await mkdtemp(join(tmpdir(), 'kerberos-doctor-vscode-'));
  // The user's settings and not the machine's: telemetry is nobody else's to switch off.
  const user = join(data, 'data', 'User');
  await mkdir(user, { recursive: true });
  const settings = { ...quietSettings, ...options.settings };
  await writeFile(join(user, 'settings.json'), JSON.stringify(settings));

  const packed = options.extensionPath.endsWith('.vsix');
  if (packed) await installExtension(server, options.extensionPath, data);
  const [program, ...args] = [
    ...(options.launcher ?? []),
    ...[server.node, server.serverMain],
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--server-data-dir', data, '--telemetry-level', 'off'],
    // A built VS Code ignores the extension and test paths of the address without this flag.
    '--enable-smoke-test-driver',
    ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
  ];
  const child = spawn(program ?? server.node, args, {
    env: serverEnvironment(options.environment ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = async () => {
    await stopGroup(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await listeningPort(child, log);
    const address = (parameters: readonly (readonly [string, string])[]) =>
      `http://localhost:${port}/?folder=${encodeURIComponent(options.workspace)}` +
      `&payload=${encodeURIComponent(JSON.stringify(parameters))}`;
    const remote = (path: string) => `vscode-remote://localhost:${port}${path}`;
    const development: readonly (readonly [string, string])[] = [
      ...(packed ? [] : [['extensionDevelopmentPath', remote(options.extensionPath)] as const]),
      ['skipWelcome', 'true'],
    ];
    return {
      url: address(development),
      testUrl: (testModule) =>
        address([...development, ['extensionTestsPath', remote(testModule)]]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As a user does with a downloaded file; it is looked for nowhere else. */
async function installExtension(
  { node, serverMain }: CodeServer,
  vsix: string,
  data: string,
): Promise<void> {
  const args = ['--accept-server-license-terms', '--server-data-dir', data];
  const child = spawn(node, [serverMain, ...args, '--install-extension', vsix], {
    env: serverEnvironment({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  if (status !== 0 || !/successfully installed/.test(output))
    throw new Error(`${vsix} could not be installed:\n${output}${errors}`);
}

function serverEnvironment(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, EXTENSIONS_GALLERY: noGallery };
  // Set inside a terminal of VS Code: the server would talk to that window instead of starting.
  delete environment['VSCODE_IPC_HOOK_CLI'];
  // The runner's own way of starting Node must not reach the extension host.
  delete environment['NODE_OPTIONS'];
  return { ...environment, ...added };
}

async function listeningPort(child: ChildProcess, log: (line: string) => void): Promise<number> {
  let output = '';
  let settled = false;
  return await new Promise<number>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`VS Code's server ${reason}:\n${output}`));
    const deadline = setTimeout(() => fail('did not listen within 60 s'), 60_000);
    const read = (chunk: Buffer) => {
      // Read to the end of the server's life, or its pipe fills; kept only until it listens.
      if (settled) return;
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      settled = true;
      clearTimeout(deadline);
      log(`VS Code listens on port ${port}.`);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`did not start (${error.message})`));
    child.once('exit', (status) => fail(`ended with status ${status}`));
  });
}

/** Ends the server and the extension hosts that it started: they share its process group. */
async function stopGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-pid, 'SIGTERM');
  const patience = setTimeout(() => process.kill(-pid, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(patience);
}

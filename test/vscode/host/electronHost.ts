/** The desktop's VS Code: an installed one, or the one that Microsoft's test package downloads. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { chromium, type Browser, type Page } from 'playwright-core';

export interface ElectronRunOptions {
  readonly extensionPath: string;
  readonly workspace: string;
  readonly testModule: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `VSCODE_EXECUTABLE`: another VS Code than the downloaded one. */
  readonly executable?: string;
  /** Called when the window can be driven from outside; an executable without that port never calls it. */
  readonly onPage: (page: Page) => void;
}

/** Resolves with the exit status of the test module; rejects when VS Code cannot be had or started. */
export async function runInElectron(options: ElectronRunOptions): Promise<number> {
  const port = await freePort();
  const userData = await mkdtemp(join(tmpdir(), 'kerberos-doctor-electron-'));
  const ended = new AbortController();
  const window = attach(port, ended.signal, options.onPage);
  try {
    return await runTests({
      extensionDevelopmentPath: options.extensionPath,
      extensionTestsPath: options.testModule,
      extensionTestsEnv: { ...options.environment },
      ...(options.executable === undefined ? {} : { vscodeExecutablePath: options.executable }),
      launchArgs: [
        options.workspace,
        '--disable-extensions',
        `--user-data-dir=${userData}`,
        `--remote-debugging-port=${port}`,
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError && error.code !== undefined) return error.code;
    throw error;
  } finally {
    ended.abort();
    await (await window)?.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** VS Code opens its debugging port some time after its start: tried until it answers or the run is over. */
async function attach(
  port: number,
  ended: AbortSignal,
  onPage: (page: Page) => void,
): Promise<Browser | undefined> {
  while (!ended.aborted) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const page of pages) {
        if ((await page.locator('.monaco-workbench').count()) === 0) continue;
        onPage(page);
        return browser;
      }
      await browser.close();
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

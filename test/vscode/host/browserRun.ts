/** Runs a test module in the extension host of a VS Code that Debian's or anybody's chromium shows. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { BrowserHost } from './browserHost.ts';

const chromiumPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to drive (`CHROMIUM` names another one), or undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  return named ?? chromiumPaths.find((path) => existsSync(path));
}

/** Starts the browser; every name but localhost fails to resolve, so that no test leaves the machine. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}

export interface BrowserRunOptions {
  readonly host: BrowserHost;
  readonly browser: Browser;
  /** Absolute path of the module that exports `run()`. */
  readonly testModule: string;
  readonly timeoutMs: number;
  /** The console of the window and of its extension host: long, for when something goes wrong. */
  readonly console: (line: string) => void;
  /** Called with the page before it loads, for whoever drives the window beside the suites. */
  readonly onPage: (page: Page) => void;
}

/** Resolves with the exit status of the test module: 0, or 1 when a suite failed. */
export async function runInBrowser(options: BrowserRunOptions): Promise<number> {
  const context = await options.browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  try {
    const exit = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      options.console(`${type}: ${args.map(printable).join(' ')}`);
    });
    options.onPage(page);
    await page.goto(options.host.testUrl(options.testModule));
    return await Promise.race([exit, deadline(options.timeoutMs)]);
  } finally {
    await context.close();
  }
}

function printable(argument: unknown): string {
  return typeof argument === 'string' ? argument : JSON.stringify(argument);
}

async function deadline(timeoutMs: number): Promise<number> {
  return await new Promise((_resolve, reject) => {
    const error = new Error(`The suites did not end within ${timeoutMs / 1000} s.`);
    setTimeout(() => reject(error), timeoutMs).unref();
  });
}

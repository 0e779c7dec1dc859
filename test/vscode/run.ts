/**
 * The suites of test/vscode/suite in a real VS Code: `node test/vscode/run.ts [--only NAME] [--update-images]`.
 * Electron where there is a desktop (or `VSCODE_EXECUTABLE`), else the browser-hosted VS Code; one suite, two hosts.
 */
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startBrowserHost } from './host/browserHost.ts';
import { findChromium, launchBrowser, runInBrowser } from './host/browserRun.ts';
import { startControl, type Handlers } from './host/control.ts';
import { runInElectron } from './host/electronHost.ts';
import { simulatorOnDemand } from './host/simulatorOnDemand.ts';
import { WindowDriver } from './host/window.ts';
import { makeStage, type Stage } from './stage.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    host: { type: 'string' },
    'update-images': { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '..', '..');
const results = join(root, 'test-results', 'vscode');
const images = values['update-images'] ? join(root, 'docs', 'images') : join(results, 'images');
const timeoutMs = 10 * 60_000;
type Lane = 'trusted' | 'restricted';

/** A desktop has a VS Code or can download one; anything else gets the browser-hosted one. */
function chooseHost(): 'electron' | 'browser' {
  if (values.host === 'electron' || values.host === 'browser') return values.host;
  const desktop =
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return process.env['VSCODE_EXECUTABLE'] !== undefined || desktop ? 'electron' : 'browser';
}

async function runLane(lane: Lane, stage: Stage): Promise<number> {
  const simulators = simulatorOnDemand();
  let driver: WindowDriver | undefined;
  const onPage = (page: Page) => {
    driver = new WindowDriver(page);
  };
  const control = await startControl({
    print: (line) => {
      console.log(line);
      return Promise.resolve();
    },
    simulator: simulators.use,
    simulatorRequests: simulators.requests,
    ...windowHandlers(() => driver),
  });
  const temporary = await mkdtemp(join(tmpdir(), 'kerberos-doctor-lane-'));
  // Its name is in the title of every picture.
  const workspace = join(temporary, 'database-team');
  await cp(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
  // The AWS CLI of the suites' terminals, which signs in to nothing but a file of this folder.
  const programs = join(temporary, 'bin');
  await mkdir(programs);
  await cp(join(root, 'test', 'vscode', 'host', 'aws.sh'), join(programs, 'aws'));
  const environment = {
    KERBEROS_DOCTOR_TEST_FOLDER: temporary,
    KERBEROS_DOCTOR_TEST_CONTROL: control.url,
    KERBEROS_DOCTOR_TEST_FIXTURES: join(root, 'test', 'fixtures'),
    KERBEROS_DOCTOR_TEST_LANE: lane,
    KERBEROS_DOCTOR_TEST_ONLY: values.only,
    // No credentials of the developer's, no instance metadata: only simulated accounts.
    AWS_CONFIG_FILE: join(temporary, 'no-such-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(temporary, 'no-such-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  try {
    return chooseHost() === 'electron'
      ? await runElectronLane(lane, stage, workspace, environment, onPage)
      : await runBrowserLane(lane, stage, workspace, environment, onPage);
  } finally {
    await Promise.all([simulators.stop(), control.stop()]);
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runElectronLane(
  lane: Lane,
  stage: Stage,
  workspace: string,
  environment: Record<string, string>,
  onPage: (page: Page) => void,
): Promise<number> {
  if (lane === 'restricted') {
    console.log("Restricted Mode: skipped, Microsoft's test package always trusts the folder.");
    return 0;
  }
  const executable = process.env['VSCODE_EXECUTABLE'];
  return await runInElectron({
    extensionPath: stage.extension,
    testModule: stage.testModule,
    workspace,
    environment,
    onPage,
    ...(executable === undefined ? {} : { executable }),
  });
}

async function runBrowserLane(
  lane: Lane,
  stage: Stage,
  workspace: string,
  environment: Record<string, string>,
  onPage: (page: Page) => void,
): Promise<number> {
  const executable = findChromium();
  if (executable === undefined) {
    throw new Error('No chromium: install one (Debian: apt-get install chromium) or set CHROMIUM.');
  }
  const host = await startBrowserHost({
    extensionPath: stage.extension,
    workspace,
    environment,
    trusted: lane === 'trusted',
    log: console.log,
  });
  const browser = await launchBrowser(executable);
  const log = createWriteStream(join(results, `console-${lane}.log`));
  try {
    const { testModule } = stage;
    return await runInBrowser({
      host,
      browser,
      testModule,
      timeoutMs,
      console: (line) => log.write(`${line}\n`),
      onPage,
    });
  } finally {
    log.end();
    await browser.close();
    await host.stop();
  }
}

function windowHandlers(driver: () => WindowDriver | undefined): Handlers {
  const look =
    (action: (window: WindowDriver, argument: string) => Promise<unknown>) =>
    async (argument: string) => {
      const window = driver();
      if (window === undefined) throw new Error('This host gives no access to its window.');
      return await action(window, argument);
    };
  return {
    widenSideBar: look((window) => window.widenSideBar()),
    runningExtension: look((window, name) => window.runningExtension(name)),
    hasWindow: async () => {
      // Electron opens the door to its window some time after its extension host runs.
      const end = Date.now() + 10_000;
      while (driver() === undefined && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return driver() !== undefined;
    },
    screenshot: look((window, name) => window.screenshot(join(images, `${name}.png`))),
    pictureOfFailure: look((window, title) =>
      window.screenshot(join(results, 'failures', `${title.replace(/\W+/g, '-')}.png`)),
    ),
    treeRows: look((window, view) => window.treeRows(view)),
    sideBarText: look((window) => window.sideBarText()),
    webviewText: look((window) => window.webviewText()),
    webviewFacts: look((window) => window.webviewFacts()),
    webviewAccessibility: look((window) => window.webviewAccessibility()),
    notifications: look((window) => window.notifications()),
    clickRowButton: look((window, argument) => {
      const { row, button, view } = JSON.parse(argument) as Record<
        'row' | 'button' | 'view',
        string
      >;
      return window.clickRowButton(row, button, view);
    }),
    clickRow: look((window, label) => window.clickRow(label)),
    openRowMenu: look((window, label) => window.openRowMenu(label)),
    menu: look((window) => window.menu()),
    fillQuickInput: look((window, text) => window.fillQuickInput(text)),
    quickInput: look((window) => window.quickInput()),
    expandRow: look((window, label) => window.expandRow(label)),
    clickWebviewLink: look((window, name) => window.clickWebviewLink(name)),
    press: look((window, keys) => window.press(keys)),
    click: look((window, selector) => window.click(selector)),
  };
}

try {
  const stage = await makeStage(root, join(results, 'stage'));
  for (const lane of ['trusted', 'restricted'] as const) {
    console.log(`== ${chooseHost()} host, ${lane} folder`);
    const status = await runLane(lane, stage);
    if (status !== 0) process.exitCode = 1;
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`\n!!! THE VS CODE SUITES DID NOT RUN: ${reason}\n`);
  process.exitCode = 1;
}

/** The suites' end of the line to the process that started VS Code. */
import { format } from 'node:util';
import type { Context } from 'mocha';
import * as vscode from 'vscode';
import type { TreeRow } from '../host/window.ts';

const control = process.env['KERBEROS_DOCTOR_TEST_CONTROL'] ?? '';

async function ask(name: string, argument = ''): Promise<unknown> {
  const response = await fetch(`${control}/${name}`, { method: 'POST', body: argument });
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return JSON.parse(body);
}

let printing: Promise<unknown> = Promise.resolve();

/** A line on the runner's terminal, in the order of the calls; takes what `console.log` takes. */
export function print(...args: readonly unknown[]): void {
  printing = printing.then(() => ask('print', format(...args)));
}

/** Resolves when everything printed so far has arrived. */
export async function printed(): Promise<void> {
  await printing;
}

/** Skips the test where this host's window cannot be looked at from outside. */
export async function needsWindow(test: Context): Promise<void> {
  if ((await ask('hasWindow')) === true) return;
  print('      skipped: this host gives no access to its window.');
  test.skip();
}

/** Starts the simulated account of a scenario and points this process at it; ends the one before. */
export async function useScenario(name: string): Promise<SimulatedAccount> {
  const account = (await ask('simulator', name)) as SimulatedAccount;
  Object.assign(process.env, account.environment);
  return account;
}

/** `SERVICE:ACTION` of every call that the simulated account was asked so far. */
export async function simulatorRequests(): Promise<readonly string[]> {
  return (await ask('simulatorRequests')) as readonly string[];
}

export interface SimulatedAccount {
  readonly environment: Readonly<Record<string, string>>;
  readonly target: string;
  readonly expected: { readonly rootCause: string | null; readonly healthy: boolean };
}

export const window = {
  screenshot: async (name: string) => {
    await ask('screenshot', name);
  },
  /** Of what was on screen when a test failed, where this host can; kept apart from the pictures. */
  pictureOfFailure: async (title: string) => {
    if ((await ask('hasWindow')) === true) await ask('pictureOfFailure', title);
  },
  /** Of one view of the side bar, by its title. */
  treeRows: async (view = 'Databases') => (await ask('treeRows', view)) as readonly TreeRow[],
  sideBarText: async () => (await ask('sideBarText')) as string,
  widenSideBar: async () => {
    await ask('widenSideBar');
  },
  runningExtension: async (name: string) => (await ask('runningExtension', name)) as string,
  webviewText: async () => (await ask('webviewText')) as string,
  webviewFacts: async () =>
    (await ask('webviewFacts')) as { scripts: number; policy: string; title: string },
  webviewAccessibility: async () =>
    (await ask('webviewAccessibility')) as readonly { rule: string; where: string }[],
  /** What was notified and not closed. VS Code raises no toasts while tests run, so the list is opened. */
  notifications: async () => {
    await vscode.commands.executeCommand('notifications.showList');
    const texts = (await ask('notifications')) as readonly string[];
    await vscode.commands.executeCommand('notifications.hideList');
    return texts;
  },
  clickRowButton: async (row: string, button: string, view = 'Databases') => {
    await ask('clickRowButton', JSON.stringify({ row, button, view }));
  },
  expandRow: async (label: string) => {
    await ask('expandRow', label);
  },
  /** The row as a screen reader says it. */
  clickRow: async (label: string) => {
    await ask('clickRow', label);
  },
  /** Of the first row whose label begins so. */
  openRowMenu: async (label: string) => {
    await ask('openRowMenu', label);
  },
  /** The entries of the menu that is open. */
  menu: async () => (await ask('menu')) as readonly string[],
  /** What the box says that asks for something; empty when none is open. */
  quickInput: async () => (await ask('quickInput')) as string,
  fillQuickInput: async (text: string) => {
    await ask('fillQuickInput', text);
  },
  clickWebviewLink: async (name: string) => {
    await ask('clickWebviewLink', name);
  },
  press: async (keys: string) => {
    await ask('press', keys);
  },
  click: async (selector: string) => {
    await ask('click', selector);
  },
};

/** Polls until `read` gives something that `accept` takes; the last value is in the error. */
export async function eventually<T>(
  read: () => T | PromiseLike<T>,
  accept: (value: T) => boolean,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > end) {
      throw new Error(`Not within ${timeoutMs} ms. Last: ${JSON.stringify(value, undefined, 1)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
} as const;

/** Does something in each theme, and goes back to the dark one. */
export async function inEveryTheme(act: (theme: string) => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('workbench');
  for (const [name, theme] of Object.entries(themes)) {
    await configuration.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
    await act(name);
  }
  await configuration.update('colorTheme', themes.dark, vscode.ConfigurationTarget.Global);
}

/** Takes one picture in each theme, `NAME-light`, `NAME-dark`, `NAME-high-contrast`. */
export async function screenshotInEveryTheme(name: string): Promise<void> {
  await inEveryTheme((theme) => window.screenshot(`${name}-${theme}`));
}

/** What the suites ask of the window from outside: how it looks and what it says, as a user would see it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';

export interface TreeRow {
  readonly level: number;
  /** What a screen reader says. */
  readonly label: string;
  readonly expanded: boolean | null;
}

/** One way to look at a window, whichever host shows it. */
export class WindowDriver {
  private readonly page: Page;
  private readonly imageFolder: string;

  constructor(page: Page, imageFolder: string) {
    this.page = page;
    this.imageFolder = imageFolder;
  }

  /** A picture of the whole window as it is now. */
  async screenshot(name: string): Promise<string> {
    await mkdir(this.imageFolder, { recursive: true });
    const path = join(this.imageFolder, `${name}.png`);
    await this.page.mouse.move(640, 795);
    await this.page.waitForTimeout(700);
    await this.page.screenshot({ path });
    return path;
  }

  /** The rows that the side bar's tree shows now, from top to bottom. */
  async treeRows(): Promise<readonly TreeRow[]> {
    return await this.page.locator('.sidebar .monaco-list-row').evaluateAll((rows) =>
      rows
        .map((row) => ({
          index: Number(row.getAttribute('data-index')),
          level: Number(row.getAttribute('aria-level')),
          label: row.getAttribute('aria-label') ?? '',
          expanded:
            row.getAttribute('aria-expanded') === null
              ? null
              : row.getAttribute('aria-expanded') === 'true',
        }))
        .sort((left, right) => left.index - right.index)
        .map(({ level, label, expanded }) => ({ level, label, expanded })),
    );
  }

  /** The text of the side bar, welcome contents included. */
  async sideBarText(): Promise<string> {
    return await this.page.locator('.sidebar').innerText();
  }

  /** The text of the webview on screen; waits up to 15 s for one. */
  async webviewText(): Promise<string> {
    const frame = await this.webviewFrame();
    return await frame.locator('body').innerText();
  }

  /** How many scripts the webview's document holds, and its content security policy. */
  async webviewFacts(): Promise<{ scripts: number; policy: string; title: string }> {
    const frame = await this.webviewFrame();
    const policy = frame.locator('meta[http-equiv="Content-Security-Policy"]').last();
    return {
      scripts: await frame.locator('body script').count(),
      policy: (await policy.getAttribute('content')) ?? '',
      title: await frame.title(),
    };
  }

  /** Texts of the notifications on screen. */
  async notifications(): Promise<readonly string[]> {
    return await this.page.locator('.notification-toast').allInnerTexts();
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  async click(selector: string): Promise<void> {
    await this.page.locator(selector).first().click({ timeout: 10_000 });
  }

  private async webviewFrame(): Promise<Frame> {
    const outer = await this.page.waitForSelector('iframe.webview.ready', { timeout: 15_000 });
    const content = await outer.contentFrame();
    const inner = await content?.waitForSelector('#active-frame', { timeout: 15_000 });
    const frame = await inner?.contentFrame();
    if (!frame) throw new Error('No webview is on screen.');
    await frame.waitForLoadState('domcontentloaded');
    return frame;
  }
}

/** What the suites ask of the window from outside: how it looks and what it says, as a user would see it. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

export interface TreeRow {
  readonly level: number;
  /** What a screen reader says. */
  readonly label: string;
  readonly expanded: boolean | null;
}

/** One view of the side bar, by its title. */
function paneSelector(view: string): string {
  return `.sidebar .pane:has(> .pane-header[aria-label^="${view}"])`;
}

/** Runs in the window; a string, because the DOM's types are not part of this program. */
const readTreeRows = (view: string) => `
  [...document.querySelectorAll(${JSON.stringify(`${paneSelector(view)} .monaco-list-row`)})]
    .sort((left, right) => left.dataset.index - right.dataset.index)
    .map((row) => ({
      level: Number(row.getAttribute('aria-level')),
      label: row.getAttribute('aria-label') ?? '',
      expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : null,
    }))`;

/** One way to look at a window, whichever host shows it. */
export class WindowDriver {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A picture of the whole window, once it has come to rest. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    // Away from everything that shows a tooltip.
    await this.page.mouse.move(640, 795);
    await this.page.waitForTimeout(700);
    await this.page.screenshot({ path });
  }

  /** The rows that a view of the side bar shows now, from top to bottom. */
  async treeRows(view: string): Promise<readonly TreeRow[]> {
    const rows: unknown = await this.page.evaluate(readTreeRows(view));
    return rows as readonly TreeRow[];
  }

  /** Drags the side bar's edge, so that names and states fit in a picture. */
  async widenSideBar(): Promise<void> {
    const box = await this.page.locator('.sidebar').boundingBox();
    if (box === null) throw new Error('The side bar is not shown.');
    const edge = box.x + box.width + 1;
    await this.page.mouse.move(edge, 600);
    await this.page.mouse.down();
    await this.page.mouse.move(edge + (480 - box.width), 600, { steps: 4 });
    await this.page.mouse.up();
  }

  /** VS Code's own measurement of an extension, from its list of running extensions. */
  async runningExtension(name: string): Promise<string> {
    const row = this.page.locator('.monaco-list-row').filter({ hasText: name }).first();
    return (await row.innerText({ timeout: 10_000 })).replace(/\s+/g, ' ');
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

  /** What axe-core finds wrong in the webview on screen: the rule, and where. */
  async webviewAccessibility(): Promise<readonly { rule: string; where: string }[]> {
    const frame = await this.webviewFrame();
    // Where the webview lets no script run axe cannot wait for anything: it looks at a copy, theme and policy included.
    const copy = await this.page.context().newPage();
    try {
      await copy.setContent(await frame.content());
      await copy.evaluate(axe.source);
      const found: unknown = await copy.evaluate(`axe.run({ resultTypes: ['violations'] }).then(
        ({ violations }) => violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => ({ rule: id, where: html + ' ' + failureSummary }))),
      )`);
      return found as readonly { rule: string; where: string }[];
    } finally {
      await copy.close();
    }
  }

  /** Texts of the notifications in the opened list. */
  async notifications(): Promise<readonly string[]> {
    // The list is drawn a moment after it opens, and an empty one keeps the rows that it held before.
    await this.page.waitForTimeout(300);
    const center = this.page.locator('.notifications-center');
    const title = await center.locator('.notifications-center-header-title').allInnerTexts();
    if (/^no /i.test(title.join(''))) return [];
    return await center.locator('.notification-list-item').allInnerTexts();
  }

  /** Opens the last row with this label, as a person does with the keyboard. */
  async expandRow(label: string): Promise<void> {
    const rows = this.page.locator('.sidebar .monaco-list-row', {
      hasText: label.replace(/,.*/, ''),
    });
    await rows.last().click({ timeout: 10_000 });
    await this.page.keyboard.press('ArrowRight');
  }

  /** Clicks the button that a row shows under the pointer. */
  async clickRowButton(row: string, button: string, view: string): Promise<void> {
    const rows = this.page.locator(`${paneSelector(view)} .monaco-list-row`, { hasText: row });
    const found = rows.first();
    await found.hover({ timeout: 10_000 });
    await found.locator(`.action-label[aria-label^="${button}"]`).click({ timeout: 10_000 });
  }

  /** Clicks the row of this label, as a screen reader says it. */
  async clickRow(label: string): Promise<void> {
    const row = this.page.locator(`.sidebar .monaco-list-row[aria-label=${JSON.stringify(label)}]`);
    await row.first().click({ timeout: 10_000 });
  }

  /** Opens the context menu of the first row whose label begins so. */
  async openRowMenu(label: string): Promise<void> {
    const row = this.page.locator(
      `.sidebar .monaco-list-row[aria-label^=${JSON.stringify(label)}]`,
    );
    await row.first().click({ button: 'right', timeout: 10_000 });
  }

  /** The entries of the menu that is open. */
  async menu(): Promise<readonly string[]> {
    const labels = await this.page.locator('.monaco-menu .action-label').allInnerTexts();
    return labels.map((label) => label.trim()).filter((label) => label !== '');
  }

  /** Writes into the box that asks for something. */
  async fillQuickInput(text: string): Promise<void> {
    await this.page
      .locator('.quick-input-widget:visible input:not([type=checkbox])')
      .first()
      .fill(text);
  }

  /** The text of the box that asks for something, empty when none is open. */
  async quickInput(): Promise<string> {
    const box = this.page.locator('.quick-input-widget:visible');
    return (await box.count()) === 0 ? '' : await box.first().innerText();
  }

  /** Clicks a link inside the webview on screen. */
  async clickWebviewLink(name: string): Promise<void> {
    const frame = await this.webviewFrame();
    await frame.getByRole('link', { name }).first().click({ timeout: 10_000 });
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

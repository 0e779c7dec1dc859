/** What a person does in the window: clicks on what is shown, types, reads. */
import type { Frame, Page } from 'playwright-core';

const patienceMs = 60_000;

export class NewUser {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(patienceMs);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.activitybar').waitFor();
  }

  async showDatabases(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Kerberos Doctor' }).first().click();
    await this.page.getByRole('button', { name: 'Show Directories and Databases' }).click();
    await this.row('reports').waitFor();
  }

  async diagnose(database: string): Promise<void> {
    const row = this.row(database);
    await row.hover();
    await row.locator('.action-label[aria-label^="Diagnose"]').click();
    await (await this.report()).locator('h1').waitFor();
  }

  /** The report's own words behind "Cause". */
  async readCause(): Promise<string> {
    const report = await this.report();
    return (await report.locator('dl.first dd').first().innerText()).trim();
  }

  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').waitFor();
    await this.page.keyboard.type(title);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: title })
      .first()
      .click();
  }

  /** Into the file that was just opened; then saves it. */
  async addLastLine(line: string): Promise<void> {
    await this.page.locator('.tab.active', { hasText: 'krb5.conf' }).waitFor();
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)', { hasText: 'krb5.conf' }).waitFor();
  }

  async runAgain(): Promise<void> {
    await this.page.locator('.tab', { hasText: 'Kerberos' }).first().click();
    const report = await this.report();
    await report.getByRole('link', { name: 'Run again' }).click();
    await this.until('a report without a cause', async () => {
      const heading = await (await this.report()).locator('h1').innerText();
      return /Nothing stands in the way/.test(heading);
    });
  }

  /** Into the terminal, with Enter. */
  async type(line: string): Promise<void> {
    const terminal = this.page.locator('.terminal-wrapper.active textarea').first();
    await terminal.waitFor({ state: 'attached' });
    await terminal.focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      if (await isSo()) return;
      await this.page.waitForTimeout(200);
    }
    throw new Error(`${what}: not within ${patienceMs / 1000} s`);
  }

  private row(name: string) {
    return this.page.locator('.sidebar .monaco-list-row', { hasText: name }).first();
  }

  private async report(): Promise<Frame> {
    const outer = await this.page.waitForSelector('iframe.webview.ready');
    const inner = await (await outer.contentFrame())?.waitForSelector('#active-frame');
    const frame = await inner?.contentFrame();
    if (!frame) throw new Error('No report is on screen.');
    return frame;
  }
}

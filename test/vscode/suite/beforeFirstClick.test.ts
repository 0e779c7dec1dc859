import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, needsWindow, screenshotInEveryTheme, window } from './runner.ts';

/** Sorted before every suite that clicks. */
describe('before the first click', () => {
  before(async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    await window.widenSideBar();
  });

  it('the view says what to do', async () => {
    const text = await eventually(
      () => window.sideBarText(),
      (found) => found.includes('Show Directories and Databases'),
    );
    assert.match(text, /only after you click/);
    await screenshotInEveryTheme('welcome');
  });

  it('no part that talks to AWS or to the network is loaded', () => {
    const lazy = Object.keys(require.cache).filter((path) =>
      /\/dist\/(aws|engine)\.js$/.test(path),
    );
    assert.deepEqual(lazy, []);
  });
});

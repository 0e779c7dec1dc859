import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsWindow, print, window } from './runner.ts';
import { commandIds, inventoryViewId } from '../../../src/vscode/ids.ts';

describe('activation', () => {
  it('happens without an error and registers every declared command', async () => {
    const extension = vscode.extensions.all.find(
      (candidate) => (candidate.packageJSON as { name: string }).name === 'kerberos-doctor',
    );
    assert.ok(extension, 'the extension under development is not installed');
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commandIds.filter((id) => !registered.has(id)),
      [],
    );
    assert.ok(registered.has(`${inventoryViewId}.focus`), 'the view is not there');
  });

  it('loads neither the AWS SDK nor anything from the network before the first click', () => {
    const loaded = Object.keys(require.cache).filter((path) => path.endsWith('/dist/aws.js'));
    assert.deepEqual(loaded, []);
  });

  it('takes the time that VS Code itself measured', async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
    const text = await window.runningExtension('kerberos-doctor');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const measured = /Activation: \d+ms/.exec(text)?.[0];
    assert.ok(measured, text);
    print('      %s', measured);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import { eventually, needsWindow, useScenario, window } from './runner.ts';

describe('Restricted Mode', () => {
  it('is what this lane runs in', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('checks krb5.conf as usual', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'krb5.conf');
    await vscode.window.showTextDocument(uri);
    await eventually(
      () => vscode.languages.getDiagnostics(uri),
      (found) => found.length > 0,
    );
  });

  it('uses neither AWS nor the network, even when a command is called by its id', async () => {
    const { target } = await useScenario('healthy');
    assert.equal(await executeCommand('kerberosDoctor.diagnose', target), undefined);
    await executeCommand('kerberosDoctor.refreshInventory');
    await executeCommand('kerberosDoctor.showEffectiveConfiguration');
    const loaded = Object.keys(require.cache).filter((path) => path.endsWith('/dist/aws.js'));
    assert.deepEqual(loaded, []);
  });

  it('says so in the view, with the way out', async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    const text = await eventually(
      () => window.sideBarText(),
      (found) => found.includes('Restricted Mode'),
    );
    assert.match(text, /Manage Workspace Trust/);
    await window.screenshot('restricted-mode');
  });
});

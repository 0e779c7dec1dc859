import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, print } from './runner.ts';
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

  it('takes the time that VS Code itself measured', async () => {
    await vscode.commands.executeCommand('perfview.show');
    const editor = await eventually(
      () => vscode.window.activeTextEditor,
      (found) => found?.document.getText().includes('kerberos-doctor.kerberos-doctor') ?? false,
    );
    const row = editor?.document
      .getText()
      .split('\n')
      .find((line) => line.includes('kerberos-doctor.kerberos-doctor'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    // | Extension | Eager | Load Code | Call Activate | Finish Activate | …
    const [, , , load, call, finish] = (row ?? '').split('|').map((cell) => cell.trim());
    print('      load %s ms, activate %s ms, finish %s ms', load, call, finish);
  });
});

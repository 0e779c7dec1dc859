import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { print } from './runner.ts';
import { commandIds, inventoryViewId } from '../../../src/vscode/ids.ts';

describe('activation', () => {
  it('happens without an error and registers every declared command', async () => {
    const extension = vscode.extensions.all.find(
      (candidate) => (candidate.packageJSON as { name: string }).name === 'kerberos-doctor',
    );
    assert.ok(extension, 'the extension under development is not installed');
    const wasActive = extension.isActive;
    const start = performance.now();
    await extension.activate();
    const elapsed = performance.now() - start;
    print(wasActive ? '      (was active already)' : `      activated in ${elapsed.toFixed(1)} ms`);
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
});

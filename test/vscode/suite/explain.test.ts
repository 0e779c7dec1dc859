import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import { eventually, useScenario } from './runner.ts';

const scheme = 'kerberos-doctor-explained';

/** The page's text, as soon as it says so. */
async function page(wanted: RegExp): Promise<string> {
  const documents = await eventually(
    () => vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme),
    (found) => found.some((document) => wanted.test(document.getText())),
  );
  return documents.map((document) => document.getText()).join('\n');
}

describe('explaining', () => {
  it('explains the selected text in a read-only Markdown page', async () => {
    const content =
      'some log\nkinit: Cannot find KDC for realm "CORP.EXAMPLE.COM" while getting initial credentials\n';
    const document = await vscode.workspace.openTextDocument({ content });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 1, 90);
    await executeCommand('kerberosDoctor.explainError');
    const text = await page(/knows no KDC of CORP/);
    assert.match(text, /config\\?-no\\?-kdc\\?-source/);
    assert.match(text, /## Next/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('takes another text in the same page', async () => {
    await executeCommand('kerberosDoctor.explainError', 'ORA-12638: Credential retrieval failed');
    await page(/Oracle/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('computes what a client does from the configuration of this machine', async () => {
    await useScenario('healthy');
    await executeCommand('kerberosDoctor.explainLogin', {
      principal: 'alice@CORP.EXAMPLE.COM',
      host: 'mydb.abc123.eu-west-1.rds.amazonaws.com',
      engine: 'postgresql',
      client: 'mit',
    });
    const text = await page(/Realm of the user/);
    assert.match(text, /CORP\.EXAMPLE\.COM/);
    assert.match(text, /nobody was asked/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

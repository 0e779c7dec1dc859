import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { agentTools } from '../../../src/agents/tools.ts';
import { directoryId } from '../../../src/simulator/build/names.ts';
import { executeCommand, writeSetting } from '../../../src/vscode/register.ts';
import { eventually, needsWindow, useScenario, window } from './runner.ts';

const activeText = () => vscode.window.activeTextEditor?.document.getText() ?? '';

/** Runs a command and answers each of its questions with what is suggested. */
async function accepting(command: Thenable<unknown>, questions: number): Promise<void> {
  for (let asked = 0; asked < questions; asked += 1) {
    await window.click('.quick-input-widget:not([style*="display: none"]) input');
    await window.press('Enter');
  }
  await command;
}

describe('the generators', () => {
  // What a command has to say beside its result stays until it is closed, as for a user.
  after(() => vscode.commands.executeCommand('notifications.clearAll'));

  before(async function () {
    await needsWindow(this);
    await useScenario('healthy');
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    await executeCommand('kerberosDoctor.refreshInventory');
    await writeSetting('kerberosDoctor.diagnosis.principal', 'alice@CORP.EXAMPLE.COM');
  });
  after(async () => {
    await writeSetting('kerberosDoctor.diagnosis.principal', '');
    await writeSetting('kerberosDoctor.diagnosis.krb5Conf', '');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('write the SQL for a user of the directory', async () => {
    await accepting(executeCommand('kerberosDoctor.generateSql', 'reports'), 1);
    const text = await eventually(activeText, (found) => found.includes('rds_ad'));
    assert.match(text, /CREATE USER "alice@CORP\.EXAMPLE\.COM" WITH LOGIN;/);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'sql');
  });

  it('put a connection command and the modify command on the clipboard', async () => {
    await accepting(executeCommand('kerberosDoctor.copyConnection', 'reports'), 2);
    assert.match(await vscode.env.clipboard.readText(), /^psql 'host=reports\..*user=alice@CORP/);
    await executeCommand('kerberosDoctor.copyModifyCommand', 'reports');
    assert.match(await vscode.env.clipboard.readText(), /modify-db-instance .*reboot-db-instance/s);
  });

  it('write the role that RDS needs', async () => {
    await accepting(executeCommand('kerberosDoctor.generateRole', 'reports'), 1);
    const text = await eventually(activeText, (found) => found.includes('create-role'));
    assert.match(text, /attach-role-policy .*AmazonRDSDirectoryServiceAccess/);
  });

  it('show a krb5.conf as a diff against the one of this machine, and apply it', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'kerberos-doctor-diff-')), 'krb5.conf');
    await writeFile(file, '# mine\n[libdefaults]\n  forwardable = true\n');
    await writeSetting('kerberosDoctor.diagnosis.krb5Conf', file);
    const command = executeCommand('kerberosDoctor.generateKrb5Conf', directoryId);
    await window.click('.quick-input-widget:not([style*="display: none"]) input');
    await window.press('Enter');
    const { modified } = await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input as vscode.TabInputTextDiff,
      (input) => input instanceof vscode.TabInputTextDiff,
    );
    const proposal = (await vscode.workspace.openTextDocument(modified)).getText();
    assert.match(
      proposal,
      /^# mine\n\[libdefaults\]\n {2}forwardable = true\n {2}default_realm = /,
    );
    await vscode.commands.executeCommand('notifications.showList');
    await window.click('.notifications-center .monaco-button:has-text("Apply")');
    await command;
    assert.equal(activeText(), proposal);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.deepEqual([document?.uri.fsPath, document?.isDirty], [file, true]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('the tools for chat agents', () => {
  it('are registered, and answer without the names of the account', async () => {
    await useScenario('healthy');
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    await executeCommand('kerberosDoctor.refreshInventory');
    const names = vscode.lm.tools.map(({ name }) => name);
    for (const { name } of agentTools) assert.ok(names.includes(name), name);
    const call = async (name: string, input: object) => {
      const { content } = await vscode.lm.invokeTool(name, {
        input,
        toolInvocationToken: undefined,
      });
      return content.map((part) => (part as vscode.LanguageModelTextPart).value).join('');
    };
    assert.match(await call('list_kerberos_targets', {}), /`reports`/);
    const report = await call('diagnose_kerberos_target', { target: 'reports' });
    assert.match(report, /## The chain/);
    assert.doesNotMatch(report, /awsmad|reports/i);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import { eventually, needsWindow, screenshotInEveryTheme, useScenario, window } from './runner.ts';

async function rowsOf(view: string, text: string | RegExp): Promise<readonly string[]> {
  const rows = await eventually(
    () => window.treeRows(view),
    (found) => found.some((row) => row.label.match(text)),
  );
  return rows.map((row) => row.label);
}

async function diagnoseScenario(name: string) {
  const account = await useScenario(name);
  await executeCommand('kerberosDoctor.refreshInventory');
  return await executeCommand('kerberosDoctor.diagnose', account.target);
}

describe('the view of diagnoses', () => {
  before(async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('kerberosDoctor.diagnoses.focus');
  });

  it('keeps every run, the newest first, with what it found', async () => {
    const healthy = await diagnoseScenario('healthy');
    const broken = await diagnoseScenario('db-refused');
    assert.ok(healthy !== undefined && broken !== undefined);
    const cause = broken.rootCause?.title ?? '?';
    const shown = await eventually(
      () => window.treeRows('Diagnoses'),
      (found) => found[0]?.label.includes(cause) === true,
    );
    const rows = shown.map(({ label }) => label);
    assert.match(rows[1] ?? '', /nothing in the way/);
    await screenshotInEveryTheme('diagnoses');
  });

  it('compares a run with the one before of the same database', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('kerberosDoctor.diagnoses.focus');
    await window.clickRowButton('mydb', 'Compare', 'Diagnoses');
    const text = await eventually(
      () => vscode.window.activeTextEditor?.document.getText() ?? '',
      (found) => found.startsWith('# What changed'),
    );
    assert.match(text, /It worked before\. Now: /);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows the report of a run again', async () => {
    const rows = await window.treeRows('Diagnoses');
    assert.ok(rows.length > 1);
    await vscode.commands.executeCommand('list.focusFirst');
    await vscode.commands.executeCommand('list.select');
    const text = await window.webviewText();
    assert.match(text, /Kerberos login to mydb/);
  });
});

describe('a report', () => {
  it('is copied without names and addresses for a support case', async () => {
    const verdict = await diagnoseScenario('db-refused');
    const host = verdict?.target.endpoint?.split(':')[0] ?? '?';
    await executeCommand('kerberosDoctor.copyReportAsMarkdown');
    assert.ok((await vscode.env.clipboard.readText()).includes(host));
    await executeCommand('kerberosDoctor.copyRedactedReport');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^# /);
    assert.ok(!copied.includes(host), copied);
  });

  it('types a fix into a terminal without running it, and nothing that would run', async () => {
    const before = vscode.window.terminals.length;
    await executeCommand('kerberosDoctor.typeInTerminal', 'true\nfalse');
    assert.equal(vscode.window.terminals.length, before);
    await executeCommand('kerberosDoctor.typeInTerminal', 'echo kerberos-doctor-typed');
    assert.equal(vscode.window.terminals.at(-1)?.name, 'Kerberos Doctor');
    vscode.window.terminals.at(-1)?.dispose();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

describe('the view of the configuration', () => {
  it('lists the files that the library reads, with the problems of each', async function () {
    await needsWindow(this);
    const path = vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders![0]!.uri,
      'krb5.conf',
    ).fsPath;
    const settings = vscode.workspace.getConfiguration();
    const { Global } = vscode.ConfigurationTarget;
    await settings.update('kerberosDoctor.diagnosis.krb5Conf', path, Global);
    try {
      await vscode.commands.executeCommand('kerberosDoctor.configuration.focus');
      const rows = await rowsOf('Configuration', /krb5\.conf: /);
      assert.match(rows[0] ?? '', /krb5\.conf: (no problems|\d+ (error|warning))/);
      await screenshotInEveryTheme('configuration');
    } finally {
      await settings.update('kerberosDoctor.diagnosis.krb5Conf', undefined, Global);
    }
  });
});

describe('the view of tickets', () => {
  const cache = process.env['KRB5CCNAME'];
  before(async function () {
    await needsWindow(this);
  });
  after(() => {
    if (cache === undefined) delete process.env['KRB5CCNAME'];
    else process.env['KRB5CCNAME'] = cache;
  });

  it('says what to do where there is none', async () => {
    process.env['KRB5CCNAME'] = 'FILE:/nonexistent/ticket';
    await vscode.commands.executeCommand('kerberosDoctor.tickets.focus');
    await executeCommand('kerberosDoctor.refreshTickets');
    const text = await eventually(
      () => window.sideBarText(),
      (found) => found.includes('Get a Ticket'),
    );
    assert.match(text, /There is no Kerberos ticket/);
  });

  it('shows whose ticket it is and that it has expired, in words', async () => {
    const fixtures = process.env['KERBEROS_DOCTOR_TEST_FIXTURES'] ?? '';
    process.env['KRB5CCNAME'] = `FILE:${fixtures}/ccache/aduser.short-expired.ccache`;
    await executeCommand('kerberosDoctor.refreshTickets');
    const rows = await rowsOf('Tickets', /aduser@/);
    assert.match(rows[0] ?? '', /aduser@[A-Z.]+: expired .+ ago, used by programs here/);
    assert.ok(
      rows.some((row) => /^krbtgt\/.+: expired/.test(row)),
      rows.join('\n'),
    );
    await screenshotInEveryTheme('tickets');
  });
});

describe('the status of the language', () => {
  it('says whose rules apply, and follows the setting', async function () {
    await needsWindow(this);
    const { workspaceFolders } = vscode.workspace;
    const uri = vscode.Uri.joinPath(workspaceFolders![0]!.uri, 'krb5.conf');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('kerberosDoctor.chooseImplementation'));
    const asked = executeCommand('kerberosDoctor.chooseImplementation');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await window.press('ArrowDown');
    await window.press('Enter');
    await asked;
    const configuration = vscode.workspace.getConfiguration();
    assert.equal(configuration.get('kerberosDoctor.lint.implementation'), 'heimdal');
    const { Global } = vscode.ConfigurationTarget;
    await configuration.update('kerberosDoctor.lint.implementation', undefined, Global);
  });
});

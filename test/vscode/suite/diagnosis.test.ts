import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import {
  eventually,
  inEveryTheme,
  needsWindow,
  screenshotInEveryTheme,
  useScenario,
  window,
} from './runner.ts';

async function diagnoseScenario(name: string) {
  const account = await useScenario(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await executeCommand('kerberosDoctor.refreshInventory');
  const verdict = await executeCommand('kerberosDoctor.diagnose', account.target);
  assert.ok(verdict, 'the diagnosis gave no verdict');
  return { account, verdict };
}

describe('diagnosis', () => {
  for (const scenario of [
    ...['healthy', 'cross-vpc-security-group', 'role-without-principal', 'kdc-other-realm'],
    ...['clock-off', 'pending-maintenance', 'partial-permissions'],
  ]) {
    it(`finds the root cause of the scenario ${scenario}`, async () => {
      const { account, verdict } = await diagnoseScenario(scenario);
      assert.equal(verdict.rootCause?.id ?? null, account.expected.rootCause);
      assert.equal(verdict.healthy, account.expected.healthy);
    });
  }

  it('opens a report without scripts whose first line is the verdict', async function () {
    await needsWindow(this);
    const { verdict } = await diagnoseScenario('cross-vpc-security-group');
    const text = await window.webviewText();
    assert.ok(text.includes(verdict.rootCause?.title ?? '?'), text.slice(0, 500));
    const { scripts, policy } = await window.webviewFacts();
    assert.equal(scripts, 0);
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /script-src|unsafe/);
    assert.deepEqual(await window.notifications(), []);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await screenshotInEveryTheme('report');
  });

  it('gives axe-core nothing to complain of, in any theme', async function () {
    await needsWindow(this);
    this.timeout(180_000);
    for (const scenario of ['cross-vpc-security-group', 'partial-permissions']) {
      await diagnoseScenario(scenario);
      await inEveryTheme(async (theme) => {
        // The theme's colours arrive in the webview a moment after the setting.
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.deepEqual(await window.webviewAccessibility(), [], `${scenario}, ${theme}`);
      });
    }
  });

  it('says beforehand what it would ask and why', async () => {
    const account = await useScenario('healthy');
    await executeCommand('kerberosDoctor.refreshInventory');
    await executeCommand('kerberosDoctor.showPlan', account.target);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /AS-REQ for .* over UDP\n {6}named as a KDC by/);
    assert.match(text, /Read of AWS meanwhile/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('tests a realm without AWS', async () => {
    await useScenario('kdc-other-realm');
    const verdict = await executeCommand('kerberosDoctor.testRealm', 'AWSMAD.EXAMPLE.COM');
    assert.equal(verdict?.target.kind, 'realm');
    assert.match(verdict.rootCause?.id ?? '', /wrong-realm$/);
  });

  it('uses one panel for each target', async () => {
    const { account } = await diagnoseScenario('healthy');
    await executeCommand('kerberosDoctor.diagnose', account.target);
    const panels = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter((tab) => tab.input instanceof vscode.TabInputWebview);
    assert.equal(panels.length, 1);
  });

  it('copies the report as Markdown', async () => {
    const { verdict } = await diagnoseScenario('kdc-other-realm');
    await executeCommand('kerberosDoctor.copyReportAsMarkdown');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^# /);
    assert.ok(copied.length > 200 && verdict.rootCause !== null);
  });

  it('can be cancelled', async () => {
    const account = await useScenario('healthy');
    await executeCommand('kerberosDoctor.refreshInventory');
    const running = executeCommand('kerberosDoctor.diagnose', account.target);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await executeCommand('kerberosDoctor.cancelDiagnosis');
    assert.equal(await running, undefined);
  });

  it('names the nearest databases when there is no such database', async function () {
    await needsWindow(this);
    const { target } = await useScenario('healthy');
    await executeCommand('kerberosDoctor.refreshInventory');
    const asked = executeCommand('kerberosDoctor.diagnose', `${target}x`);
    const [message] = await eventually(
      () => window.notifications(),
      (found) => found.length > 0,
    );
    assert.match(message ?? '', new RegExp(`no database ${target}x`));
    assert.ok(message?.includes(target));
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.equal(await asked, undefined);
  });
});

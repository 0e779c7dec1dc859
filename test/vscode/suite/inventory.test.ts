import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import { eventually, needsWindow, screenshotInEveryTheme, useScenario, window } from './runner.ts';

async function showInventory(): Promise<void> {
  await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
}

/** The rows once the tree has stopped changing and holds `text`. */
async function rowsWith(text: string | RegExp) {
  const rows = await eventually(
    () => window.treeRows(),
    (found) => found.some((row) => row.label.match(text)),
  );
  return rows.map((row) => row.label);
}

describe('the view of directories and databases', () => {
  before(async function () {
    await needsWindow(this);
    await showInventory();
    await window.widenSideBar();
  });

  it('names a profile that does not exist, with a way on', async () => {
    process.env['AWS_PROFILE'] = 'no-such-profile';
    try {
      await executeCommand('kerberosDoctor.refreshInventory');
      const labels = await rowsWith('no-such-profile');
      assert.equal(labels.length, 1, labels.join('\n'));
    } finally {
      delete process.env['AWS_PROFILE'];
    }
  });

  it('says how to sign in again when the credentials have expired', async () => {
    await useScenario('expired-token');
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith(/expired/i);
    assert.equal(labels.length, 1, labels.join('\n'));
    assert.deepEqual(await window.notifications(), []);
  });

  it('shows Region, directory and databases with their states in words', async () => {
    await useScenario('healthy');
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith('Kerberos enabled');
    assert.match(labels[0] ?? '', /^Region eu-west-1, Ireland/);
    assert.match(labels[1] ?? '', /^directory .*, active · .*2 domain controllers/);
    assert.deepEqual(await window.notifications(), []);
  });

  it('puts a failed database first and says what to do', async () => {
    const { target } = await useScenario('role-without-principal');
    await executeCommand('kerberosDoctor.refreshInventory');
    // What changed since the scenario before is no news in the picture.
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith('enabling Kerberos failed');
    const databases = labels.filter((label) => /^(instance|cluster) /.test(label));
    assert.match(databases[0] ?? '', new RegExp(`${target}.*enabling Kerberos failed`));
    // The picture shows both: where the user clicks, and what comes of it.
    await executeCommand('kerberosDoctor.diagnose', target);
    await window.webviewText();
    await screenshotInEveryTheme('tree');
  });

  it('goes from the button of a row to the report, whose links work', async () => {
    const { target } = await useScenario('kdc-other-realm');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await executeCommand('kerberosDoctor.refreshInventory');
    // Not the row of the scenario before, which is about to go; the editor gathers changes for a moment.
    await rowsWith(`${target}, Kerberos enabled`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await window.clickRowButton(target, 'Diagnose');
    await eventually(
      () => window.webviewText(),
      (found) => found.includes(target),
    );
    await vscode.env.clipboard.writeText('');
    await window.clickWebviewLink('Copy as Markdown');
    const copied = await eventually(
      () => vscode.env.clipboard.readText(),
      (found) => found !== '',
    );
    assert.match(copied, new RegExp(`^# .*${target}`));
  });

  it('shows what is not permitted as rows, and everything else', async () => {
    await useScenario('partial-permissions');
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith('not permitted: ds:DescribeTrusts');
    assert.ok(
      labels.some((label) => label.includes('Kerberos enabled')),
      labels.join('\n'),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await window.screenshot('not-permitted');
  });

  it('reads every page of a large account', async () => {
    const { target } = await useScenario('many-databases');
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith(/1[0-9][0-9] databases/);
    assert.match(labels[0] ?? '', /1[0-9][0-9] databases/);
    const verdict = await executeCommand('kerberosDoctor.diagnose', target);
    assert.equal(verdict?.target.name, target);
  });

  it('judges the network of a directory when its row is opened', async () => {
    await useScenario('cross-vpc-security-group');
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith(/^Network, security groups/);
    const network = labels.filter((label) => label.startsWith('Network, ')).at(-1) ?? '';
    await window.expandRow(network);
    const judged = await rowsWith(/^from mydb, blocked/);
    assert.ok(
      judged.some((label) => /allows .* only from/.test(label)),
      judged.join('\n'),
    );
  });
});

/** How the databases are looked at: grouped, sorted, filtered, copied; none of it asks AWS. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import {
  eventually,
  needsWindow,
  screenshotInEveryTheme,
  simulatorRequests,
  useScenario,
  window,
} from './runner.ts';

async function labelsThat(accept: (labels: readonly string[]) => boolean) {
  return await eventually(
    async () => (await window.treeRows()).map(({ label }) => label),
    (labels) => labels.length > 0 && accept(labels),
  );
}

const holds = (text: string | RegExp) => (labels: readonly string[]) =>
  labels.some((label) => label.match(text));

describe('looking at the databases', () => {
  let target = '';
  let asked: readonly string[] = [];

  before(async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    await window.widenSideBar();
    ({ target } = await useScenario('role-without-principal'));
    await executeCommand('kerberosDoctor.refreshInventory');
    await executeCommand('kerberosDoctor.refreshInventory');
    await labelsThat(holds('enabling Kerberos failed'));
    asked = await simulatorRequests();
  });
  after(async () => {
    await executeCommand('kerberosDoctor.groupInventory', 'directory');
    await executeCommand('kerberosDoctor.sortInventory', 'trouble');
    await executeCommand('kerberosDoctor.clearFilter');
  });

  it('groups them by engine and by Region', async () => {
    await executeCommand('kerberosDoctor.groupInventory', 'engine');
    const engines = await labelsThat(holds(/^Aurora MySQL, 1 database/));
    assert.match(engines[0] ?? '', /^Aurora MySQL, 1 database · 1 failed/);
    assert.ok(
      engines.some((label) => label.startsWith('Directories, 1')),
      engines.join('\n'),
    );
    await screenshotInEveryTheme('by-engine');
    await executeCommand('kerberosDoctor.groupInventory', 'region');
    const regions = await labelsThat((labels) => (labels[0] ?? '').startsWith('Region eu-west-1'));
    assert.match(regions[1] ?? '', /^cluster mydb, enabling Kerberos failed/);
    await executeCommand('kerberosDoctor.groupInventory', 'directory');
    await labelsThat(holds(/^directory /));
  });

  it('asks for the grouping when called from the palette, and remembers it', async () => {
    const asking = executeCommand('kerberosDoctor.groupInventory');
    await eventually(
      () => window.quickInput(),
      (text) => /Group Databases by[^]*Directory[^]*Region[^]*Engine/.test(text),
    );
    await window.press('ArrowDown');
    await window.press('ArrowDown');
    await window.press('Enter');
    await asking;
    await labelsThat(holds(/^Aurora MySQL/));
    await executeCommand('kerberosDoctor.groupInventory', 'directory');
  });

  it('filters with each keystroke, counts, and Escape takes it back', async () => {
    const filtering = executeCommand('kerberosDoctor.filterInventory');
    await eventually(
      () => window.quickInput(),
      (text) => text.includes('Filter Directories and Databases'),
    );
    for (const key of 'mydb') await window.press(key);
    const few = await labelsThat((labels) => !labels.some((label) => /postgresql/i.test(label)));
    assert.ok(few.some((label) => label.startsWith(`cluster ${target}`)));
    assert.match(await window.sideBarText(), /Filter “mydb”: 1 of \d+ databases/);
    await window.press('Escape');
    await filtering;
    await labelsThat(holds(/PostgreSQL/));
    await eventually(
      () => window.sideBarText(),
      (text) => !text.includes('Filter “'),
    );
  });

  it('says when nothing matches, with the way back', async () => {
    await executeCommand('kerberosDoctor.filterInventory', 'no-such-thing');
    await eventually(
      () => window.sideBarText(),
      (found) => found.includes('matches the filter'),
    );
    await screenshotInEveryTheme('filtered');
    await window.click(
      '.pane:has(> .pane-header[aria-label^="Databases"]) .welcome-view-content .monaco-button',
    );
    await labelsThat(holds('enabling Kerberos failed'));
  });

  it('copies what a row carries, and its command', async () => {
    const rows = await labelsThat(holds(`cluster ${target}`));
    assert.ok(rows.length > 0);
    const cli = `aws rds describe-db-clusters --db-cluster-identifier ${target} --region eu-west-1`;
    await executeCommand('kerberosDoctor.copyCliCommand', { copy: { cli } });
    assert.equal(await vscode.env.clipboard.readText(), cli);
  });

  it('offers each row what it can do', async () => {
    await window.openRowMenu(`cluster ${target}`);
    const menu = await eventually(
      () => window.menu(),
      (items) => items.length > 0,
    );
    for (const wanted of [
      'Copy AWS CLI Command',
      'Copy ARN',
      'Copy Endpoint',
      'Open in AWS Console',
    ]) {
      assert.ok(menu.includes(wanted), `${wanted} is not in ${menu.join(', ')}`);
    }
    await window.press('Escape');
  });

  it('asked AWS for nothing', async () => {
    assert.deepEqual(await simulatorRequests(), asked);
  });
});

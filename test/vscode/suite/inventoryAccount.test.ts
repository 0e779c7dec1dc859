/** Which account is read, getting in where AWS refuses, and states that move while somebody looks. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
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

const folder = process.env['KERBEROS_DOCTOR_TEST_FOLDER'] ?? '';
const demoKey = 'aws_access_key_id = DEMOACCESSKEYOFTHESIMULATOR\naws_secret_access_key = nothing';

/** Points the SDK at files of this suite, with these profiles. */
async function useProfiles(config: string, credentials = ''): Promise<void> {
  const files = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
  await writeFile(files.config, config);
  await writeFile(files.credentials, credentials);
  process.env['AWS_CONFIG_FILE'] = files.config;
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = files.credentials;
}

async function rowsWith(text: string | RegExp): Promise<readonly string[]> {
  const rows = await eventually(
    () => window.treeRows(),
    (found) => found.some((row) => row.label.match(text)),
  );
  return rows.map((row) => row.label);
}

/** Types into the box that is open, once it is there. */
async function answer(title: string, text: string, key = 'Enter'): Promise<void> {
  await eventually(
    () => window.quickInput(),
    (found) => found.includes(title),
  );
  if (text !== '') await window.fillQuickInput(text);
  await window.press(key);
}

/** A shell that reads no start-up files, so that `aws` is the one of this suite. */
async function useShell(): Promise<void> {
  const terminal = vscode.workspace.getConfiguration('terminal.integrated');
  const everywhere = vscode.ConfigurationTarget.Global;
  const env = { PATH: `${folder}/bin:/usr/bin:/bin`, KERBEROS_DOCTOR_TEST_FOLDER: folder };
  await terminal.update('profiles.linux', { plain: { path: '/bin/sh', env } }, everywhere);
  await terminal.update('defaultProfile.linux', 'plain', everywhere);
}

describe('the account that is read', () => {
  before(async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    await window.widenSideBar();
  });
  after(async () => {
    const terminal = vscode.workspace.getConfiguration('terminal.integrated');
    for (const setting of ['profiles.linux', 'defaultProfile.linux']) {
      await terminal.update(setting, undefined, vscode.ConfigurationTarget.Global);
    }
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
  beforeEach(() => {
    delete process.env['AWS_PROFILE'];
  });

  it('signs in with a click in a terminal, and goes on by itself', async function () {
    // Elsewhere a shell's start-up files may put another AWS CLI before the one of this suite.
    if (process.platform !== 'linux') this.skip();
    await useScenario('healthy');
    await useProfiles(
      '[profile expired]\nregion = eu-west-1\nlogin_session = arn:aws:iam::111122223333:user/me\n',
    );
    process.env['AWS_PROFILE'] = 'expired';
    await executeCommand('kerberosDoctor.refreshInventory');
    const [row = ''] = await rowsWith('There is no valid console sign-in of profile expired');
    await screenshotInEveryTheme('sign-in');
    const terminals = vscode.window.terminals.length;
    await useShell();
    await window.clickRow(row);
    await eventually(
      () => vscode.window.terminals.length,
      (count) => count > terminals,
    );
    const labels = await rowsWith('Kerberos enabled');
    assert.match(labels[0] ?? '', /^Region eu-west-1/);
    for (const terminal of vscode.window.terminals) terminal.dispose();
  });

  it('opens the profile where its setting is wrong', async () => {
    await useProfiles(
      '[profile other]\nregion = eu-west-1\n[profile broken]\nregion = eu-west-1\ncredential_process = node -e "process.exit(3)"\n',
    );
    process.env['AWS_PROFILE'] = 'broken';
    await executeCommand('kerberosDoctor.refreshInventory');
    const [row = ''] = await rowsWith('credential_process of profile broken failed');
    await window.clickRow(row);
    const editor = await eventually(
      () => vscode.window.activeTextEditor,
      (found) => found?.document.uri.path.endsWith('/config') === true,
    );
    assert.equal(editor?.selection.active.line, 4);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks for the code of an MFA device once, not at each reading', async () => {
    await useScenario('healthy');
    const sts = await startSts();
    await useProfiles(
      `[profile mfa]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/dba\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`,
      `[base]\n${demoKey}\n`,
    );
    process.env['AWS_PROFILE'] = 'mfa';
    process.env['AWS_ENDPOINT_URL_STS'] = sts.url;
    try {
      const dismissed = executeCommand('kerberosDoctor.refreshInventory');
      await answer('Code of the MFA device arn:aws:iam::111122223333:mfa/me', '', 'Escape');
      await dismissed;
      await rowsWith(/needs a one-time code of your MFA device/);
      const reading = executeCommand('kerberosDoctor.refreshInventory');
      await answer('Code of the MFA device', '123456');
      await reading;
      await rowsWith('Kerberos enabled');
      await executeCommand('kerberosDoctor.refreshInventory');
      await rowsWith('Kerberos enabled');
      assert.deepEqual(sts.codes, ['123456']);
    } finally {
      delete process.env['AWS_ENDPOINT_URL_STS'];
      sts.close();
    }
  });

  it('remembers the profile that was chosen, in this workspace only', async () => {
    await useScenario('healthy');
    await useProfiles(
      '[profile one]\nregion = eu-west-1\n[profile two]\nregion = us-east-1\n',
      `[one]\n${demoKey}\n[two]\n${demoKey}\n`,
    );
    delete process.env['AWS_PROFILE'];
    delete process.env['AWS_REGION'];
    const choosing = executeCommand('kerberosDoctor.chooseProfile');
    await answer('AWS Profile', 'one');
    await choosing;
    await rowsWith('Kerberos enabled');
    const text = await window.sideBarText();
    assert.match(text, /111122223333 · \S+ · one/);
    const setting = vscode.workspace.getConfiguration().inspect('kerberosDoctor.aws.profile');
    assert.deepEqual([setting?.globalValue, setting?.workspaceValue], [undefined, undefined]);
    await executeCommand('kerberosDoctor.refreshInventory');
    await rowsWith('Kerberos enabled');
  });

  it('reads several profiles side by side', async () => {
    const choosing = executeCommand('kerberosDoctor.chooseProfile');
    await answer('AWS Profile', 'several');
    await eventually(
      () => window.quickInput(),
      (found) => found.includes('AWS Profiles'),
    );
    // "one" is picked already; everything is picked after this.
    await window.click(
      '.quick-input-check-all, .quick-input-header input[type=checkbox], .quick-input-header .monaco-checkbox',
    );
    await window.press('Enter');
    await choosing;
    const labels = await rowsWith(/^account two/);
    assert.ok(
      labels.some((label) => /^account one, 111122223333/.test(label)),
      labels.join('\n'),
    );
    assert.match(await window.sideBarText(), /3 accounts/);
    await window.screenshot('several-accounts');
  });

  it('goes back to the default credentials', async () => {
    const choosing = executeCommand('kerberosDoctor.chooseProfile');
    await answer('AWS Profile', 'default');
    await choosing;
    await useScenario('healthy');
    await executeCommand('kerberosDoctor.refreshInventory');
    const labels = await rowsWith('Kerberos enabled');
    assert.match(labels[0] ?? '', /^Region eu-west-1/);
  });

  it('reads what is on the way again while somebody looks, and says what moved', async function () {
    this.timeout(120_000);
    await useScenario('joining');
    await executeCommand('kerberosDoctor.refreshInventory');
    await rowsWith(/^cluster mydb, enabling Kerberos/);
    // A second reading forgets what changed since the scenario before.
    await executeCommand('kerberosDoctor.refreshInventory');
    await vscode.commands.executeCommand('workbench.view.explorer');
    const hidden = await simulatorRequests();
    await new Promise((resolve) => setTimeout(resolve, 18_000));
    assert.deepEqual(await simulatorRequests(), hidden, 'nothing is read while hidden');
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
    const text = await eventually(
      () => window.sideBarText(),
      (found) => found.includes(': enabling-kerberos → kerberos-enabled'),
      40_000,
    );
    assert.match(text, /was enabling-kerberos/);
    assert.deepEqual(await window.notifications(), []);
    await screenshotInEveryTheme('moved');
    const settled = await simulatorRequests();
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    assert.deepEqual(await simulatorRequests(), settled, 'nothing is read when all is settled');
  });
});

/** Answers AssumeRole with the simulator's key, and everything else as STS would for it. */
async function startSts() {
  const codes: string[] = [];
  const ends = new Date(Date.now() + 3_600_000).toISOString();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const code = form.get('TokenCode');
      if (code !== null) codes.push(code);
      const role = 'arn:aws:sts::111122223333:assumed-role/dba/me';
      response.end(
        form.get('Action') === 'AssumeRole'
          ? `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>A:me</AssumedRoleId><Arn>${role}</Arn></AssumedRoleUser><Credentials><AccessKeyId>DEMOACCESSKEYOFTHESIMULATOR</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${ends}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`
          : `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${role}</Arn><UserId>A:me</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { codes, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

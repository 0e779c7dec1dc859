/**
 * A new user, from a clone to a login that works, through the interface only: `node test/newuser/run.ts [--packed FILE.vsix]`. The extension is
 * packed from the clone and installed; VS Code and its browser run on the lab's workstation, among real controllers and a
 * real database, where nothing maps the database to its realm. Prints each step with its seconds. Needs root, the lab's
 * Debian packages and chromium. Status 0: it went well, or it cannot run here and CI is not set.
 */
import { execFileSync } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLab, stopEveryLab } from '../lab/lab.ts';
import { goodKrb5Conf } from '../lab/workstation.ts';
import { startBrowserHost } from '../vscode/host/browserHost.ts';
import { findChromium, launchBrowser } from '../vscode/host/browserRun.ts';
import { NewUser } from './newUser.ts';

const { values: options } = parseArgs({ options: { packed: { type: 'string' } } });

const root = resolve(import.meta.dirname, '..', '..');

/** Says what is done, and how long it took. */
async function step<T>(what: string, act: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await act();
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  return result;
}

function cloneAndPack(folder: string): string {
  const clone = join(folder, 'clone');
  const quiet: { stdio: StdioOptions } = { stdio: ['ignore', 'ignore', 'inherit'] };
  // A source package has no history to clone.
  if (existsSync(join(root, '.git'))) execFileSync('git', ['clone', '--quiet', root, clone], quiet);
  else cpSync(root, clone, { recursive: true, filter: (path) => !/node_modules|dist$/.test(path) });
  const inClone = { cwd: clone, ...quiet };
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], inClone);
  execFileSync('npm', ['run', '--silent', 'package', '--', '--out', folder], inClone);
  const vsix = readdirSync(folder).find((name) => name.endsWith('.vsix'));
  if (vsix === undefined) throw new Error('npm run package made no VSIX.');
  return join(folder, vsix);
}

async function main(): Promise<number> {
  const chromium = findChromium();
  const reason =
    process.platform !== 'linux' || process.getuid?.() !== 0
      ? 'only root on Linux may make network namespaces'
      : !existsSync('/usr/sbin/samba')
        ? 'samba is not installed'
        : chromium === undefined
          ? 'there is no chromium'
          : undefined;
  if (reason !== undefined || chromium === undefined) {
    console.error(`SKIPPED: ${reason}`);
    return process.env['CI'] === undefined ? 0 : 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'kd-new-user-'));
  const began = performance.now();
  try {
    const vsix =
      options.packed ?? (await step('clone, npm ci, npm run package', () => cloneAndPack(folder)));
    const lab = await step('(the lab comes up)', () => startLab('u'));
    lab.ws.krb5Conf(goodKrb5Conf.replace(/^ \.rds\.amazonaws\.com.*\n/m, ''));
    const onWorkstation = ['ip', 'netns', 'exec', lab.network.namespace('ws')];
    const host = await step('VS Code starts with the installed extension', () =>
      startBrowserHost({
        extensionPath: vsix,
        workspace: lab.folder,
        environment: {
          ...lab.environment(),
          HOME: lab.folder,
          KRB5CCNAME: `FILE:${lab.folder}/ticket`,
          LC_ALL: 'C',
          TZ: 'UTC',
        },
        launcher: onWorkstation,
      }),
    );
    const browserProgram = join(folder, 'browser');
    writeFileSync(browserProgram, `#!/bin/sh\nexec ${onWorkstation.join(' ')} ${chromium} "$@"\n`);
    chmodSync(browserProgram, 0o755);
    const browser = await launchBrowser(browserProgram);
    try {
      const user = new NewUser(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
      await step('the window is there', () => user.open(host.url));
      await step('opens the Kerberos Doctor view and asks for the databases', () =>
        user.showDatabases(),
      );
      await step('clicks Diagnose on the database', () => user.diagnose('reports'));
      const cause = await step('reads the cause', () => user.readCause());
      console.log(`            “${cause}”`);
      if (!/maps? .*rds\.amazonaws\.com|AWSMAD\.KERBEROS\.COM/.test(cause))
        throw new Error(`That is not the cause: ${cause}`);
      await step('opens krb5.conf and adds the line of the fix', async () => {
        await user.command('Kerberos Doctor: Open krb5.conf of This Machine');
        await user.addLastLine(' .rds.amazonaws.com = AWSMAD.KERBEROS.COM');
      });
      await step('runs the diagnosis again: nothing stands in the way', () => user.runAgain());
      await step('gets a ticket and logs in with psql, in the terminal', async () => {
        await user.command('Terminal: Create New Terminal');
        await user.type("echo 'Us3r-Passw0rd!' | kinit aduser@ONPREM.EXAMPLE.COM");
        await user.type(
          `psql -X "host=reports.abc123.eu-west-1.rds.amazonaws.com user=aduser@ONPREM.EXAMPLE.COM dbname=postgres" -Atc 'select current_user' > proof`,
        );
        const proof = join(lab.folder, 'proof');
        await user.until(
          'the login',
          () => existsSync(proof) && readFileSync(proof, 'utf8') !== '',
        );
        console.log(`            psql says: ${readFileSync(proof, 'utf8').trim()}`);
      });
      console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  in all`);
      return 0;
    } catch (error) {
      await browser
        .contexts()[0]
        ?.pages()[0]
        ?.screenshot({ path: join(root, 'test-results/new-user.png') });
      throw error;
    } finally {
      await browser.close();
      await host.stop();
    }
  } finally {
    await stopEveryLab();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();

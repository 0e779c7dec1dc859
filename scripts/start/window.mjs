// The demo in a real VS Code: an installed one, a downloaded one, or one that a browser shows.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';
import { demoEnvironment } from './demo.mjs';

const windows = process.platform === 'win32';
/** Commands that open a VS Code, the first that is installed counts. */
const commands = ['code', 'codium', 'cursor', 'code-insiders'];

/**
 * A folder for one run: the sample workspace, where `krb5.conf` is the very file that the diagnosis
 * reads, and VS Code's own data, so that nothing of the user's is touched.
 */
function makeStage(demo) {
  const folder = mkdtempSync(join(tmpdir(), 'kerberos-doctor-window-'));
  const workspace = join(folder, 'database-team');
  cpSync(join(root, 'scripts', 'start', 'workspace'), workspace, { recursive: true });
  cpSync(demo.environment.KRB5_CONFIG, join(workspace, 'krb5.conf'));
  const environment = { ...demoEnvironment(demo), KRB5_CONFIG: join(workspace, 'krb5.conf') };
  // Set inside a terminal of VS Code: the command would talk to that window instead of starting one.
  delete environment.VSCODE_IPC_HOOK_CLI;
  delete environment.ELECTRON_RUN_AS_NODE;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return { folder, workspace, environment, remove };
}

/** Opens the desktop's VS Code and returns when its window is closed, or on Ctrl-C. */
export async function openOnDesktop(demo, signal) {
  const stage = makeStage(demo);
  try {
    const program = await desktopProgram();
    if (program === undefined) return await openInBrowserHost(demo, signal);
    process.stderr.write(
      `Scenario ${demo.scenario}: ${demo.summary}\nOpening ${program.command} …\n`,
    );
    const args = [
      stage.workspace,
      `--extensionDevelopmentPath=${root}`,
      `--user-data-dir=${join(stage.folder, 'data')}`,
      `--extensions-dir=${join(stage.folder, 'extensions')}`,
      ...['--new-window', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
      ...(program.wait ? ['--wait'] : []),
    ];
    return await runUntil(signal, program.command, args, stage.environment);
  } finally {
    stage.remove();
  }
}

/** An installed VS Code, else the one that Microsoft's test package downloads; undefined without either. */
async function desktopProgram() {
  const finder = windows ? 'where' : 'which';
  const installed = commands.find(
    (it) => spawnSync(finder, [it], { stdio: 'ignore' }).status === 0,
  );
  if (installed !== undefined) return { command: installed, wait: true };
  try {
    process.stderr.write('No VS Code is installed: downloading one, once …\n');
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    return { command: await downloadAndUnzipVSCode(), wait: false };
  } catch (error) {
    process.stderr.write(`It cannot be downloaded (${error.message}): serving one to a browser.\n`);
    return undefined;
  }
}

/** Serves VS Code to a browser on this machine until Ctrl-C; its address is printed. */
export async function openInBrowserHost(demo, signal) {
  const stage = makeStage(demo);
  try {
    process.stderr.write(`Scenario ${demo.scenario}: ${demo.summary}\n`);
    // The host is TypeScript, which the Node among the dependencies runs as it is.
    const node = join(root, 'node_modules', '.bin', 'node');
    const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
    args.push(join(root, 'scripts', 'start', 'browserHost.ts'), root, stage.workspace);
    return await runUntil(signal, node, args, stage.environment);
  } finally {
    stage.remove();
  }
}

function runUntil(signal, command, args, env) {
  if (signal.aborted) return Promise.resolve(0);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env, shell: windows });
    signal.addEventListener('abort', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (status) => resolve(signal.aborted ? 0 : (status ?? 0)));
  });
}

/** Signing in to AWS in a terminal, and reading the account by itself once that has worked. */
import * as vscode from 'vscode';
import { afterSignIn } from '../../aws/afterSignIn.ts';
import { readSharedFiles } from '../../aws/profiles.ts';
import { signInCommand, type SignIn } from '../../aws/signIn.ts';
import { signInStamp } from '../../aws/signInCaches.ts';
import type { AccountSession } from './accountSession.ts';
import { loadAws } from './aws.ts';

export class SigningIn implements vscode.Disposable {
  private readonly session: AccountSession;
  private readonly log: vscode.LogOutputChannel;
  /** By profile: a second click shows the terminal that is there. */
  private readonly terminals = new Map<string, vscode.Terminal>();
  private disposed = false;

  constructor(session: AccountSession, log: vscode.LogOutputChannel) {
    this.session = session;
    this.log = log;
  }

  /** Runs the command of the AWS CLI where the person sees it; they have just asked for that. */
  start(kind: SignIn, profile: string | undefined): void {
    const name = profile ?? 'default';
    const known = this.terminals.get(name);
    if (known !== undefined && known.exitStatus === undefined) {
      known.show();
      return;
    }
    const terminal = vscode.window.createTerminal({
      name: vscode.l10n.t('Sign in: {0}', name),
      iconPath: new vscode.ThemeIcon('key'),
    });
    this.terminals.set(name, terminal);
    terminal.show();
    const command = signInCommand(kind, profile);
    const powershell = /(^|[\\/])(pwsh|powershell)/i.test(vscode.env.shell);
    // A name that some shell might read as more than a word is typed, and the person presses Enter.
    const plain = /^[\w.@+=,:/-]+$/.test(name);
    terminal.sendText(powershell ? command.powershell : command.bash, plain);
    void this.follow(name, profile, terminal);
  }

  dispose(): void {
    // The terminals belong to the person.
    this.disposed = true;
  }

  private async follow(
    name: string,
    profile: string | undefined,
    terminal: vscode.Terminal,
  ): Promise<void> {
    const { configPath, credentialsPath } = await readSharedFiles(process.env);
    const worked = await afterSignIn({
      stamp: () => signInStamp(process.env, [configPath, credentialsPath]),
      tryAgain: () => works(profile),
      alive: () => terminal.exitStatus === undefined && !this.disposed,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    if (this.terminals.get(name) === terminal) this.terminals.delete(name);
    this.log.info(`Signing in with profile ${name}: ${worked ? 'done' : 'given up'}.`);
    if (worked && !this.disposed) await this.session.read();
  }
}

/** Whether the profile gives credentials now; sends nothing but what that takes, and asks nobody. */
async function works(profile: string | undefined): Promise<boolean> {
  const { openAccount } = await loadAws();
  const access = await openAccount({
    ...(profile === undefined ? {} : { profile }),
    env: process.env,
  });
  try {
    await access.credentials();
    return true;
  } catch {
    return false;
  } finally {
    access.clients.destroy();
  }
}

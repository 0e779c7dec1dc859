/** The account as last read in this window, and the one place that reads it again. */
import * as vscode from 'vscode';
import type { AwsAccess } from '../../aws/access.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import type { InventoryState } from '../ids.ts';
import { readSetting, setContext } from '../register.ts';
import { loadAws } from './aws.ts';

/** A snapshot with the access that it was read with, for the further reads of a diagnosis. */
export interface OpenedAccount {
  readonly access: AwsAccess;
  readonly snapshot: AccountSnapshot;
}

interface Reading {
  readonly result: Promise<OpenedAccount>;
  readonly abort: AbortController;
}

export class AccountSession implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** A read has started or ended. */
  readonly onDidChange = this.changed.event;
  private reading: Reading | undefined;
  private latest: AccountSnapshot | undefined;
  private readonly log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
  }

  /** False before the first read. */
  get wasAsked(): boolean {
    return this.reading !== undefined;
  }

  /** The last snapshot that was read completely, for whoever must not wait. */
  get snapshot(): AccountSnapshot | undefined {
    return this.latest;
  }

  /** The account as it is known, read now if it never was; waits for a newer read that starts meanwhile. */
  async account(): Promise<OpenedAccount> {
    if (this.reading === undefined) return await this.read();
    for (;;) {
      const reading: Reading = this.reading;
      const opened = await reading.result;
      // A read that was given up ends with what it had: never show that as the account.
      if (this.reading === reading) return opened;
    }
  }

  /** Reads the account with the settings as they are now; a read that is under way is given up. */
  async read(): Promise<OpenedAccount> {
    this.reading?.abort.abort();
    const abort = new AbortController();
    const result = this.readNow(abort.signal);
    const reading = { result, abort };
    this.reading = reading;
    this.changed.fire();
    try {
      const opened = await result;
      if (this.reading === reading) this.latest = opened.snapshot;
      if (this.reading === reading) await setState(isEmpty(opened.snapshot) ? 'empty' : 'loaded');
      return opened;
    } catch (error) {
      // Only an installation that is broken gets here: what AWS or the network refuse is in the snapshot.
      if (this.reading === reading) this.reading = undefined;
      await setState('idle');
      throw error;
    } finally {
      this.changed.fire();
    }
  }

  dispose(): void {
    this.reading?.abort.abort();
    this.reading?.result.then(({ access }) => access.clients.destroy(), ignore);
    this.changed.dispose();
  }

  private async readNow(signal: AbortSignal): Promise<OpenedAccount> {
    await setState('loading');
    const aws = await loadAws();
    const profile = readSetting('kerberosDoctor.aws.profile');
    const access = await aws.openAccount({
      ...(profile === '' ? {} : { profile }),
      regions: readSetting('kerberosDoctor.aws.regions'),
      env: process.env,
      mfa: askForMfaCode,
    });
    const started = performance.now();
    const snapshot = await aws.loadAccount(access, {
      signal,
      onProgress: ({ action, region }) => this.log.debug(`${action} in ${region}`),
    });
    const elapsed = Math.round(performance.now() - started);
    this.log.info(`Read ${access.regions.join(', ') || 'no Region'} in ${elapsed} ms.`);
    for (const problem of problemsOf(snapshot)) this.log.warn(problem);
    return { access, snapshot };
  }
}

function ignore(): void {
  // A read that failed has nothing to close.
}

async function setState(state: InventoryState): Promise<void> {
  await setContext('kerberosDoctor.inventoryState', state);
}

function isEmpty({ caller, regions }: AccountSnapshot): boolean {
  return (
    caller.outcome === 'loaded' &&
    regions.every((region) =>
      [region.directories, region.instances, region.clusters].every(
        (section) => section.outcome === 'loaded' && section.value.length === 0,
      ),
    )
  );
}

function problemsOf({ caller, regions }: AccountSnapshot): string[] {
  const sections = regions.flatMap((region) => [
    region.directories,
    region.instances,
    region.clusters,
    region.globalClusters,
  ]);
  const messages = [caller, ...sections].flatMap((section) =>
    'message' in section ? [section.message] : [],
  );
  return [...new Set(messages)];
}

async function askForMfaCode(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: vscode.l10n.t('Code of the MFA device {0}', serial),
    prompt: vscode.l10n.t('It is used once, for the temporary credentials of this AWS profile.'),
    validateInput: (text) =>
      /^\d{6}$/.test(text) ? undefined : vscode.l10n.t('An MFA code has six digits.'),
    ignoreFocusOut: true,
  });
  if (code === undefined) throw new Error(vscode.l10n.t('No MFA code was given.'));
  return code;
}

/** The accounts as last read in this window, and the one place that reads them again. */
import * as vscode from 'vscode';
import type { Credentials } from '../../aws/credentials.ts';
import { KeptCredentials } from '../../aws/keptCredentials.ts';
import { changesBetween } from '../../aws/liveness/changes.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import type { InventoryState } from '../ids.ts';
import { setContext } from '../register.ts';
import type { AccountChoice } from './accountChoice.ts';
import { loadAws } from './aws.ts';
import { askForMfaCode } from './mfaPrompt.ts';
import { openedAccount, pollAccount, type OpenedAccount } from './openedAccount.ts';
import { isEmpty, problemsOf } from './readResult.ts';

export type { OpenedAccount } from './openedAccount.ts';

interface Reading {
  readonly result: Promise<readonly OpenedAccount[]>;
  readonly abort: AbortController;
}

export class AccountSession implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** A read has started or ended, or something moved. */
  readonly onDidChange = this.changed.event;
  private readonly asked = new vscode.EventEmitter<void>();
  /** Somebody had the accounts read, and they are. */
  readonly onDidRead = this.asked.event;
  private reading: Reading | undefined;
  private latest: readonly OpenedAccount[] = [];
  private polling: AbortController | undefined;
  private readonly kept = new KeptCredentials<Credentials>();
  private readonly log: vscode.LogOutputChannel;
  private readonly choice: AccountChoice;

  constructor(log: vscode.LogOutputChannel, choice: AccountChoice) {
    this.log = log;
    this.choice = choice;
  }

  /** False before the first read. */
  get wasAsked(): boolean {
    return this.reading !== undefined;
  }

  /** What was last read completely, for whoever must not wait; empty before. */
  get opened(): readonly OpenedAccount[] {
    return this.latest;
  }

  /** The accounts as they are known, read now if they never were; waits for a newer read that starts meanwhile. */
  async accounts(): Promise<readonly OpenedAccount[]> {
    if (this.reading === undefined) return await this.read();
    for (;;) {
      const reading: Reading = this.reading;
      const opened = await reading.result;
      // A read that was given up ends with what it had: never show that as the account.
      if (this.reading === reading) return opened;
    }
  }

  /** The account of the first profile. */
  async account(): Promise<OpenedAccount> {
    const [first] = await this.accounts();
    if (first === undefined) throw new Error('No AWS profile is chosen.');
    return first;
  }

  /** Reads the chosen accounts as they are now; a read that is under way is given up. */
  async read(): Promise<readonly OpenedAccount[]> {
    this.reading?.abort.abort();
    this.polling?.abort();
    const abort = new AbortController();
    const reading = { result: this.readNow(abort.signal), abort };
    this.reading = reading;
    this.changed.fire();
    try {
      const opened = await reading.result;
      if (this.reading !== reading) return opened;
      this.latest = opened;
      if (opened.some(({ snapshot }) => snapshot.caller.outcome === 'credentials')) {
        this.kept.forget();
      }
      const empty = opened.every(({ snapshot }) => isEmpty(snapshot));
      await setState(empty ? 'empty' : 'loaded');
      this.asked.fire();
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

  /** Reads again what is on the way, without a prompt and without a flicker; true when a state moved. */
  async poll(): Promise<boolean> {
    const { reading } = this;
    if (reading === undefined) return false;
    const before = await reading.result;
    const abort = (this.polling = new AbortController());
    try {
      const after = await Promise.all(before.map((each) => pollAccount(each, abort.signal)));
      if (abort.signal.aborted || this.reading !== reading) return false;
      if (after.every((each, index) => each === before[index])) return false;
      this.reading = { result: Promise.resolve(after), abort: reading.abort };
      this.latest = after;
      const lines = after.flatMap(({ changes }) => changes.map(({ text }) => text));
      this.log.info(`Read again: ${lines.join('; ') || 'no state moved'}.`);
      this.changed.fire();
      return after.some(({ snapshot }, index) => {
        const earlier = before[index]?.snapshot ?? snapshot;
        return changesBetween(earlier, snapshot).length > 0;
      });
    } finally {
      if (this.polling === abort) this.polling = undefined;
    }
  }

  dispose(): void {
    this.reading?.abort.abort();
    this.polling?.abort();
    this.reading?.result.then(closeAll, ignore);
    this.changed.dispose();
    this.asked.dispose();
  }

  private async readNow(signal: AbortSignal): Promise<readonly OpenedAccount[]> {
    await setState('loading');
    const { profiles, regions } = this.choice.current();
    return await Promise.all(profiles.map((profile) => this.readProfile(profile, regions, signal)));
  }

  private async readProfile(
    profile: string,
    regions: readonly string[],
    signal: AbortSignal,
  ): Promise<OpenedAccount> {
    const aws = await loadAws();
    const access = await aws.openAccount({
      ...(profile === '' ? {} : { profile }),
      regions,
      env: process.env,
      kept: this.kept,
      mfa: (serial) => this.askForCode(serial),
    });
    const started = performance.now();
    const snapshot = await aws.loadAccount(access, {
      signal,
      onProgress: ({ action, region }) => this.log.debug(`${action} in ${region}`),
    });
    const elapsed = Math.round(performance.now() - started);
    this.log.info(`Read ${access.regions.join(', ') || 'no Region'} in ${elapsed} ms.`);
    for (const problem of problemsOf(snapshot)) this.log.warn(problem);
    return openedAccount(access, snapshot, this.snapshotOf(access.profile));
  }

  private snapshotOf(profile: string | undefined): AccountSnapshot | undefined {
    return this.latest.find(({ access }) => access.profile === profile)?.snapshot;
  }

  /** Nobody sits in front of a poll. */
  private async askForCode(serial: string): Promise<string> {
    if (this.polling !== undefined) throw new Error('MFA: a new code is needed.');
    return await askForMfaCode(serial);
  }
}

function closeAll(accounts: readonly OpenedAccount[]): void {
  for (const { access } of accounts) access.clients.destroy();
}

function ignore(): void {
  // A read that failed has nothing to close.
}

async function setState(state: InventoryState): Promise<void> {
  await setContext('kerberosDoctor.inventoryState', state);
}

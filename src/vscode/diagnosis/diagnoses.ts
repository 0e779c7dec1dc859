/** The diagnoses of this window: those that run, and the last verdict of each target. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { DatabaseTarget } from '../../aws/databases.ts';
import type { Vantage, Verdict } from '../../diagnosis/verdict.ts';
import type { OpenedAccount } from '../account/accountSession.ts';
import { loadAws } from '../account/aws.ts';
import { readSetting, setContext } from '../register.ts';
import { loadEngine } from './loadEngine.ts';
import { withDiagnosisProgress } from './progress.ts';

interface Running {
  readonly abort: AbortController;
  readonly result: Promise<Verdict | undefined>;
}

export class Diagnoses implements vscode.Disposable {
  private readonly running = new Map<string, Running>();
  private readonly view: vscode.TreeView<unknown>;
  private readonly log: vscode.LogOutputChannel;

  constructor(view: vscode.TreeView<unknown>, log: vscode.LogOutputChannel) {
    this.view = view;
    this.log = log;
  }

  /** Diagnoses a database; asking again while it runs gives the same run. Undefined when it was cancelled. */
  async run(opened: OpenedAccount, database: DatabaseTarget): Promise<Verdict | undefined> {
    const key = database.arn || database.identifier;
    const known = this.running.get(key);
    if (known !== undefined) return await known.result;
    const abort = new AbortController();
    const result = this.start(opened, database, abort);
    this.running.set(key, { abort, result });
    await setContext('kerberosDoctor.diagnosing', true);
    try {
      return await result;
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw error;
    } finally {
      this.running.delete(key);
      await setContext('kerberosDoctor.diagnosing', this.running.size > 0);
    }
  }

  cancelAll(): void {
    for (const { abort } of this.running.values()) abort.abort();
  }

  dispose(): void {
    this.cancelAll();
  }

  private async start(
    { access, snapshot }: OpenedAccount,
    database: DatabaseTarget,
    abort: AbortController,
  ): Promise<Verdict> {
    const title = vscode.l10n.t('Diagnosing {0}…', database.identifier);
    return await withDiagnosisProgress(this.view, title, abort, async (onProgress) => {
      const [{ diagnose }, aws] = await Promise.all([loadEngine(), loadAws()]);
      const principal = readSetting('kerberosDoctor.diagnosis.principal');
      const krb5Conf = readSetting('kerberosDoctor.diagnosis.krb5Conf');
      const verdict = await diagnose(
        {
          target: { kind: 'database', database, account: snapshot },
          aws: {
            loadTarget: (target, signal) => aws.loadTarget(access, snapshot, target, { signal }),
          },
          ...(principal === '' ? {} : { principal }),
          ...(krb5Conf === '' ? {} : { configFiles: [krb5Conf] }),
          timeoutMs: readSetting('kerberosDoctor.diagnosis.timeout'),
          env: process.env,
          vantage: vantage(),
        },
        { signal: abort.signal, onProgress },
      );
      const outcome = verdict.rootCause?.id ?? 'healthy';
      this.log.info(`${database.identifier}: ${outcome}, ${verdict.durationMs} ms.`);
      return verdict;
    });
  }
}

/** Under Remote-SSH, WSL or in a container the extension runs there, and so do the probes. */
function vantage(): Vantage {
  // `ssh-remote`, `wsl`, …; a browser-hosted editor gives its own address instead, which says nothing.
  const remote = /^[a-z][a-z-]*$/.exec(vscode.env.remoteName ?? '')?.[0];
  return {
    host: hostname(),
    platform: process.platform,
    ...(remote === undefined ? {} : { remote }),
  };
}

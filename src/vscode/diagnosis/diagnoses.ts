/** The diagnoses of this window: those that run, and the last verdict of each target. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { DatabaseTarget } from '../../aws/databases.ts';
import type { AwsReads, DiagnosisRequest, StepEvent } from '../../diagnosis/request.ts';
import type { Vantage, Verdict } from '../../diagnosis/verdict.ts';
import type { OpenedAccount } from '../account/accountSession.ts';
import { loadAws } from '../account/aws.ts';
import type { RunningDiagnosis } from '../history/run.ts';
import { readSetting, setContext } from '../register.ts';
import type { ViewLine } from '../tree/viewMessage.ts';
import { loadEngine } from './loadEngine.ts';
import { withDiagnosisProgress } from './progress.ts';

/** What a diagnosis is asked for, and what it may read of AWS. */
type Asked = Pick<DiagnosisRequest, 'target' | 'aws'>;

interface Running {
  readonly name: string;
  readonly abort: AbortController;
  readonly result: Promise<Verdict | undefined>;
  /** By id, in the order in which they were asked. */
  readonly steps: Map<string, StepEvent>;
}

export class Diagnoses implements vscode.Disposable {
  private readonly running = new Map<string, Running>();
  private readonly changed = new vscode.EventEmitter<void>();
  /** A run began, got an answer, or ended. */
  readonly onDidChange = this.changed.event;
  private readonly view: ViewLine;
  private readonly log: vscode.LogOutputChannel;

  constructor(view: ViewLine, log: vscode.LogOutputChannel) {
    this.view = view;
    this.log = log;
  }

  /** Diagnoses a database; asking again while it runs gives the same run. Undefined when it was cancelled. */
  async run(opened: OpenedAccount, database: DatabaseTarget): Promise<Verdict | undefined> {
    const key = database.arn || database.identifier;
    return await this.once(key, database.identifier, asked(opened, database));
  }

  /** What a diagnosis of the database would ask and why, as text; nothing is sent. */
  async plan(opened: OpenedAccount, database: DatabaseTarget): Promise<string> {
    const { previewPlan, renderPlan } = await loadEngine();
    return renderPlan(previewPlan(await requestOf(asked(opened, database))));
  }

  /** Asks the KDCs of a realm, without AWS. */
  async runRealm(realm: string): Promise<Verdict | undefined> {
    return await this.once(`realm:${realm}`, realm, { target: { kind: 'realm', realm } });
  }

  private async once(key: string, name: string, what: Asked): Promise<Verdict | undefined> {
    const known = this.running.get(key);
    if (known !== undefined) return await known.result;
    const abort = new AbortController();
    const steps = new Map<string, StepEvent>();
    const result = this.start(name, what, abort, (event) => {
      steps.set(event.id, event);
      this.changed.fire();
    });
    this.running.set(key, { name, abort, result, steps });
    this.changed.fire();
    await setContext('kerberosDoctor.diagnosing', true);
    try {
      return await result;
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw error;
    } finally {
      this.running.delete(key);
      this.changed.fire();
      await setContext('kerberosDoctor.diagnosing', this.running.size > 0);
    }
  }

  cancelAll(): void {
    for (const { abort } of this.running.values()) abort.abort();
  }

  get underWay(): readonly RunningDiagnosis[] {
    return [...this.running.values()].map(({ name, steps }) => ({
      name,
      steps: [...steps.values()],
    }));
  }

  dispose(): void {
    this.cancelAll();
    this.changed.dispose();
  }

  private async start(
    name: string,
    what: Asked,
    abort: AbortController,
    onStep: (event: StepEvent) => void,
  ): Promise<Verdict> {
    const title = vscode.l10n.t('Diagnosing {0}…', name);
    return await withDiagnosisProgress(this.view, title, abort, async (onProgress) => {
      const { diagnose } = await loadEngine();
      const options = { signal: abort.signal, onProgress, onStep };
      const verdict = await diagnose(await requestOf(what), options);
      const outcome = verdict.rootCause?.id ?? 'healthy';
      this.log.info(`${name}: ${outcome}, ${verdict.durationMs} ms.`);
      return verdict;
    });
  }
}

function asked({ access, snapshot }: OpenedAccount, database: DatabaseTarget): Asked {
  const aws: AwsReads = {
    loadTarget: async (target, signal, wishes) =>
      (await loadAws()).loadTarget(access, snapshot, target, { ...wishes, signal }),
  };
  return { target: { kind: 'database', database, account: snapshot }, aws };
}

/** The question with what the settings and this machine add. */
async function requestOf(what: Asked): Promise<DiagnosisRequest> {
  const { runProgram } = await loadEngine();
  const principal = readSetting('kerberosDoctor.diagnosis.principal');
  const krb5Conf = readSetting('kerberosDoctor.diagnosis.krb5Conf');
  return {
    ...what,
    ...(principal === '' ? {} : { principal }),
    ...(krb5Conf === '' ? {} : { configFiles: [krb5Conf] }),
    timeoutMs: readSetting('kerberosDoctor.diagnosis.timeout'),
    env: process.env,
    vantage: vantage(),
    // PATH and krb5.conf of an untrusted workspace start no program.
    ...(vscode.workspace.isTrusted ? { runProgram } : {}),
  };
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

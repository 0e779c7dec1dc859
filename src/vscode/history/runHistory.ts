/** The diagnoses of this workspace that ended: in memory, and as files where the editor keeps this workspace's data. */
import * as vscode from 'vscode';
import type { Verdict } from '../../diagnosis/verdict.ts';
import type { PastRun } from './run.ts';

/** A verdict has some hundred kilobytes; people compare with yesterday, not with last year. */
const mostRuns = 30;

const fileName = /^\d{4}-[\w-]+\.json$/;

export class RunHistory implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly folder: vscode.Uri;
  private readonly log: vscode.LogOutputChannel;
  private runs: PastRun[] = [];
  private loading: Promise<void> | undefined;

  /** @param storage of the workspace, or of the user in a window without one */
  constructor(storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.folder = vscode.Uri.joinPath(storage, 'diagnoses');
    this.log = log;
  }

  /** The newest first. Files that cannot be read are left out, and left alone. */
  async all(): Promise<readonly PastRun[]> {
    this.loading ??= this.load();
    await this.loading;
    return this.runs;
  }

  async add(verdict: Verdict): Promise<void> {
    await this.all();
    const run = { id: idOf(verdict, this.runs), verdict };
    this.runs = [run, ...this.runs];
    const surplus = this.runs.splice(mostRuns);
    this.changed.fire();
    await this.quietly(async () => {
      await vscode.workspace.fs.createDirectory(this.folder);
      await vscode.workspace.fs.writeFile(
        this.fileOf(run),
        new TextEncoder().encode(JSON.stringify(verdict)),
      );
    });
    await this.deleteFiles(surplus);
  }

  async remove(ids: readonly string[]): Promise<void> {
    const gone = (await this.all()).filter(({ id }) => ids.includes(id));
    this.runs = this.runs.filter((run) => !gone.includes(run));
    this.changed.fire();
    await this.deleteFiles(gone);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async load(): Promise<void> {
    const files = await vscode.workspace.fs.readDirectory(this.folder).then(
      (entries) => entries.map(([name]) => name).filter((name) => fileName.test(name)),
      () => [],
    );
    const newest = files.sort().reverse().slice(0, mostRuns);
    const read = await Promise.all(newest.map((name) => this.read(name)));
    this.runs = [...this.runs, ...read.filter((run) => run !== undefined)];
  }

  private async read(name: string): Promise<PastRun | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, name));
      const verdict = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Verdict>;
      // Written by another version: what the views need must be there.
      if (verdict.target?.name === undefined || !Array.isArray(verdict.observations)) return;
      if (!Array.isArray(verdict.findings) || verdict.vantage?.host === undefined) return;
      return { id: name.replace(/\.json$/, ''), verdict: verdict as Verdict };
    } catch (error) {
      this.log.warn(`${name} of the history cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  private async deleteFiles(runs: readonly PastRun[]): Promise<void> {
    for (const run of runs) {
      await this.quietly(() => vscode.workspace.fs.delete(this.fileOf(run)));
    }
  }

  private fileOf({ id }: PastRun): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${id}.json`);
  }

  /** A full disk must not cost the user the report. */
  private async quietly(act: () => Thenable<void> | Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.log.warn(`The history could not be written: ${String(error)}`);
    }
  }
}

/** `2026-11-21T10-15-00-123Z`: sorts by time, and no file system minds it. */
function idOf({ startedAt }: Verdict, runs: readonly PastRun[]): string {
  const wanted = startedAt.replace(/[^\w-]/g, '-');
  const taken = new Set(runs.map(({ id }) => id));
  for (let count = 2; ; count += 1) {
    const id = count === 2 ? wanted : `${wanted}-${count}`;
    if (!taken.has(id)) return id;
  }
}

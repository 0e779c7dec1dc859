/** The processes inside the stations' namespaces, as seen from the run. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import type { Probe, Request } from './agent.ts';
import { namespace } from './skeleton.ts';

const agentFile = fileURLToPath(new URL('agent.ts', import.meta.url));

export class Agent {
  private readonly child: ChildProcess;
  private next: ((line: string | Error) => void) | undefined;
  readonly ready: Promise<unknown>;

  constructor(name: string) {
    this.child = spawn(
      'ip',
      [
        'netns',
        'exec',
        namespace(name),
        process.execPath,
        '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
        agentFile,
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    if (this.child.stdout === null) throw new Error(`no output from ${name}`);
    createInterface({ input: this.child.stdout }).on('line', (line) => this.next?.(line));
    this.child.once('exit', (code) =>
      this.next?.(new Error(`station ${name} ended with status ${String(code)}`)),
    );
    this.ready = this.line(20_000);
  }

  private line(timeoutMs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('a station does not answer')), timeoutMs);
      this.next = (line) => {
        clearTimeout(timer);
        if (typeof line === 'string') resolve(line);
        else reject(line);
      };
    });
  }

  /** Sends the packets and tells which conversations came about. One request at a time. */
  async probe(probes: readonly Probe[], waitMs: number): Promise<boolean[]> {
    const request: Request = { probes, waitMs };
    const answer = this.line(waitMs + 20_000);
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    return JSON.parse(await answer) as boolean[];
  }

  stop(): void {
    this.child.removeAllListeners('exit');
    this.child.kill('SIGKILL');
  }
}

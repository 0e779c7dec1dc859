import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The library's answer: an error code, or its dump line by line. */
export type Dump = { readonly error: string } | { readonly lines: readonly string[] };

/** Compiles the C program next to this file. Returns its path, or why it cannot be had. */
export function compileDump(folder: string): { program: string } | { missing: string } {
  const program = join(folder, 'profdump');
  const source = join(import.meta.dirname, 'profdump.c');
  const flags = [
    '-O2',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-o',
    program,
    source,
    '-lkrb5',
    '-lcom_err',
  ];
  const result = spawnSync('cc', flags, { encoding: 'utf8' });
  if (result.error) return { missing: `there is no C compiler (${result.error.message})` };
  if (result.status !== 0) {
    return {
      missing: `the C program does not compile; are the libkrb5 headers installed?\n${result.stderr}`,
    };
  }
  return { program };
}

/** "1.20.1", as krb5-config tells it. */
export function libraryVersion(): string {
  const result = spawnSync('krb5-config', ['--version'], { encoding: 'utf8' });
  return /(\d+\.\d+[^\s]*)/.exec(result.stdout)?.[1] ?? 'unknown';
}

/** The C program at work: one question a line, answers in order. */
export class Library {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: ((dump: Dump) => void)[] = [];
  private lines: string[] = [];

  constructor(program: string) {
    this.child = spawn(program, { env: {} });
    this.child.stderr.pipe(process.stderr);
    createInterface({ input: this.child.stdout }).on('line', (line) => this.line(line));
    this.child.on('exit', (code, signal) => {
      if (this.waiting.length > 0) throw new Error(`The C program died: ${code ?? signal}.`);
    });
  }

  /** Asks for the merged configuration of a list of files. */
  ask(paths: readonly string[]): Promise<Dump> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin.write(`${paths.join(':')}\n`);
    });
  }

  close(): void {
    this.child.stdin.end();
  }

  private line(line: string): void {
    if (line !== 'END') {
      this.lines.push(line);
      return;
    }
    const { lines } = this;
    this.lines = [];
    const error = /^ERR (.*)/.exec(lines[0] ?? '')?.[1];
    this.waiting.shift()?.(error === undefined ? { lines } : { error });
  }
}

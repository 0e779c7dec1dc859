/** What the usual programs print under each fault: the material of docs/comparison.md. */
import { readFileSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import type { Fault } from './fault.ts';
import type { Typed } from './workstation.ts';

const folder = new URL('recordings/', import.meta.url);

/** A recorded command: as typed, what it printed on both streams, its status (or `killed`), whole seconds. */
export interface RecordedCommand {
  readonly command: string;
  readonly output: string;
  readonly ending: string;
}

export interface Recording {
  readonly id: string;
  readonly title: string;
  readonly commands: readonly RecordedCommand[];
  /** Id and sentence of the root cause that the product named. */
  readonly verdict?: { readonly id: string; readonly title: string };
}

const commandLine = /^\$ /;
const endingLine = /^→ /;

export function writeRecording(fault: Fault, typed: readonly Typed[], verdict: Verdict): void {
  mkdirSync(folder, { recursive: true });
  const { rootCause } = verdict;
  const lines = [
    `# ${fault.title}`,
    ...typed.flatMap(({ command, stdout, stderr, status, seconds }) => [
      `$ ${command}`,
      ...settled(stdout + stderr),
      `→ ${status === null ? 'killed' : `status ${status}`} after ${Math.round(seconds)} s`,
    ]),
    '$ kerberos-doctor diagnose',
    ...(rootCause === null ? ['healthy'] : [`${rootCause.id}: ${rootCause.title}`]),
    '',
  ];
  writeFileSync(new URL(`${fault.id}.txt`, folder), lines.join('\n'));
}

/** Output without what differs from run to run. */
function settled(output: string): string[] {
  return output
    .replace(/\/tmp\/kd-lab-\w+/g, '/home/user')
    .replace(/^Password for .*?: ?/gm, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

/** The recording of a fault, or undefined when nothing was recorded yet. */
export function readRecording(id: string): Recording | undefined {
  const file = new URL(`${id}.txt`, folder);
  if (!existsSync(file)) return undefined;
  const [title = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const commands: { command: string; output: string[]; ending: string }[] = [];
  for (const line of lines) {
    const last = commands.at(-1);
    if (commandLine.test(line)) commands.push({ command: line.slice(2), output: [], ending: '' });
    else if (last && endingLine.test(line)) last.ending = line.slice(2);
    else if (last && line !== '') last.output.push(line);
  }
  const own = commands.filter(({ command }) => command.startsWith('kerberos-doctor')).at(-1);
  const said = /^([\w-]+): (.*)$/.exec(own?.output[0] ?? '');
  return {
    id,
    title: title.replace(/^# /, ''),
    commands: commands
      .filter((each) => each !== own)
      .map(({ command, output, ending }) => ({ command, output: output.join('\n'), ending })),
    ...(said === null ? {} : { verdict: { id: said[1] ?? '', title: said[2] ?? '' } }),
  };
}

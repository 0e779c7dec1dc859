import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

export type Question = readonly [
  service: string,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
];

/**
 * The answers of botocore, AWS's own SDK for Python, to the same server.
 * @param program `moto_server`; the Python beside it has boto3
 * @throws Error with Python's last line
 */
export async function askBotocore(
  program: string,
  endpoint: string,
  region: string,
  questions: readonly Question[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const script = join(import.meta.dirname, 'ask_botocore.py');
  const child = spawn(join(dirname(program), 'python'), [script, endpoint, region], {
    env: { ...process.env, AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null' },
  });
  child.stdin.end(JSON.stringify(questions));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (err !== '' && out === '') throw new Error(err.trim().split('\n').at(-1));
  return JSON.parse(out) as Readonly<Record<string, unknown>>[];
}

/** Moto counts this one from the time of the call. */
const moving = 'LatestRestorableTime';

/** One spelling for both SDKs: dates as text, and nothing for what holds nothing. */
export function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, comparable(item)] as const)
    .filter(([key, item]) => key !== moving && !isHollow(item));
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function isHollow(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

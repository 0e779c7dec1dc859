import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrace } from '../../kerberos/trace/readTrace.ts';
import { readBoundedFile } from '../boundedFile.ts';
import type { Observation, ProbeContext } from '../observation.ts';
import { startObservation } from '../observe.ts';
import type { Implementation } from './implementation.ts';
import { kerberosLanguage } from './language.ts';
import type { Program, ProgramRun } from './runProgram.ts';
import { findServiceTicketProgram, principalText } from './serviceTicketProgram.ts';
import type { ServiceName } from './serviceTicketProgram.ts';
import { ticketPath } from './ticketRequests.ts';
import type { TicketPath } from './ticketRequests.ts';
import type { KerberosTools } from './tools.ts';
import { toldCode } from './toldCode.ts';

/** What came of asking for the database's service ticket with the tickets that are there. */
export interface ServiceTicketFacts extends Partial<TicketPath> {
  /** As it was asked for. */
  readonly spn: string;
  readonly program?: string;
  readonly implementation?: Implementation;
  readonly obtained: boolean;
  /** Windows keeps it in the logon session. */
  readonly stored: boolean;
  /** Of the service's key, where the program prints it. */
  readonly keyVersion?: number;
  /** RFC 4120 error code of the last refusal. */
  readonly errorCode?: number;
  /** What the program said, its first line. */
  readonly errorText?: string;
}
export type ServiceTicketObservation = Observation<'service-ticket', ServiceTicketFacts>;

export interface ServiceTicketTarget {
  readonly name: ServiceName;
  /** Of the process that would log in, and the capability to start programs. */
  readonly tools: KerberosTools;
}

/** Milliseconds: MIT's library tries each KDC for seconds, and the user asked for this one answer. */
const patience = 15_000;

/**
 * Asks for the ticket with the machine's own program, as the client of the database would, and reads from its trace which KDC
 * said what. The ticket is not stored, except on Windows. Never throws.
 */
export async function askForServiceTicket(
  { name, tools }: ServiceTicketTarget,
  context: ProbeContext,
): Promise<ServiceTicketObservation> {
  const spn = principalText(name);
  const finish = startObservation('service-ticket', `service-ticket:${spn}`, spn);
  const none: ServiceTicketFacts = { spn, obtained: false, stored: false };
  if (!isServiceName(name)) {
    return finish('skipped', none, 'The database named something that is no service principal.');
  }
  const program = await findServiceTicketProgram(tools, context);
  if ('error' in program) return finish('skipped', none, program.error);
  const { path, implementation, stores, args } = program;
  const patient = { ...context, timeoutMs: Math.max(context.timeoutMs, patience) };
  const { run, trace } = await runWithTrace({ path, args: args(name) }, tools, patient);
  const requests = implementation === 'mit' ? ticketPath(readTrace(trace)) : undefined;
  const obtained = run.ended === 'exited' && run.status === 0;
  const refusal = requests?.requests.findLast(({ errorCode = 0 }) => errorCode !== 0);
  const errorCode = obtained
    ? undefined
    : (refusal?.errorCode ?? toldCode(run.stderr + run.stdout));
  const errorText = obtained ? '' : firstLine(run.stderr) || firstLine(run.stdout);
  const keyVersion = /: kvno = (\d{1,9})/.exec(run.stdout)?.[1];
  const facts: ServiceTicketFacts = {
    spn,
    program: path,
    implementation,
    obtained,
    stored: stores && obtained,
    ...requests,
    ...(keyVersion !== undefined && { keyVersion: Number(keyVersion) }),
    ...(errorCode !== undefined && { errorCode }),
    ...(errorText !== '' && { errorText }),
  };
  if (obtained) return finish('ok', facts);
  if (run.ended === 'exited') return finish('failed', facts, `No ticket for ${spn}: ${errorText}`);
  const seconds = Math.round(patient.timeoutMs / 1000);
  return run.ended === 'timeout'
    ? finish('timeout', facts, `${path} got no ticket for ${spn} within ${seconds} s.`)
    : finish('skipped', facts, `${path} could not be run to its end.`);
}

/** Runs the program with KRB5_TRACE, which MIT's library writes into a file of ours; it holds no key. */
async function runWithTrace(
  { path, args }: Pick<Program, 'path' | 'args'>,
  { env, run }: KerberosTools,
  context: ProbeContext,
): Promise<{ readonly run: ProgramRun; readonly trace: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'kerberos-doctor-'));
  try {
    const file = join(folder, 'trace');
    const ended = await run(
      { path, args, env: { ...kerberosLanguage(env), KRB5_TRACE: file } },
      context,
    );
    // Also what was written before the deadline tells which KDC did not answer.
    const { signal } = new AbortController();
    const content = await readBoundedFile(file, { ...context, signal });
    return { run: ended, trace: 'bytes' in content ? Buffer.from(content.bytes).toString() : '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A server may announce anything, and a program would take a word that begins with a hyphen for an option. */
function isServiceName(name: ServiceName): boolean {
  const words = 'principal' in name ? [name.principal] : [name.service, name.host];
  return words.every((word) => /^[^\s\p{Cc}-][^\s\p{Cc}]{0,511}$/u.test(word));
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim().slice(0, 300) ?? '';
}

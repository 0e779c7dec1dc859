/** `kerberos-doctor diagnose`: one root cause for one database or realm, from this machine. */
import type { Command } from 'commander';
import { diagnose } from '../diagnosis/diagnose.ts';
import { previewPlan } from '../diagnosis/plan/preview.ts';
import type { DiagnosisRequest } from '../diagnosis/request.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import { renderHtml } from '../report/html.ts';
import { renderJson } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderPlan } from '../report/planText.ts';
import { redact } from '../report/redact.ts';
import { renderText } from '../report/text.ts';
import { readAccount } from './account.ts';
import { loadAws } from './aws.ts';
import { engines, realmTarget, requestOf } from './diagnoseRequest.ts';
import type { DiagnoseOptions } from './diagnoseRequest.ts';
import { chosenDatabase, regionInName } from './diagnoseTarget.ts';
import { statusOf, usageFailure } from './exitStatus.ts';
import { givenText } from './explain.ts';
import {
  authenticationOption,
  formatOption,
  profileOption,
  repeatable,
  strictOption,
  timeoutOption,
} from './options.ts';
import { wantsColour } from './output.ts';
import type { ProgramContext } from './program.ts';
import { progressOn } from './progress.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';

/** Long enough for a VPN around the world, short enough that a run of silent hosts stays within seconds. */
const defaultTimeoutMs = 2000;

export function addDiagnoseCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('diagnose')
    .summary('find the root cause why Kerberos login to a database fails')
    .description(
      'Asks every hop between this machine and the database in its own protocol, reads the AWS side, and names one root cause with its evidence and its fix. Sends no password and changes nothing.',
    )
    .argument('[target]', 'DB instance or cluster: its identifier, its ARN or its endpoint')
    .addOption(profileOption())
    .option('--region <region>', "AWS Region (default: the target's own, else the profile's)")
    .option('--krb5-conf <file>', 'this file instead of KRB5_CONFIG and the default files')
    .option('--principal <user@realm>', 'the user who logs in; sent to no one but the KDC')
    .option(
      '--use-tickets',
      'try the login with the tickets of this machine: get one for the database, without storing it',
    )
    .option('--db-user <name>', 'database user to greet the server with')
    .addOption(authenticationOption())
    .option('--host <name>', 'the name that the client connects to, where it is an alias')
    .option('--error <text>', 'what the login printed, or its KRB5_TRACE log; - is standard input')
    .option('--realm <realm>', 'diagnose this realm, without AWS')
    .addOption(repeatable('--kdc <host[:port]>', 'ask this KDC too'))
    .addOption(repeatable('--dns <ip[:port]>', 'ask this DNS server too'))
    .option('--endpoint <host[:port]>', 'with --realm: the database')
    .option('--engine <engine>', `with --endpoint: one of ${engines.join(', ')}`)
    .addOption(timeoutOption(defaultTimeoutMs))
    .addOption(formatOption(['text', 'json', 'markdown', 'html']))
    .option('--plan', 'only say what would be asked and why; sends nothing to the network examined')
    .option('--redact', 'replace account ids, names and addresses consistently')
    .addOption(strictOption())
    .action(async (target: string | undefined, options: DiagnoseOptions) =>
      finish(await run(target, options, session)),
    );
}

async function run(
  target: string | undefined,
  options: DiagnoseOptions,
  session: Session,
): Promise<number> {
  const progress = progressOn(session.stderr);
  const diagnosed = (request: DiagnosisRequest): Promise<Verdict> =>
    diagnose(request, {
      signal: session.signal,
      onProgress: ({ stage, done, total, detail }) =>
        progress.show(`${stage} ${done}/${total}${detail === undefined ? '' : `: ${detail}`}`),
    });
  const answer = await withRequest<string | Verdict>(
    target,
    options,
    session,
    progress,
    (request) => (options.plan === true ? renderPlan(previewPlan(request)) : diagnosed(request)),
  ).finally(() => progress.clear());
  if (typeof answer === 'string') {
    await session.stdout.write(answer);
    return statusOf([], options);
  }
  const verdict = answer;
  const shown = options.redact === true ? redact(verdict) : verdict;
  await session.stdout.write(rendered(shown, options.format, session));
  const open = verdict.findings.filter((finding) => finding.mutedBy === null);
  return statusOf(
    open.map((finding) => finding.severity),
    options,
  );
}

/** Finds out what is asked for and hands it over; the account stays open meanwhile. */
async function withRequest<T>(
  target: string | undefined,
  options: DiagnoseOptions,
  session: Session,
  progress: Progress,
  ask: (request: DiagnosisRequest) => T | Promise<T>,
): Promise<T> {
  const common = { ...requestOf(options, session), ...(await reportedError(options, session)) };
  if (options.realm !== undefined) {
    if (target !== undefined)
      throw usageFailure('Give a target or --realm, not both: --realm works without AWS.');
    return ask({ ...common, target: realmTarget(options, options.realm) });
  }
  if (target === undefined)
    throw usageFailure('Name a DB instance or cluster, or give --realm REALM to work without AWS.');
  if (options.endpoint !== undefined || options.engine !== undefined)
    throw usageFailure('--endpoint and --engine go with --realm; a target of AWS has its own.');
  const region = options.region ?? regionInName(target);
  const { access, snapshot } = await readAccount(
    {
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(region === undefined ? {} : { region: [region] }),
    },
    session,
    progress,
  );
  try {
    const { loadTarget } = await loadAws();
    const database = chosenDatabase(snapshot, target);
    return await ask({
      ...common,
      ...(common.host === undefined ? hostNamed(target) : {}),
      target: { kind: 'database', database, account: snapshot },
      aws: {
        loadTarget: (chosen, abort, wishes) =>
          loadTarget(access, snapshot, chosen, { ...wishes, signal: abort }),
      },
    });
  } finally {
    access.clients.destroy();
  }
}

/** What the user's own login said is evidence too. */
async function reportedError(
  { error }: DiagnoseOptions,
  session: Session,
): Promise<Pick<DiagnosisRequest, 'reportedError'>> {
  return error === undefined ? {} : { reportedError: await givenText([error], session) };
}

/** A target that is a host name is the one that the client connects to: a custom endpoint, not its cluster's. */
function hostNamed(target: string): { readonly host?: string } {
  const isHost = target.includes('.') && !target.startsWith('arn:');
  return isHost ? { host: target.replace(/\.?(?::\d+)?$/, '') } : {};
}

function rendered(verdict: Verdict, format: DiagnoseOptions['format'], session: Session): string {
  switch (format) {
    case 'json':
      return renderJson(verdict);
    case 'markdown':
      return renderMarkdown(verdict);
    case 'html':
      return renderHtml(verdict);
    case 'text':
      return renderText(verdict, {
        colour: wantsColour(session.stdout, session.env),
        width: session.stdout.width,
      });
  }
}

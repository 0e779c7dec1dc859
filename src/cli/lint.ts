/** `kerberos-doctor lint FILE...`: the problems of krb5.conf files. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { includesFrom } from '../krb5conf/includesFrom.ts';
import { lintKrb5Conf } from '../krb5conf/lint.ts';
import { parseKrb5Conf } from '../krb5conf/parse.ts';
import type { LintContext, LintImplementation } from '../krb5conf/rules/context.ts';
import { configPaths } from '../probes/configPaths.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { painter } from '../report/ansi.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { jsonText } from '../report/jsonText.ts';
import { inputName, readConfigFile } from './configFile.ts';
import { exitStatus, statusOf } from './exitStatus.ts';
import type { LintedFile } from './lintedFile.ts';
import { lintSarif } from './lintSarif.ts';
import { lintText } from './lintText.ts';
import { formatOption, strictOption } from './options.ts';
import { wantsColour } from './output.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface LintOptions {
  readonly format: 'text' | 'json' | 'sarif';
  readonly implementation: LintImplementation;
  readonly strict?: boolean;
}

export function addLintCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('lint')
    .summary('report the problems of krb5.conf files')
    .description(
      'Reports what a Kerberos library will refuse, ignore or misread in krb5.conf files, with the consequence and, where it is certain, the fix.',
    )
    .argument('<file...>', 'files to check; - is standard input')
    .addOption(
      new Option('--implementation <name>', 'whose reading of the file counts')
        .choices(['mit', 'heimdal', 'java', 'all'])
        .default('mit'),
    )
    .addOption(formatOption(['text', 'json', 'sarif']))
    .addOption(strictOption())
    .action(async (files: string[], options: LintOptions) =>
      finish(await lint(files, options, session)),
    );
}

async function lint(
  names: readonly string[],
  options: LintOptions,
  session: Session,
): Promise<number> {
  const linted: LintedFile[] = [];
  let unreadable = false;
  for (const file of names) {
    const read = await readConfigFile(file, session);
    if ('text' in read) {
      const problems = lintKrb5Conf(parseKrb5Conf(read.text), contextOf(file, options, session));
      linted.push({ file, text: read.text, problems });
    } else {
      unreadable = true;
      await session.stderr.write(`kerberos-doctor: ${escapeTerminal(read.sentence)}\n`);
    }
  }
  if (linted.length > 0) await session.stdout.write(rendered(linted, options.format, session));
  if (unreadable) return exitStatus.usage;
  return statusOf(
    linted.flatMap(({ problems }) => problems.map(({ severity }) => severity)),
    options,
  );
}

function contextOf(file: string, options: LintOptions, session: Session): LintContext {
  const { env, platform, homeDirectory } = session;
  const base = {
    implementation: options.implementation,
    includes: includesFrom(diskFiles),
  };
  const known = ['linux', 'darwin', 'win32'].includes(platform)
    ? { platform: platform as 'linux' | 'darwin' | 'win32' }
    : {};
  if (file === inputName) return { ...base, ...known };
  const path = resolve(file);
  const active = configPaths(env, platform, homeDirectory).paths.map((one) => resolve(one));
  return { ...base, ...known, path, active: active.includes(path) };
}

function rendered(
  files: readonly LintedFile[],
  format: LintOptions['format'],
  session: Session,
): string {
  switch (format) {
    case 'json':
      return jsonText(files.flatMap(jsonProblems));
    case 'sarif':
      return jsonText(lintSarif(files));
    case 'text':
      return lintText(files, painter(wantsColour(session.stdout, session.env)));
  }
}

/** The public contract (docs/cli.md): exactly these fields. */
function jsonProblems({ file, problems }: LintedFile): object[] {
  return problems.map(({ rule, severity, message, range, fixes }) => ({
    file,
    rule,
    severity,
    message,
    range,
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ file, range: edit.range, newText: edit.newText })),
    })),
  }));
}

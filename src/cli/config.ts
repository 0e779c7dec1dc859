/** `kerberos-doctor config [FILE]`: the configuration that is in force, with the origin of every value. */
import type { Command } from 'commander';
import {
  effectiveConfiguration,
  effectiveConfigurationText,
} from '../krb5conf/effectiveConfiguration.ts';
import { buildProfile, profileOfText } from '../krb5conf/profile.ts';
import type { Profile } from '../krb5conf/profile.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import { escapeTerminal, escapeTerminalBlock } from '../report/escapeTerminal.ts';
import { jsonText } from '../report/jsonText.ts';
import { readConfigFile } from './configFile.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { formatOption } from './options.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface ConfigOptions {
  readonly format: 'text' | 'json';
}

export function addConfigCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('config')
    .summary('show the effective krb5.conf with the origin of every value')
    .description(
      'Shows every relation of the Kerberos configuration with its file and line, merged as the library merges it, and what would make the library refuse it.',
    )
    .argument(
      '[file]',
      'this file (- is standard input) instead of KRB5_CONFIG or the default files',
    )
    .addOption(formatOption(['text', 'json']))
    .action(async (file: string | undefined, options: ConfigOptions) =>
      finish(await config(file, options, session)),
    );
}

async function config(
  file: string | undefined,
  options: ConfigOptions,
  session: Session,
): Promise<number> {
  const profile =
    file === undefined ? await profileInForce(session) : await profileOfFile(file, session);
  const effective = effectiveConfiguration(profile);
  await session.stdout.write(
    options.format === 'json'
      ? jsonText(effective)
      : escapeTerminalBlock(effectiveConfigurationText(effective)),
  );
  return effective.errors.length > 0 ? exitStatus.errorsFound : exitStatus.clean;
}

async function profileOfFile(file: string, session: Session): Promise<Profile> {
  const read = await readConfigFile(file, session);
  if ('sentence' in read) throw usageFailure(read.sentence);
  return profileOfText(file, read.text, diskFiles);
}

/** What the library would read here; files that are not there are told where somebody named them. */
async function profileInForce(session: Session): Promise<Profile> {
  const { paths, named } = configPaths(session.env, session.platform, session.homeDirectory);
  const profile = buildProfile(paths, diskFiles);
  const absent = profile.sources.filter(({ status }) => status !== 'read');
  const nothing = absent.length === profile.sources.length;
  const list = absent
    .map(({ path, status }) => `${path} (${status === 'missing' ? 'does not exist' : status})`)
    .join(', ');
  if (named && nothing)
    throw usageFailure(`KRB5_CONFIG leads to no file that can be read: ${list}; correct it.`);
  if (named ? absent.length > 0 : nothing) {
    const effect = nothing
      ? 'The library runs on its defaults'
      : 'The library passes over some files';
    await session.stderr.write(`kerberos-doctor: ${effect}: ${escapeTerminal(list)}.\n`);
  }
  return profile;
}

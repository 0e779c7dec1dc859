/** `kerberos-doctor generate krb5-conf`: a whole file, or an existing one with what it lacks. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { mergeKrb5Conf } from '../generate/krb5Conf/merge.ts';
import { configReaders } from '../generate/krb5Conf/plan.ts';
import type { ConfigReader, Planned } from '../generate/krb5Conf/plan.ts';
import { planOfDirectory } from '../generate/krb5Conf/planOfDirectory.ts';
import { planOfNames } from '../generate/krb5Conf/planOfNames.ts';
import type { NamedRealm } from '../generate/krb5Conf/planOfNames.ts';
import { krb5ConfText } from '../generate/krb5Conf/text.ts';
import { escapeTerminalBlock } from '../report/escapeTerminal.ts';
import { readConfigFile } from './configFile.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { directoryNamed, withAccount, writeNotes } from './generateSubject.ts';
import { profileOption, repeatable } from './options.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

interface Krb5ConfOptions {
  readonly directory?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly addresses?: boolean;
  readonly realm?: string;
  readonly kdc?: readonly string[];
  readonly domain?: readonly string[];
  readonly trust?: readonly string[];
  readonly defaultRealm?: string;
  readonly for: ConfigReader;
  readonly minimal?: boolean;
  readonly merge?: string;
}

export function addGenerateKrb5Conf(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('krb5-conf')
    .summary('a krb5.conf for a directory and the realms that it trusts')
    .description(
      'Writes a krb5.conf for an AWS directory with its trusts, or for realms that are named. With --merge, an existing file with what it lacks: nothing in it is lost.',
    )
    .option('--directory <id>', 'directory id or domain name, read from AWS')
    .addOption(profileOption())
    .option('--region <region>', "AWS Region (default: the profile's)")
    .option('--addresses', "write the controllers' addresses instead of the domain's name")
    .option('--realm <realm>', "the directory's realm, without AWS")
    .addOption(repeatable('--kdc <host>', 'KDC of --realm, HOST[:PORT] (default: its domain)'))
    .addOption(repeatable('--domain <domain>', 'another DNS domain of --realm'))
    .addOption(
      repeatable('--trust <realm>', "a users' realm that the directory trusts, REALM[:KDC]"),
    )
    .option('--default-realm <realm>', "realm of users who name none (default: the directory's)")
    .addOption(
      new Option('--for <reader>', 'who will read the file')
        .choices(configReaders)
        .default('linux'),
    )
    .option('--minimal', "only what AWS's guides show: no rdns, no udp_preference_limit")
    .option('--merge <file>', 'add what is missing to this file (- is standard input)')
    .action(async (options: Krb5ConfOptions) => finish(await krb5Conf(options, session)));
}

async function krb5Conf(options: Krb5ConfOptions, session: Session): Promise<number> {
  const planned = await plan(options, session);
  if ('problem' in planned) throw usageFailure(planned.problem);
  const relations = { reader: options.for, minimal: options.minimal === true };
  if (options.merge === undefined) {
    const text = krb5ConfText(planned.plan, relations);
    await session.stdout.write(text);
    await writeNotes(planned.notes, session);
    return exitStatus.clean;
  }
  const existing = await readConfigFile(options.merge, session);
  if ('sentence' in existing) throw usageFailure(existing.sentence);
  const merged = mergeKrb5Conf(existing.text, planned.plan, relations);
  if ('problem' in merged) throw usageFailure(merged.problem);
  const { isTerminal } = session.stdout;
  await session.stdout.write(isTerminal ? escapeTerminalBlock(merged.text) : merged.text);
  await writeNotes([...planned.notes, ...merged.changes], session);
  return exitStatus.clean;
}

async function plan(options: Krb5ConfOptions, session: Session): Promise<Planned> {
  const { directory, realm, kdc, domain, defaultRealm, profile, region } = options;
  const trusted = (options.trust ?? []).map(trustedRealm);
  const common = defaultRealm === undefined ? { trusted } : { trusted, defaultRealm };
  if (directory !== undefined && realm === undefined) {
    if (kdc !== undefined || domain !== undefined)
      throw usageFailure('--kdc and --domain go with --realm; a directory is read from AWS.');
    const access = {
      ...(profile === undefined ? {} : { profile }),
      ...(region === undefined ? {} : { region: [region] }),
    };
    return withAccount(access, session, (snapshot) =>
      planOfDirectory(directoryNamed(snapshot, directory), {
        ...common,
        addresses: options.addresses === true,
      }),
    );
  }
  if (realm === undefined || directory !== undefined)
    throw usageFailure('Give either --directory ID, read from AWS, or --realm REALM.');
  if (options.addresses === true) throw usageFailure('--addresses goes with --directory.');
  return planOfNames({
    directory: {
      realm,
      ...(kdc === undefined ? {} : { kdcs: kdc }),
      ...(domain === undefined ? {} : { domains: domain }),
    },
    ...common,
  });
}

/** `REALM` or `REALM:KDC`; the KDC may have a port of its own. */
function trustedRealm(text: string): NamedRealm {
  const colon = text.indexOf(':');
  if (colon < 0) return { realm: text };
  return { realm: text.slice(0, colon), kdcs: [text.slice(colon + 1)] };
}

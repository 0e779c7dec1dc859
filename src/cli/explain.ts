/** `kerberos-doctor explain`: what an error text or a KRB5_TRACE log says. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { clientKinds } from '../diagnosis/login/login.ts';
import { painter } from '../report/ansi.ts';
import { explanationText } from '../report/explanationText.ts';
import { jsonText } from '../report/jsonText.ts';
import { inputName, readConfigFile } from './configFile.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { explainLogin } from './explainLogin.ts';
import type { LoginOptions } from './explainLogin.ts';
import { formatOption } from './options.ts';
import { wantsColour } from './output.ts';
import type { ProgramContext } from './program.ts';
import type { Session } from './session.ts';

type ExplainOptions = Omit<LoginOptions, 'login'> & Partial<Pick<LoginOptions, 'login'>>;

export function addExplainCommand(program: Command, { session, finish }: ProgramContext): void {
  program
    .command('explain')
    .summary('say what an error text or a KRB5_TRACE log means')
    .description(
      'Reads the texts of kinit, kvno, psql, mysql, JDBC, SSMS, ODBC, Oracle and Db2 clients, of RDS events, and KRB5_TRACE logs: what happened, what may have caused it, and what would confirm it. Asks nobody.',
    )
    .argument('[text...]', 'the text; - or nothing is standard input; with --login, the host')
    .option(
      '--login <user@realm>',
      'instead: what a client does when this user logs in to the host',
    )
    .option('--engine <engine>', 'with --login: the database, postgresql by default')
    .addOption(
      new Option('--client <kind>', "with --login: whose library (default: this system's)").choices(
        clientKinds,
      ),
    )
    .option('--krb5-conf <file>', 'with --login: this file instead of the ones of this machine')
    .addOption(formatOption(['text', 'json']))
    .action(async (words: string[], options: ExplainOptions) =>
      finish(
        options.login === undefined
          ? await explain(words, options, session)
          : await explainLogin(words, { ...options, login: options.login }, session),
      ),
    );
}

async function explain(
  words: readonly string[],
  options: ExplainOptions,
  session: Session,
): Promise<number> {
  const text = await givenText(words, session);
  const { explainText } = await import('../diagnosis/explain/entry.ts');
  const explained = explainText(text);
  await session.stdout.write(
    options.format === 'json'
      ? jsonText(explained)
      : explanationText(
          explained,
          painter(wantsColour(session.stdout, session.env)),
          session.stdout.width,
        ),
  );
  return explained.explanations.length > 0 ? exitStatus.errorsFound : exitStatus.clean;
}

/**
 * The text from the command line, or all of standard input.
 * @throws CommandFailure when there is none
 */
export async function givenText(words: readonly string[], session: Session): Promise<string> {
  const text = words.join(' ');
  if (text !== '' && text !== inputName) return text;
  const read = await readConfigFile(inputName, session);
  if ('sentence' in read) throw usageFailure(read.sentence);
  if (read.text.trim() === '')
    throw usageFailure('There is no text to explain; paste it behind the command, or pipe it in.');
  return read.text;
}

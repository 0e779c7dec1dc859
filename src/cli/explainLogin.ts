/** `kerberos-doctor explain --login USER@REALM HOST`: what a client would do, computed from the configuration. */
import type { EngineFamily } from '../aws/engine.ts';
import type { ClientKind, LoginQuestion } from '../diagnosis/login/login.ts';
import { buildProfile } from '../krb5conf/profile.ts';
import { diskFiles } from '../probes/configFiles.ts';
import { configPaths } from '../probes/configPaths.ts';
import { painter } from '../report/ansi.ts';
import { jsonText } from '../report/jsonText.ts';
import { loginText } from '../report/loginText.ts';
import { engines, familyOf } from './diagnoseRequest.ts';
import { exitStatus, usageFailure } from './exitStatus.ts';
import { wantsColour } from './output.ts';
import type { Session } from './session.ts';

export interface LoginOptions {
  readonly login: string;
  readonly engine?: string;
  readonly client?: ClientKind;
  readonly krb5Conf?: string;
  readonly format: 'text' | 'json';
}

/** @throws CommandFailure when a name cannot be used, or the named file is not there */
export async function explainLogin(
  words: readonly string[],
  options: LoginOptions,
  session: Session,
): Promise<number> {
  const [host, ...more] = words;
  if (host === undefined || more.length > 0)
    throw usageFailure('--login needs one host name: explain --login USER@REALM HOST.');
  const { platform, env, homeDirectory } = session;
  const named = options.krb5Conf === undefined ? undefined : [options.krb5Conf];
  const { paths } = configPaths(env, platform, homeDirectory, named);
  const profile = buildProfile(paths, diskFiles);
  const lost = profile.sources.find(({ status }) => status !== 'read');
  if (named !== undefined && lost !== undefined)
    throw usageFailure(`${lost.path} cannot be read (${lost.status}); check the path.`);
  const question: LoginQuestion = {
    principal: options.login,
    host,
    engine: engineOf(options.engine),
    client: options.client ?? usualClient(platform),
  };
  const { simulateLogin } = await import('../diagnosis/explain/entry.ts');
  const login = simulateLogin(profile, question);
  const problems = profile.errors.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  await session.stdout.write(
    options.format === 'json'
      ? jsonText({ question, ...login, problems })
      : loginText(
          question,
          login,
          painter(wantsColour(session.stdout, session.env)),
          session.stdout.width,
        ),
  );
  for (const problem of problems) await session.stderr.write(`kerberos-doctor: ${problem}\n`);
  return profile.accepted ? exitStatus.clean : exitStatus.errorsFound;
}

function engineOf(text = 'postgresql'): EngineFamily {
  const engine = familyOf(text);
  if (engine === undefined)
    throw usageFailure(`--engine ${text} is not known; use one of ${engines.join(', ')}.`);
  return engine;
}

function usualClient(platform: NodeJS.Platform): ClientKind {
  return platform === 'win32' ? 'windows' : platform === 'darwin' ? 'heimdal' : 'mit';
}

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './environment.ts';
import { parseSharedConfig } from './sharedConfig.ts';
import type { Settings, SharedConfig } from './sharedConfig.ts';

/** Where a profile's credentials come from; `none` holds only settings such as a Region. */
export type ProfileKind =
  'static' | 'sso' | 'assume-role' | 'web-identity' | 'process' | 'login' | 'none';

export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region?: string;
  readonly endpointUrl?: string;
  /** The account that the profile names itself (`sso_account_id`, or in its role's ARN). */
  readonly accountId?: string;
}

export interface SharedFiles {
  readonly config: SharedConfig;
  readonly configPath: string;
  readonly credentialsPath: string;
  /** One sentence for each file that exists and cannot be read. */
  readonly problems: readonly string[];
}

/** Larger files than this are not configuration; reading stops with a problem. */
const maxBytes = 4_000_000;

/** Reads the two files where the AWS CLI and SDK look for them; a missing file is an empty one. */
export async function readSharedFiles(env: Environment): Promise<SharedFiles> {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir();
  const configPath = env['AWS_CONFIG_FILE'] || join(home, '.aws', 'config');
  const credentialsPath = env['AWS_SHARED_CREDENTIALS_FILE'] || join(home, '.aws', 'credentials');
  const problems: string[] = [];
  const [config, credentials] = await Promise.all([
    readText(configPath, problems),
    readText(credentialsPath, problems),
  ]);
  return { config: parseSharedConfig(config, credentials), configPath, credentialsPath, problems };
}

/** The named profiles of this user, in the order of the files; secrets are not kept. */
export async function listProfiles(env: Environment): Promise<readonly Profile[]> {
  const { config } = await readSharedFiles(env);
  return [...config.profiles].map(([name, settings]) => describeProfile(name, settings));
}

function describeProfile(name: string, settings: Settings): Profile {
  const region = settings.get('region');
  const endpointUrl = settings.get('endpoint_url');
  const accountId =
    settings.get('sso_account_id') ?? settings.get('role_arn')?.split(':')[4] ?? undefined;
  return {
    name,
    kind: kindOf(settings),
    ...(region === undefined ? {} : { region }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

/** In the order in which the SDK's profile provider decides. */
function kindOf(settings: Settings): ProfileKind {
  if (settings.has('web_identity_token_file')) return 'web-identity';
  if (settings.has('role_arn')) return 'assume-role';
  if (settings.has('aws_access_key_id')) return 'static';
  if (settings.has('credential_process')) return 'process';
  if (settings.has('sso_session') || settings.has('sso_start_url')) return 'sso';
  if (settings.has('login_session')) return 'login';
  return 'none';
}

async function readText(path: string, problems: string[]): Promise<string> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > maxBytes || bytes.includes(0)) {
      problems.push(
        `${path} is not a text file; restore it or name another one in AWS_CONFIG_FILE.`,
      );
      return '';
    }
    return bytes.toString('utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code !== 'ENOENT') {
      problems.push(`${path} cannot be read (${code}); correct its owner and mode.`);
    }
    return '';
  }
}

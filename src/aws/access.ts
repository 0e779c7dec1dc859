import { AwsClients } from './clients.ts';
import { connection } from './connection.ts';
import type { Timeouts } from './connection.ts';
import { credentialProvider } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { endpointOf } from './endpoints.ts';
import type { Environment } from './environment.ts';
import { renewing } from './expiringCredentials.ts';
import { configurationKey } from './keptCredentials.ts';
import type { KeptCredentials } from './keptCredentials.ts';
import { readSharedFiles } from './profiles.ts';
import type { Failure } from './section.ts';

export interface AccountRequest {
  /** Default: AWS_PROFILE, else the SDK's chain without a profile. */
  readonly profile?: string;
  /** Default: AWS_REGION, AWS_DEFAULT_REGION, the profile's Region. */
  readonly regions?: readonly string[];
  readonly env: Environment;
  /** Asks the user for the current code of the MFA device with this serial number. */
  readonly mfa?: (serial: string) => Promise<string>;
  /** Of the whole session, so that opening again asks for no second code. */
  readonly kept?: KeptCredentials<Credentials>;
  /** Ask the EC2 metadata service; by default only on an EC2 instance. */
  readonly instanceRole?: boolean;
  readonly timeouts?: Timeouts;
}

/** Who asks, and where: everything that the loaders need. Close it with `clients.destroy()`. */
export interface AwsAccess {
  readonly profile?: string;
  /** Empty when no Region is configured. */
  readonly regions: readonly string[];
  /** What makes every call pointless, found without any call. */
  readonly problem?: Failure;
  readonly clients: AwsClients;
  /** Resolves the credentials as every client does; rejects as the SDK's providers do. */
  readonly credentials: () => Promise<Credentials>;
}

const defaultTimeouts: Timeouts = { connectMs: 5_000, answerMs: 15_000 };

/**
 * Prepares access to one account; sends nothing. Profile files are read at once, so open again after they
 * changed; a profile that is absent becomes `problem`, never an exception.
 */
export async function openAccount(request: AccountRequest): Promise<AwsAccess> {
  const { env } = request;
  const files = await readSharedFiles(env);
  const profile = request.profile || env['AWS_PROFILE'] || undefined;
  const settings = files.config.profiles.get(profile ?? 'default');
  const fallback = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || settings?.get('region');
  const chosen = request.regions ?? [];
  const regions = chosen.length > 0 ? [...new Set(chosen)] : fallback ? [fallback] : [];
  const endpoint = (service: Parameters<typeof endpointOf>[0]): string | undefined =>
    endpointOf(service, env, files.config, profile);
  const requestHandler = connection(request.timeouts ?? defaultTimeouts, env);
  let tookCode = false;
  const { mfa } = request;
  const askForCode = async (serial: string): Promise<string> => {
    tookCode = true;
    return (await mfa?.(serial)) ?? '';
  };
  const fresh = renewing(
    credentialProvider({
      profile,
      env,
      files,
      region: settings?.get('region') ?? regions[0] ?? 'us-east-1',
      stsEndpoint: endpoint('sts'),
      requestHandler,
      mfa: mfa === undefined ? undefined : askForCode,
      instanceRole: request.instanceRole,
    }),
  );
  const key = configurationKey(profile, files);
  const credentials = request.kept?.through(key, fresh, () => tookCode) ?? fresh;
  const problem = profileProblem(profile, settings !== undefined, files.problems);
  return {
    ...(profile === undefined ? {} : { profile }),
    regions,
    ...(problem === undefined ? {} : { problem }),
    clients: new AwsClients({
      profile,
      credentials,
      endpoint,
      requestHandler,
    }),
    credentials,
  };
}

function profileProblem(
  profile: string | undefined,
  known: boolean,
  fileProblems: readonly string[],
): Failure | undefined {
  if (profile === undefined || known) return undefined;
  const [unreadable] = fileProblems;
  const message =
    unreadable ??
    `There is no profile ${profile} in ~/.aws/config or ~/.aws/credentials; choose another profile or add this one.`;
  return { outcome: 'credentials', message, profile, repair: 'choose-profile' };
}

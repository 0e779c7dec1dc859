import {
  createCredentialChain,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import type { connection } from './connection.ts';
import type { Environment } from './environment.ts';
import { isEc2Instance } from './onEc2.ts';
import type { SharedFiles } from './profiles.ts';

export type CredentialProvider = ReturnType<typeof fromTokenFile>;
export type Credentials = Awaited<ReturnType<CredentialProvider>>;

export interface CredentialRequest {
  /** Without one: environment, then the `default` profile, then what the machine has. */
  readonly profile: string | undefined;
  readonly env: Environment;
  readonly files: SharedFiles;
  readonly region: string;
  /** STS of an assume-role profile, where the profile or environment names another endpoint. */
  readonly stsEndpoint: string | undefined;
  readonly requestHandler: ReturnType<typeof connection>;
  /** Asks for the current one-time code of the MFA device with this serial number. */
  readonly mfa: ((serial: string) => Promise<string>) | undefined;
  /** Ask the EC2 metadata service; by default only on a machine that is an EC2 instance. */
  readonly instanceRole: boolean | undefined;
}

/**
 * The SDK's providers in the SDK's default order, with two differences: they read the environment that is
 * passed in, and the metadata service is asked only where there is one.
 */
export function credentialProvider(request: CredentialRequest): CredentialProvider {
  const { profile, env } = request;
  const fromProfile = profileProvider(request);
  if (profile !== undefined) return fromProfile;
  const chain: CredentialProvider[] = [];
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (accessKeyId && secretAccessKey) {
    const sessionToken = env['AWS_SESSION_TOKEN'];
    chain.push(() =>
      Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) }),
    );
  }
  chain.push(fromProfile);
  const tokenFile = env['AWS_WEB_IDENTITY_TOKEN_FILE'];
  const roleArn = env['AWS_ROLE_ARN'];
  if (tokenFile && roleArn) chain.push(fromTokenFile({ webIdentityTokenFile: tokenFile, roleArn }));
  const relative = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
  const full = env['AWS_CONTAINER_CREDENTIALS_FULL_URI'];
  if (relative || full) chain.push(fromHttp({}));
  chain.push(() => fromMachine(request));
  return createCredentialChain(...chain);
}

function profileProvider(request: CredentialRequest): CredentialProvider {
  const { profile, files, region, stsEndpoint, requestHandler, mfa } = request;
  const sts = {
    region,
    requestHandler,
    ...(stsEndpoint === undefined ? {} : { endpoint: stsEndpoint }),
  };
  return fromIni({
    profile: profile ?? 'default',
    configFilepath: files.configPath,
    filepath: files.credentialsPath,
    clientConfig: { region, requestHandler },
    // After `aws sso login` or an edited file the same profile is tried again.
    ignoreCache: true,
    ...(mfa === undefined ? {} : { mfaCodeProvider: mfa }),
    ...(stsEndpoint === undefined
      ? {}
      : {
          roleAssumer: getDefaultRoleAssumer(sts),
          roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
        }),
  });
}

async function fromMachine({ env, instanceRole }: CredentialRequest): Promise<Credentials> {
  const off = env['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true';
  if (off || !(instanceRole ?? (await isEc2Instance()))) {
    // The chain reports its last link's error, so this one says what holds for the whole chain.
    throw Object.assign(new Error('Could not load credentials from any providers'), {
      name: 'CredentialsProviderError',
      tryNextLink: true,
    });
  }
  return fromInstanceMetadata({ timeout: 1000, maxRetries: 1 })();
}

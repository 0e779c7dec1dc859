import { commandLine } from './commandLine.ts';
import type { CredentialRepair, Failure } from './section.ts';
import { ofProfile } from './serviceError.ts';
import { isSignIn, signInCommand } from './signIn.ts';
import type { CallContext, ServiceError } from './serviceError.ts';

interface CredentialCase {
  /** Matched against `code message`. */
  readonly when: RegExp;
  readonly says: (context: CallContext, match: RegExpExecArray) => string;
  readonly repair: CredentialRepair;
}

const ssoLogin = ({ profile }: CallContext): string => signInCommand('sso-login', profile).bash;
const login = ({ profile }: CallContext): string => signInCommand('login', profile).bash;

/**
 * Credential errors in the words of the SDK's providers and of the services (matched literally, SDK 3.1169).
 * The first row that matches wins, so the special ones stand first.
 */
const cases: readonly CredentialCase[] = [
  {
    when: /Could not resolve credentials using profile: \[([^\]]*)\]/,
    says: (_context, match) =>
      `Profile ${match[1] ?? ''} is not in ~/.aws/config or ~/.aws/credentials, or holds no credentials; choose another profile or add it with \`aws configure --profile ${commandLine(match[1] ?? '').bash}\`.`,
    repair: 'choose-profile',
  },
  {
    when: /SSO session associated with this profile|SSO Token|sso-session|SSO session token|Token is expired|UnauthorizedException.*[Ss]ession token|SSO (access )?token/,
    says: (context) =>
      `The sign-in${ofProfile(context)} has expired; run \`${ssoLogin(context)}\` and refresh.`,
    repair: 'sso-login',
  },
  {
    when: /login\/cache|aws login|[Ll]ogin session|sign-?in session/,
    says: (context) =>
      `There is no valid console sign-in${ofProfile(context)}; run \`${login(context)}\` and refresh.`,
    repair: 'login',
  },
  {
    when: /requires multi-factor authentication|MultiFactorAuthentication failed|MFA/,
    says: (context) =>
      `The role${ofProfile(context)} needs a one-time code of your MFA device, and none or a wrong one was given; refresh and enter the current code.`,
    repair: 'mfa-code',
  },
  {
    when: /credential_process|Command failed:|CredentialProcess/,
    says: (context) =>
      `The credential_process${ofProfile(context)} failed or returned expired credentials; run its command by hand to see why.`,
    repair: 'edit-config',
  },
  {
    when: /Detected a cycle attempting to resolve credentials/,
    says: (context) =>
      `The source_profile chain${ofProfile(context)} runs in a circle; correct it in ~/.aws/config.`,
    repair: 'edit-config',
  },
  {
    when: /ENOENT.*|web identity token|WebIdentity/,
    says: (context) =>
      `The file or token that the credentials${ofProfile(context)} come from is missing; check AWS_WEB_IDENTITY_TOKEN_FILE and ~/.aws/config.`,
    repair: 'edit-config',
  },
  {
    when: /Could not load credentials from any providers/,
    says: () =>
      'No AWS credentials were found; choose a profile, run `aws configure` or `aws configure sso`, or set AWS_PROFILE.',
    repair: 'configure-sso',
  },
  {
    when: /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)\b/,
    says: (context) =>
      `The temporary credentials${ofProfile(context)} have expired; get new ones${context.profile === undefined ? '' : ` (for IAM Identity Center: \`${ssoLogin(context)}\`)`} and refresh.`,
    // What the SDK renews by itself does not get this far: these were put into a file or the environment.
    repair: 'edit-config',
  },
  {
    when: /^(SignatureDoesNotMatch|RequestTimeTooSkewed|InvalidSignature)/,
    says: (context) =>
      `AWS rejects the signature of the request${ofProfile(context)}: the secret key is wrong, or this computer's clock is more than five minutes off; check the clock first, then the key.`,
    repair: 'retry',
  },
  {
    when: /^(CredentialsProviderError|TokenProviderError|ProviderError|AssumeRole)/,
    says: (context) =>
      `The credentials${ofProfile(context)} could not be loaded; check it with \`aws sts get-caller-identity${context.profile === undefined ? '' : ` --profile ${commandLine(context.profile).bash}`}\`.`,
    repair: 'edit-config',
  },
];

/** The `credentials` outcome of an error that has to do with who is asking, or undefined for any other. */
export function credentialFailure(error: ServiceError, context: CallContext): Failure | undefined {
  const isProviderError =
    /Provider|Credential/.test(error.name) ||
    /^(ExpiredToken|RequestExpired|TokenRefresh|SignatureDoesNot|RequestTimeToo|InvalidSignature)/.test(
      error.code,
    );
  const words = `${error.code} ${error.message}`;
  // A file that is missing says so in a plain Error; other plain errors are the network's.
  if (!isProviderError && error.code !== 'ENOENT' && !/multi-factor|SSO|MFA/i.test(error.message))
    return undefined;
  for (const known of cases) {
    const match = known.when.exec(words);
    if (match === null) continue;
    return {
      outcome: 'credentials',
      message: known.says(context, match),
      ...(context.profile === undefined ? {} : { profile: context.profile }),
      repair: known.repair,
      ...(isSignIn(known.repair)
        ? { command: signInCommand(known.repair, context.profile).bash }
        : {}),
    };
  }
  return undefined;
}

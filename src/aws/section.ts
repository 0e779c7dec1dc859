/**
 * One part of a snapshot with its own outcome, so that a partly readable account still shows:
 * what failed says why, everything else is there.
 */
export type Section<T> = { readonly outcome: 'loaded'; readonly value: T } | Failure;

/**
 * What somebody does about unusable credentials: sign in (IAM Identity Center, `aws login`, or set it up first), give
 * a one-time code, correct ~/.aws/config, choose another profile, or only ask again.
 */
export type CredentialRepair =
  'sso-login' | 'login' | 'configure-sso' | 'mfa-code' | 'edit-config' | 'choose-profile' | 'retry';

/** Why a section is not there; every `message` is one sentence with a next step. */
export type Failure =
  /** `action` is the IAM action that is missing, `ds:DescribeTrusts`. */
  | { readonly outcome: 'not-permitted'; readonly action: string; readonly message: string }
  | { readonly outcome: 'throttled'; readonly message: string }
  /**
   * Credentials are missing, expired or unusable; `message` says what to do next,
   * `command` is the command line that repairs it, where there is one (`aws sso login --profile x`).
   */
  | {
      readonly outcome: 'credentials';
      readonly message: string;
      readonly profile?: string;
      readonly command?: string;
      readonly repair: CredentialRepair;
    }
  | { readonly outcome: 'failed'; readonly message: string }
  /** The service says that this kind of directory has no such thing (UnsupportedOperationException). */
  | { readonly outcome: 'not-applicable' };

/** The loaded value, or `fallback` for every other outcome. */
export function valueOr<T>(section: Section<T>, fallback: T): T {
  return section.outcome === 'loaded' ? section.value : fallback;
}

/** A section that is there. */
export function loaded<T>(value: T): Section<T> {
  return { outcome: 'loaded', value };
}

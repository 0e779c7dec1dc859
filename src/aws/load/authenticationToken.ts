import { Signer } from '@aws-sdk/rds-signer';
import type { AwsAccess } from '../access.ts';
import { failureOf } from '../failure.ts';
import type { Section } from '../section.ts';
import { loaded } from '../section.ts';

/** RDS user guide, "IAM database authentication": a token opens new connections for so long. */
const lifetimeMs = 15 * 60_000;

export interface TokenRequest {
  /** The endpoint itself: the name is signed, and the database knows no alias. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly region: string;
}

/** A secret: it goes to the clipboard and nowhere else. */
export interface AuthenticationToken {
  readonly token: string;
  /** Sooner than after the fifteen minutes where the credentials end before. */
  readonly endsAt: Date;
}

/** Signs a token on this machine; nothing is sent but what the credentials themselves take. */
export async function authenticationToken(
  access: Pick<AwsAccess, 'credentials' | 'profile'>,
  { host, port, user, region }: TokenRequest,
  now: () => number = Date.now,
): Promise<Section<AuthenticationToken>> {
  const { credentials, profile } = access;
  try {
    const { expiration } = await credentials();
    const signer = new Signer({ hostname: host, port, username: user, region, credentials });
    const token = await signer.getAuthToken();
    const ends = Math.min(now() + lifetimeMs, expiration?.getTime() ?? Infinity);
    return loaded({ token, endsAt: new Date(ends) });
  } catch (error) {
    const context = { action: 'rds-db:connect', region };
    return failureOf(error, profile === undefined ? context : { ...context, profile });
  }
}

import { createHash } from 'node:crypto';
import { renewBeforeMs } from './expiringCredentials.ts';
import type { SharedFiles } from './profiles.ts';

interface Expiring {
  readonly expiration?: Date;
}

/**
 * Temporary credentials that took a one-time code of an MFA device, in memory only: reading the account again within
 * their life asks for no second code.
 */
export class KeptCredentials<T extends Expiring> {
  readonly #kept = new Map<string, T>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Asks `provider` unless what is kept under `key` is good for five more minutes.
   * @param worthKeeping whether the last answer of `provider` took a person's code
   */
  through(key: string, provider: () => Promise<T>, worthKeeping: () => boolean): () => Promise<T> {
    return async () => {
      const kept = this.#kept.get(key);
      const left = (kept?.expiration?.getTime() ?? 0) - this.#now();
      if (kept !== undefined && left >= renewBeforeMs) return kept;
      const fresh = await provider();
      if (worthKeeping()) this.#kept.set(key, fresh);
      return fresh;
    };
  }

  /** After AWS has refused them: the next read asks for a code again. */
  forget(): void {
    this.#kept.clear();
  }
}

/** Changes when any profile or session setting does, so that an edited file is not answered from memory. */
export function configurationKey(profile: string | undefined, { config }: SharedFiles): string {
  const settings = [config.profiles, config.ssoSessions].map((sections) =>
    [...sections].map(([name, values]) => [name, ...values]),
  );
  // Hashed, because the settings may hold secret keys.
  return createHash('sha256')
    .update(JSON.stringify([profile ?? null, settings]))
    .digest('hex');
}

export interface SignInWatch {
  /** `signInStamp`. */
  readonly stamp: () => Promise<string>;
  /** Resolves the credentials of the same profile; false when they are still unusable. */
  readonly tryAgain: () => Promise<boolean>;
  /** The terminal in which the person signs in is still there. */
  readonly alive: () => boolean;
  readonly wait: (ms: number) => Promise<void>;
}

const firstMs = 1_000;
const longestMs = 5_000;
/** Browsers ask for a second factor, and people look for their phone. */
const giveUpMs = 10 * 60_000;

/**
 * Waits until the person has signed in: looks at the caches ever more rarely, and tries the profile each time that they
 * have changed (the CLI writes its registration before the token), and once more when the terminal is closed.
 * Resolves with whether the profile works; after ten minutes it does not.
 */
export async function afterSignIn({ stamp, tryAgain, alive, wait }: SignInWatch): Promise<boolean> {
  let known = await stamp();
  let waited = 0;
  let delay = firstMs;
  while (waited < giveUpMs) {
    const closed = !alive();
    const now = await stamp();
    if (closed || now !== known) {
      if (await tryAgain()) return true;
      known = now;
    }
    if (closed) return false;
    await wait(delay);
    waited += delay;
    delay = Math.min(longestMs, Math.round(delay * 1.2));
  }
  return false;
}

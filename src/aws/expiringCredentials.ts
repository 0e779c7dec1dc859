/** Credentials are renewed this long before they end, as the SDK does. */
export const renewBeforeMs = 5 * 60_000;

/**
 * One provider for all clients of an account, so that a one-time code is asked for once and a
 * credential_process runs once. A failure is not kept: the next call tries again.
 */
export function renewing<T extends { readonly expiration?: Date }>(
  provider: () => Promise<T>,
  now: () => number = Date.now,
): () => Promise<T> {
  let current: Promise<T> | undefined;
  let ends = Infinity;
  return () => {
    if (current !== undefined && ends - now() >= renewBeforeMs) return current;
    const asked = provider();
    current = asked;
    ends = Infinity;
    asked.then(
      (credentials) => {
        if (current === asked) ends = credentials.expiration?.getTime() ?? Infinity;
      },
      () => {
        if (current === asked) current = undefined;
      },
    );
    return asked;
  };
}

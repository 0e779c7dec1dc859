/** What an AWS call threw, read without trusting its shape. Pure. */

/** Which call failed, in the caller's words. */
export interface CallContext {
  /** The IAM action of the call, `ds:DescribeTrusts`. */
  readonly action: string;
  readonly region: string;
  readonly profile?: string;
}

/** What every error of the AWS SDK may carry; all of it is hostile text. */
export interface ServiceError {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status?: number;
  readonly attempts?: number;
}

/** Reads an SDK error, or anything else that was thrown, without trusting its shape. */
export function describe(thrown: unknown): ServiceError {
  if (typeof thrown !== 'object' || thrown === null) {
    return { name: 'Error', message: String(thrown), code: '' };
  }
  const fields = thrown as Record<string, unknown>;
  const cause = thrown instanceof AggregateError ? (thrown.errors[0] as unknown) : undefined;
  const metadata = (fields['$metadata'] ?? {}) as Record<string, unknown>;
  const name = text(fields['name']) || 'Error';
  const own =
    text(fields['Code']) ||
    text(fields['code']) ||
    text((cause as { code?: unknown } | undefined)?.code);
  const described: ServiceError = { name, message: text(fields['message']), code: own || name };
  const status = metadata['httpStatusCode'];
  const attempts = metadata['attempts'];
  return {
    ...described,
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof attempts === 'number' ? { attempts } : {}),
  };
}

export function ofProfile(context: CallContext): string {
  return context.profile === undefined ? '' : ` of profile ${context.profile}`;
}

/** One line of at most 200 characters, without a final full stop. */
export function shorten(message: string): string {
  // Control characters would let a server's text rewrite a terminal line.
  const line = message
    .replace(/[\s\p{Cc}]+/gu, ' ')
    // A URL may carry a password, for example a proxy's.
    .replace(/\/\/[^/\s@]*@/g, '//')
    .trim()
    .replace(/\.$/, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** ` 3 times`, when the SDK has retried. */
export function tries(error: ServiceError): string {
  return error.attempts !== undefined && error.attempts > 1 ? ` ${error.attempts} times` : '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

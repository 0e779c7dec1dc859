/** Turns whatever an AWS call throws into one section outcome with one sentence and a next step. Pure. */
import { commandLine } from './commandLine.ts';
import { credentialFailure } from './credentialFailure.ts';
import { connectionFailure } from './connectionFailure.ts';
import { isOptIn } from './regions.ts';
import type { Failure } from './section.ts';
import { describe, ofProfile, shorten, tries } from './serviceError.ts';
import type { CallContext, ServiceError } from './serviceError.ts';

const throttlingCodes =
  /^(Throttl|RequestLimitExceeded|RequestThrottled|TooManyRequests|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|EC2ThrottledException)/;
const accessDeniedCodes =
  /^(AccessDenied|UnauthorizedOperation|Client\.UnauthorizedOperation|NotAuthorized)/;

/**
 * The outcome of a failed call. AWS's own text is matched literally (aws.md sources: botocore and SDK
 * wire codes; `not authorized to perform: ACTION` of IAM), and unknown text is passed on shortened.
 */
export function failureOf(thrown: unknown, context: CallContext): Failure {
  const error = describe(thrown);
  if (error.name === 'AbortError' || error.code === 'ABORT_ERR') {
    return {
      outcome: 'failed',
      message: `${context.action} was cancelled; refresh to read it again.`,
    };
  }
  if (error.code === 'UnsupportedOperationException') return { outcome: 'not-applicable' };
  if (throttlingCodes.test(error.code) || error.status === 429) {
    return {
      outcome: 'throttled',
      message: `AWS throttled ${context.action} in ${context.region}${tries(error)}; wait a minute and refresh, or choose fewer Regions.`,
    };
  }
  if (accessDeniedCodes.test(error.code)) return notPermitted(error, context);
  return (
    credentialFailure(error, context) ??
    regionFailure(error, context) ??
    connectionFailure(error, context) ??
    serviceFailure(error, context)
  );
}

/** Which resource does not exist is an answer, not a failure: callers test for it first. */
export function isAbsent(thrown: unknown): boolean {
  return /^(NoSuchEntity|DBInstanceNotFound|DBClusterNotFound|EntityDoesNotExist|.*\.NotFound$)/.test(
    describe(thrown).code,
  );
}

function notPermitted(error: ServiceError, context: CallContext): Failure {
  const action =
    /not authorized to perform:? ([a-z0-9-]{2,64}:[A-Za-z0-9*]{2,80})/.exec(error.message)?.[1] ??
    context.action;
  const denied = /explicit deny in an? ([a-z -]{3,60}?)(?: policy)?(?:[:.,]|$)/.exec(
    error.message,
  )?.[1];
  const next = denied
    ? `it is denied explicitly in ${article(denied)} policy, which has to be changed`
    : 'allow this action to the role or user that is used here';
  return {
    outcome: 'not-permitted',
    action,
    message: `not permitted: ${action} in ${context.region}; ${next}.`,
  };
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** A Region that is not enabled answers as if the keys were wrong. */
function regionFailure(error: ServiceError, context: CallContext): Failure | undefined {
  const invalidKeys = /^(OptInRequired|AuthFailure|UnrecognizedClient|InvalidClientTokenId)/.test(
    error.code,
  );
  if (!invalidKeys) return undefined;
  const profile = context.profile === undefined ? {} : { profile: context.profile };
  if (error.code.startsWith('OptInRequired') || isOptIn(context.region)) {
    const enable = commandLine('aws', 'account', 'enable-region', '--region-name', context.region);
    return {
      outcome: 'failed',
      message: `Region ${context.region} is not enabled for this account; enable it with \`${enable.bash}\` or choose another Region.`,
    };
  }
  return {
    outcome: 'credentials',
    message: `AWS does not know the access key (${error.code})${ofProfile(context)}; check the key, or that the profile belongs to this partition and account.`,
    repair: 'edit-config',
    ...profile,
  };
}

function serviceFailure(error: ServiceError, context: CallContext): Failure {
  const where = `${context.action} in ${context.region}`;
  if (error.status !== undefined && error.status >= 500) {
    return {
      outcome: 'failed',
      message: `AWS failed to answer ${where} (${error.status} ${error.code})${tries(error)}; refresh in a minute, and look at the AWS Health Dashboard if it stays.`,
    };
  }
  return {
    outcome: 'failed',
    message: `${where} failed: ${shorten(error.message || error.code)}; refresh to try again.`,
  };
}

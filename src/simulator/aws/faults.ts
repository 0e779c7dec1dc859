/** What can go wrong with a call, as data: by IAM action (`ds:DescribeTrusts`), service (`ds:*`) or `*`. */
import type { Call } from './call.ts';
import { iamAction } from './call.ts';
import { ServiceError } from './serviceError.ts';
import type { AccountState } from './state.ts';

export type Fault =
  /** Rate exceeded for the first `times` calls, then normal. */
  | { readonly kind: 'throttle'; readonly times: number }
  | { readonly kind: 'access-denied' }
  /** From the start, or once `after` calls have succeeded: in the middle of a list. */
  | { readonly kind: 'expired-token'; readonly after?: number }
  /** The answer comes, `ms` late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** No answer; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection is reset instead of an answer. */
  | { readonly kind: 'reset' }
  /** The head and half of the body, then the end of the connection. */
  | { readonly kind: 'half-body' }
  | { readonly kind: 'internal-error'; readonly times: number };

/** Faults in force; the counters of `times` live here. */
export class FaultTable {
  readonly #faults = new Map<string, Fault>();

  constructor(faults: Readonly<Record<string, Fault>>) {
    for (const [action, fault] of Object.entries(faults)) this.#faults.set(action, fault);
  }

  set(action: string, fault: Fault | undefined): void {
    if (fault) this.#faults.set(action, fault);
    else this.#faults.delete(action);
  }

  /** The fault of this call, exact action first; counted ones are used up. */
  take(call: Call): Fault | undefined {
    for (const key of [iamAction(call), `${call.service}:*`, '*']) {
      const fault = this.#faults.get(key);
      if (!fault) continue;
      if (fault.kind === 'expired-token' && (fault.after ?? 0) > 0) {
        this.#faults.set(key, { ...fault, after: (fault.after ?? 0) - 1 });
        return undefined;
      }
      if (!('times' in fault)) return fault;
      if (fault.times <= 0) continue;
      this.#faults.set(key, { ...fault, times: fault.times - 1 });
      return fault;
    }
    return undefined;
  }
}

/** The error answer of a fault, in the code and words of the call's service; undefined for the others. */
export function faultError(
  fault: Fault,
  call: Call,
  account: AccountState,
): ServiceError | undefined {
  switch (fault.kind) {
    case 'throttle':
      if (call.service === 'ec2') {
        return new ServiceError('RequestLimitExceeded', 'Request limit exceeded.', 503);
      }
      return new ServiceError(
        call.service === 'ds' ? 'ThrottlingException' : 'Throttling',
        'Rate exceeded',
      );
    case 'access-denied':
      return accessDenied(call, account);
    case 'expired-token':
      return expiredToken(call);
    case 'internal-error':
      return new ServiceError('InternalFailure', 'An internal error has occurred.', 500);
    default:
      return undefined;
  }
}

function expiredToken(call: Call): ServiceError {
  const sentence = 'The security token included in the request is expired';
  if (call.service === 'ds') return new ServiceError('ExpiredTokenException', sentence);
  if (call.service === 'ec2') return new ServiceError('RequestExpired', 'Request has expired.');
  return new ServiceError('ExpiredToken', sentence, 403);
}

function accessDenied(call: Call, account: AccountState): ServiceError {
  const action = iamAction(call);
  const sentence =
    `User: ${account.callerArn} is not authorized to perform: ${action}` +
    `${resourceOf(call, account)} because no identity-based policy allows the ${action} action`;
  if (call.service === 'ds') return new ServiceError('AccessDeniedException', sentence);
  if (call.service !== 'ec2') return new ServiceError('AccessDenied', sentence, 403);
  return new ServiceError(
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. ${sentence}`,
    403,
  );
}

/** RDS and IAM name the resource in the sentence, the others do not for list calls. */
function resourceOf(call: Call, account: AccountState): string {
  const kinds: Readonly<Record<string, string>> = {
    DescribeDBInstances: 'db:*',
    DescribeDBClusters: 'cluster:*',
    DescribeEvents: 'es:*',
  };
  const kind = kinds[call.action];
  if (call.service === 'rds' && kind !== undefined) {
    return ` on resource: arn:aws:rds:${call.region}:${account.accountId}:${kind}`;
  }
  const role = call.parameters['RoleName'];
  return call.service === 'iam' && typeof role === 'string' ? ` on resource: role ${role}` : '';
}

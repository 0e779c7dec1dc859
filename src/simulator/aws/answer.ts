/** What a call is answered with: a fault, a refusal, or what the service's action says. */
import type { Call, ServiceId } from './call.ts';
import type { ActionTable } from './context.ts';
import { directoryServiceActions } from './directoryService.ts';
import { ec2Actions } from './ec2.ts';
import type { Fault } from './faults.ts';
import { faultError } from './faults.ts';
import { iamActions } from './iam.ts';
import { rdsActions } from './rds.ts';
import { ServiceError } from './serviceError.ts';
import { emptyRegion } from './state.ts';
import type { AccountState } from './state.ts';
import { stsActions } from './sts.ts';
import { wireError, wireResult } from './wire.ts';
import type { WireAnswer } from './wire.ts';

export interface AnsweringOptions {
  readonly account: AccountState;
  /** The only key that is let in. */
  readonly accessKeyId: string;
  /** Entries of one page at most. */
  readonly pageSize: number;
}

const services: Readonly<Record<ServiceId, ActionTable>> = {
  rds: rdsActions,
  iam: iamActions,
  sts: stsActions,
  ec2: ec2Actions,
  ds: directoryServiceActions,
};

/** The answer on the wire; `fault` comes before everything, as throttling and expiry do with AWS. */
export function answer(options: AnsweringOptions, call: Call, fault?: Fault): WireAnswer {
  try {
    const error = fault && faultError(fault, call, options.account);
    if (error) throw error;
    authenticate(options, call);
    const action = services[call.service][call.action];
    if (!action) {
      throw new ServiceError(
        'InvalidAction',
        `The action ${call.action} is not valid for this endpoint.`,
      );
    }
    const { account, pageSize } = options;
    const state = account.regions[call.region] ?? emptyRegion;
    const { region, parameters } = call;
    return wireResult(call, action({ account, region, state, parameters, pageSize }));
  } catch (error) {
    if (error instanceof ServiceError) return wireError(call.service, error);
    throw error;
  }
}

/** Unsigned, a foreign key, or a Region that is not enabled: each in the words of the service. */
function authenticate({ account, accessKeyId }: AnsweringOptions, call: Call): void {
  const { service } = call;
  if (call.accessKeyId === undefined) {
    throw new ServiceError(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    );
  }
  if (call.accessKeyId === accessKeyId && !account.disabledRegions.includes(call.region)) return;
  if (service === 'ec2') {
    const sentence = 'AWS was not able to validate the provided access credentials';
    throw new ServiceError('AuthFailure', sentence, 401);
  }
  const sentence = 'The security token included in the request is invalid.';
  throw service === 'ds'
    ? new ServiceError('UnrecognizedClientException', sentence)
    : new ServiceError('InvalidClientTokenId', sentence, 403);
}

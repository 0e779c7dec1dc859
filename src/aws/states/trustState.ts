import { commandLine } from '../commandLine.ts';
import { stateOf } from './state.ts';
import type { State, StateTable } from './state.ts';

const wait = 'Wait and refresh.';

/** `TrustState` of the Directory Service API. */
const trustStates: StateTable = {
  Verified: {
    label: 'verified',
    meaning: 'Both sides of the trust were verified.',
    tone: 'ok',
    nextStep: '',
  },
  Creating: {
    label: 'creating',
    meaning: 'The trust is being created.',
    tone: 'transient',
    nextStep: wait,
  },
  Created: {
    label: 'created, not verified',
    meaning: 'The trust exists on the AWS side and has not been verified with the other domain.',
    tone: 'warning',
    nextStep: 'Verify it; create the other side first if it is missing.',
  },
  Verifying: {
    label: 'verifying',
    meaning: 'AWS is verifying the trust with the other domain.',
    tone: 'transient',
    nextStep: wait,
  },
  VerifyFailed: {
    label: 'verification failed',
    meaning: 'The other domain did not confirm the trust.',
    tone: 'error',
    nextStep:
      'Check DNS forwarding, the network to its domain controllers and the trust password, then verify again.',
  },
  Updating: {
    label: 'updating',
    meaning: 'The trust is being changed.',
    tone: 'transient',
    nextStep: wait,
  },
  UpdateFailed: {
    label: 'update failed',
    meaning: 'Changing the trust failed.',
    tone: 'error',
    nextStep: 'Read the reason and change it again.',
  },
  Updated: {
    label: 'updated, not verified',
    meaning: 'The trust was changed and has not been verified since.',
    tone: 'warning',
    nextStep: 'Verify it.',
  },
  Deleting: {
    label: 'deleting',
    meaning: 'The trust is being deleted; users of the other domain will not get in.',
    tone: 'transient',
    nextStep: wait,
  },
  Deleted: {
    label: 'deleted',
    meaning: 'The trust is gone; users of the other domain do not get in.',
    tone: 'error',
    nextStep: 'Create the trust again if those users need it.',
  },
  Failed: {
    label: 'failed',
    meaning: 'The trust could not be created.',
    tone: 'error',
    nextStep:
      'Read the reason, delete the trust, correct the network, DNS or password, and create it again.',
  },
};

const verifiable = ['Created', 'Updated', 'VerifyFailed'];

export interface TrustSubject {
  readonly trustId?: string | undefined;
  readonly region: string;
  readonly reason?: string | undefined;
}

/** What `Trust.TrustState` means; `verify-trust` changes the state, so it is only ever shown to copy. */
export function trustState(status: string | undefined, subject: TrustSubject): State {
  const state = stateOf(trustStates, status, 'the trust');
  const meaning = subject.reason ? `${state.meaning} AWS says: ${subject.reason}` : state.meaning;
  if (subject.trustId === undefined || !verifiable.includes(state.status))
    return { ...state, meaning };
  const verify = ['ds', 'verify-trust', '--trust-id', subject.trustId, '--region', subject.region];
  return { ...state, meaning, command: commandLine('aws', ...verify) };
}

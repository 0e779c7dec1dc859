import { commandLine } from '../commandLine.ts';
import { stateOf } from './state.ts';
import type { State, StateTable } from './state.ts';

const wait = 'Wait and refresh.';
const shareAgain = 'Share the directory again from the account that owns it.';

/** `ShareStatus` of the Directory Service API. */
const shareStatuses: StateTable = {
  Shared: {
    label: 'shared',
    meaning: 'The directory is shared and can be used by the other account.',
    tone: 'ok',
    nextStep: '',
  },
  PendingAcceptance: {
    label: 'waits for acceptance',
    meaning: 'The other account has not accepted the shared directory yet.',
    tone: 'waiting',
    nextStep: 'Accept it in the account that the directory is shared with.',
  },
  Sharing: {
    label: 'sharing',
    meaning: 'The directory is being shared.',
    tone: 'transient',
    nextStep: wait,
  },
  ShareFailed: {
    label: 'sharing failed',
    meaning: 'The directory could not be shared.',
    tone: 'error',
    nextStep: shareAgain,
  },
  Rejecting: {
    label: 'rejecting',
    meaning: 'The other account is rejecting the share.',
    tone: 'transient',
    nextStep: wait,
  },
  Rejected: {
    label: 'rejected',
    meaning: 'The other account rejected the shared directory.',
    tone: 'error',
    nextStep: shareAgain,
  },
  RejectFailed: {
    label: 'rejecting failed',
    meaning: 'Rejecting the share failed.',
    tone: 'error',
    nextStep: 'Try again, or contact AWS Support.',
  },
  Deleting: {
    label: 'ending',
    meaning: 'The share is being removed.',
    tone: 'transient',
    nextStep: wait,
  },
  Deleted: {
    label: 'ended',
    meaning: 'The directory is no longer shared.',
    tone: 'error',
    nextStep: shareAgain,
  },
};

/** What a share's status means; `sharedDirectoryId` is the consumer account's own id of the directory. */
export function shareStatus(
  status: string | undefined,
  subject: { readonly sharedDirectoryId?: string | undefined; readonly region: string },
): State {
  const state = stateOf(shareStatuses, status, 'the shared directory');
  if (state.status !== 'PendingAcceptance' || subject.sharedDirectoryId === undefined) return state;
  const id = subject.sharedDirectoryId;
  const accept = [
    'accept-shared-directory',
    '--shared-directory-id',
    id,
    '--region',
    subject.region,
  ];
  return { ...state, command: commandLine('aws', 'ds', ...accept) };
}

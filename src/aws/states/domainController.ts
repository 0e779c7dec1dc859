import { stateOf } from './state.ts';
import type { State, StateTable } from './state.ts';

const wait = 'Wait and refresh; the other domain controllers serve meanwhile.';

/** `DomainControllerStatus` of the Directory Service API. */
const domainControllers: StateTable = {
  Active: { label: 'active', meaning: 'The domain controller works.', tone: 'ok', nextStep: '' },
  Creating: {
    label: 'creating',
    meaning: 'The domain controller is being created.',
    tone: 'transient',
    nextStep: wait,
  },
  Impaired: {
    label: 'impaired',
    meaning: 'The domain controller does not work as it should.',
    tone: 'warning',
    nextStep: 'AWS replaces it within 40 minutes; contact AWS Support if it stays.',
  },
  Restoring: {
    label: 'restoring',
    meaning: 'The domain controller is being restored.',
    tone: 'transient',
    nextStep: wait,
  },
  Updating: {
    label: 'updating',
    meaning: 'The domain controller is being updated.',
    tone: 'transient',
    nextStep: wait,
  },
  Deleting: {
    label: 'deleting',
    meaning: 'The domain controller is being deleted.',
    tone: 'transient',
    nextStep: 'Remove its address from krb5.conf and from DNS forwarders.',
  },
  Deleted: {
    label: 'deleted',
    meaning: 'The domain controller is gone.',
    tone: 'warning',
    nextStep: 'Remove its address from krb5.conf and from DNS forwarders.',
  },
  Failed: {
    label: 'failed',
    meaning: 'The domain controller could not be created.',
    tone: 'error',
    nextStep: 'Read the reason, and contact AWS Support.',
  },
};

/** What `DomainController.Status` means; the service's own reason follows the meaning. */
export function domainControllerState(status: string | undefined, reason?: string): State {
  const state = stateOf(domainControllers, status, 'the domain controller');
  return reason ? { ...state, meaning: `${state.meaning} AWS says: ${reason}` } : state;
}

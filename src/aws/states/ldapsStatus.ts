import { stateOf } from './state.ts';
import type { State, StateTable } from './state.ts';

/** `LDAPSStatus` of the Directory Service API: LDAP over TLS from the directory to other servers. */
const ldapsStatuses: StateTable = {
  Enabled: {
    label: 'enabled',
    meaning: 'The directory speaks LDAP over TLS with other servers.',
    tone: 'ok',
    nextStep: '',
  },
  Enabling: {
    label: 'enabling',
    meaning: 'LDAP over TLS is being enabled.',
    tone: 'transient',
    nextStep: 'Wait and refresh.',
  },
  EnableFailed: {
    label: 'enabling failed',
    meaning: 'LDAP over TLS could not be enabled.',
    tone: 'warning',
    nextStep: 'Register the certificates of the other servers’ authority, and enable it again.',
  },
  // Kerberos does not need it, so nothing has to be done.
  Disabled: {
    label: 'disabled',
    meaning: 'The directory speaks LDAP without TLS.',
    tone: 'ok',
    nextStep: '',
  },
};

/** What `LDAPSSettingInfo.LDAPSStatus` means; the service's own reason follows the meaning. */
export function ldapsStatus(status: string | undefined, reason?: string): State {
  const state = stateOf(ldapsStatuses, status, 'LDAPS of the directory');
  return reason ? { ...state, meaning: `${state.meaning} AWS says: ${reason}` } : state;
}

import { stateOf } from './state.ts';
import type { State, StateTable } from './state.ts';

/** RDS user guide: only AWS Managed Microsoft AD can be a database's domain; AD Connector is excluded by name. */
const directoryTypes: StateTable = {
  MicrosoftAD: {
    label: 'AWS Managed Microsoft AD',
    meaning: 'RDS databases can join this directory.',
    tone: 'ok',
    nextStep: '',
  },
  SharedMicrosoftAD: {
    label: 'AWS Managed Microsoft AD, shared by another account',
    meaning: 'RDS databases of this account and Region can join it by the id that it has here.',
    tone: 'ok',
    nextStep: '',
  },
  ADConnector: {
    label: 'AD Connector',
    meaning:
      'RDS cannot join an AD Connector: it only forwards requests and has no Kerberos of its own.',
    tone: 'error',
    nextStep:
      'Create an AWS Managed Microsoft AD with a trust to your domain, and join the database to it.',
  },
  SimpleAD: {
    label: 'Simple AD',
    meaning: 'RDS cannot join a Simple AD.',
    tone: 'error',
    nextStep: 'Create an AWS Managed Microsoft AD and join the database to it.',
  },
};

/** Whether RDS can use this type of directory, and why not. */
export function directoryType(type: string | undefined): State {
  return stateOf(directoryTypes, type, 'the directory type');
}

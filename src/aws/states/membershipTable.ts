import type { StateRow, StateTable } from './state.ts';

const kerberosEnabled: StateRow = {
  label: 'Kerberos enabled',
  meaning: 'The database has joined the directory and accepts Kerberos logins.',
  tone: 'ok',
  nextStep: '',
};

const joined: StateRow = {
  label: 'joined',
  meaning: 'The database is a member of the domain.',
  tone: 'ok',
  nextStep: '',
};

const wait = 'Wait and refresh; it usually takes less than half an hour.';
const reissue =
  'Check the IAM role, the security groups and the directory, correct what is wrong, then modify the database again with the same directory id.';

/**
 * Every membership status that AWS documents. Kerberos words are used by MySQL, PostgreSQL, Oracle, Db2 and
 * Aurora; join words by SQL Server, RDS Custom for SQL Server and self-managed domains.
 * Sources: RDS user guide, "Managing a DB instance in a domain" of each engine; Aurora user guide, same.
 */
export const membershipTable: StateTable = {
  'kerberos-enabled': kerberosEnabled,
  'enabling-kerberos': {
    label: 'enabling Kerberos',
    meaning: 'AWS is joining the database to the directory.',
    tone: 'transient',
    nextStep: wait,
  },
  'pending-enable-kerberos': {
    label: 'Kerberos will be enabled',
    meaning: 'Enabling Kerberos is queued and starts when the database is available.',
    tone: 'transient',
    nextStep: wait,
  },
  'pending-maintenance-enable-kerberos': {
    label: 'Kerberos waits for maintenance',
    meaning: 'AWS will try to enable Kerberos in the next maintenance window, not before.',
    tone: 'waiting',
    nextStep: 'Wait for the maintenance window, or apply the change immediately.',
  },
  'enable-kerberos-failed': {
    label: 'enabling Kerberos failed',
    meaning:
      'AWS could not join the database to the directory: its IAM role or the network between them is wrong.',
    tone: 'error',
    nextStep: reissue,
  },
  'pending-disable-kerberos': {
    label: 'Kerberos will be disabled',
    meaning: 'Disabling Kerberos is queued.',
    tone: 'transient',
    nextStep: wait,
  },
  'pending-maintenance-disable-kerberos': {
    label: 'disabling waits for maintenance',
    meaning: 'Kerberos still works; AWS will disable it in the next maintenance window.',
    tone: 'waiting',
    nextStep: 'Modify the database again with its directory id if Kerberos should stay.',
  },
  'disabling-kerberos': {
    label: 'disabling Kerberos',
    meaning: 'AWS is taking the database out of the directory.',
    tone: 'transient',
    nextStep: wait,
  },
  joined,
  joining: {
    label: 'joining',
    meaning: 'AWS is joining the database to the domain.',
    tone: 'transient',
    nextStep: wait,
  },
  'pending-join': {
    label: 'will join',
    meaning: 'Joining the domain is queued and starts when the database is available.',
    tone: 'transient',
    nextStep: wait,
  },
  'pending-maintenance-join': {
    label: 'joining waits for maintenance',
    meaning: 'AWS will try to join the domain in the next maintenance window, not before.',
    tone: 'waiting',
    nextStep: 'Wait for the maintenance window, or apply the change immediately.',
  },
  'pending-removal': {
    label: 'will leave the domain',
    meaning: 'Leaving the domain is queued.',
    tone: 'transient',
    nextStep: wait,
  },
  'pending-maintenance-removal': {
    label: 'leaving waits for maintenance',
    meaning: 'The database is still a member; it leaves the domain in the next maintenance window.',
    tone: 'waiting',
    nextStep: 'Modify the database again with its directory id if it should stay a member.',
  },
  removing: {
    label: 'leaving the domain',
    meaning: 'AWS is taking the database out of the domain.',
    tone: 'transient',
    nextStep: wait,
  },
  failed: {
    label: 'joining failed',
    meaning:
      'AWS could not join the database to the domain; the events of the database name the reason.',
    tone: 'error',
    nextStep: reissue,
  },
};

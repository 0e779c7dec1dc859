import { commandLine } from '../commandLine.ts';
import type { CommandLine } from '../commandLine.ts';
import type { Membership } from '../membership.ts';
import { nextWindow } from '../maintenanceWindow.ts';
import { membershipTable } from './membershipTable.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';

/** Whose membership it is, for the sentence and the command. */
export interface MembershipSubject {
  readonly kind: 'instance' | 'cluster';
  readonly identifier: string;
  readonly region: string;
  /** `sun:04:30-sun:05:00`, UTC. */
  readonly maintenanceWindow?: string;
  /** When the snapshot was taken, ISO 8601: the next window is counted from there. */
  readonly at: string;
}

/** What a membership means for its database, with the command that moves it on. */
export function membershipState(membership: Membership, subject: MembershipSubject): State {
  const state = stateOf(membershipTable, membership.status, `database ${subject.identifier}`);
  const command = commandFor(state, membership, subject);
  const window = /maintenance/.test(state.status) ? windowText(subject) : '';
  return {
    ...state,
    meaning: `${state.meaning}${window}`,
    ...(command === undefined ? {} : { command }),
  };
}

function windowText({ maintenanceWindow, at }: MembershipSubject): string {
  const next = maintenanceWindow === undefined ? undefined : nextWindow(maintenanceWindow, at);
  if (next === undefined) return '';
  const start = next.start.toISOString();
  return ` The window opens ${start.slice(0, 10)} at ${start.slice(11, 16)} UTC for ${next.minutes} minutes.`;
}

function commandFor(
  state: State,
  membership: Membership,
  subject: MembershipSubject,
): CommandLine | undefined {
  const retry = state.tone === 'error' || /^pending-maintenance/.test(state.status);
  // A self-managed domain is given by more than its id, and those values are not all readable.
  if (!retry || membership.directoryId === undefined) return undefined;
  const role = membership.roleName;
  const modify =
    subject.kind === 'cluster'
      ? ['modify-db-cluster', '--db-cluster-identifier']
      : ['modify-db-instance', '--db-instance-identifier'];
  return commandLine(
    'aws',
    'rds',
    ...modify,
    subject.identifier,
    '--domain',
    membership.directoryId,
    ...(role === undefined ? [] : ['--domain-iam-role-name', role]),
    '--apply-immediately',
    '--region',
    subject.region,
  );
}

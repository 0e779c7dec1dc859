import { stateOf } from './state.ts';
import type { State, StateTable } from './state.ts';

const wait = 'Wait and refresh.';

/** Directory Service administration guide, "Understanding your directory status". */
const directoryStages: StateTable = {
  Active: {
    label: 'active',
    meaning: 'The directory works; AWS sees no problem with it.',
    tone: 'ok',
    nextStep: '',
  },
  Requested: {
    label: 'requested',
    meaning: 'Creating the directory has been asked for.',
    tone: 'transient',
    nextStep: wait,
  },
  Creating: {
    label: 'creating',
    meaning: 'AWS is creating the directory; this takes 20 to 45 minutes.',
    tone: 'transient',
    nextStep: wait,
  },
  Created: {
    label: 'created',
    meaning: 'The domain controllers exist and are being checked.',
    tone: 'transient',
    nextStep: wait,
  },
  Updating: {
    label: 'updating',
    meaning: 'AWS is changing the directory; logins normally go on.',
    tone: 'transient',
    nextStep: wait,
  },
  Restoring: {
    label: 'restoring',
    meaning: 'The directory is being restored from a snapshot and serves nobody meanwhile.',
    tone: 'transient',
    nextStep: wait,
  },
  Impaired: {
    label: 'impaired',
    meaning: 'One or more domain controllers do not work as they should.',
    tone: 'warning',
    nextStep:
      'AWS ends ordinary maintenance within 40 minutes; contact AWS Support if it stays longer, and do not restore a snapshot meanwhile.',
  },
  Inoperable: {
    label: 'inoperable',
    meaning: 'All domain controllers of the directory report errors; no login can work.',
    tone: 'error',
    nextStep:
      'Read the reason, check the VPC and subnets of the directory, and contact AWS Support.',
  },
  Failed: {
    label: 'failed',
    meaning: 'The directory could not be created.',
    tone: 'error',
    nextStep: 'Read the reason, delete this directory and create it again.',
  },
  RestoreFailed: {
    label: 'restore failed',
    meaning: 'Restoring the directory from a snapshot failed.',
    tone: 'error',
    nextStep: 'Restore another snapshot, or contact AWS Support.',
  },
  Deleting: {
    label: 'deleting',
    meaning: 'The directory is being deleted.',
    tone: 'transient',
    nextStep: 'Join its databases to another directory.',
  },
  Deleted: {
    label: 'deleted',
    meaning: 'The directory has been deleted.',
    tone: 'error',
    nextStep: 'Join its databases to another directory.',
  },
};

/** What `DirectoryDescription.Stage` means; the service's own reason follows the meaning. */
export function directoryStage(stage: string | undefined, reason?: string): State {
  const state = stateOf(directoryStages, stage, 'the directory');
  return reason ? { ...state, meaning: `${state.meaning} AWS says: ${reason}` } : state;
}

import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { directoryStage } from '../../aws/states/directoryStage.ts';
import { regionEntries } from './entries.ts';

export interface ProblemCount {
  /** Whose membership failed; the members of a cluster count with their cluster. */
  readonly databases: number;
  /** That do not work; an AD Connector is of no use to RDS, but nobody's problem. */
  readonly directories: number;
}

/** What is broken in an account. Pure. */
export function problemCount(account: AccountSnapshot): ProblemCount {
  const regions = regionEntries(account);
  return {
    databases: regions.flatMap(({ databases }) => databases.filter(({ tone }) => tone === 'error'))
      .length,
    directories: regions.flatMap(({ directories }) =>
      directories.filter(({ directory: { description } }) => {
        const { tone } = directoryStage(description.Stage, description.StageReason);
        return tone === 'error';
      }),
    ).length,
  };
}

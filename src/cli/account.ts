/** Reads the account for a command, and says what could not be read. */
import type { AwsAccess } from '../aws/entry.ts';
import { notARegion } from '../aws/chosenRegions.ts';
import type { AccountSnapshot, RegionSnapshot } from '../aws/snapshot.ts';
import type { Section } from '../aws/section.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { loadAws } from './aws.ts';
import { incompleteFailure, usageFailure } from './exitStatus.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';

export interface AccountOptions {
  readonly profile?: string;
  readonly region?: readonly string[];
}

export interface OpenedAccount {
  readonly access: AwsAccess;
  readonly snapshot: AccountSnapshot;
  /** For each Region of which nothing could be read: why. */
  readonly unread: readonly string[];
}

/**
 * @throws CommandFailure when nothing at all can be read: status 2 for a profile or Region that does not
 * exist, 3 for everything that AWS or the network said
 */
export async function readAccount(
  options: AccountOptions,
  session: Session,
  progress: Progress,
): Promise<OpenedAccount> {
  const regions = options.region ?? [];
  for (const region of regions) {
    const problem = notARegion(region);
    if (problem !== undefined) throw usageFailure(messageOf(problem));
  }
  const { ask } = session;
  const { openAccount, loadAccount } = await loadAws();
  const access = await openAccount({
    env: session.env,
    regions,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(ask === undefined
      ? {}
      : {
          mfa: async (serial: string) => {
            await progress.clear();
            return ask(`One-time code of the MFA device ${escapeTerminal(serial)}: `);
          },
        }),
  });
  if (access.problem !== undefined) throw usageFailure(messageOf(access.problem));
  const snapshot = await loadAccount(access, {
    signal: session.signal,
    onProgress: ({ action, region, calls }) =>
      progress.show(`Reading AWS: ${action} in ${region} (call ${calls})`),
  });
  session.signal.throwIfAborted();
  if (snapshot.regions.length === 0) throw incompleteFailure(messageOf(snapshot.caller));
  const unread = snapshot.regions.flatMap(whyUnread);
  if (snapshot.regions.every((region) => whyUnread(region).length > 0))
    throw incompleteFailure([...new Set(unread)].join('\n'));
  return { access, snapshot, unread };
}

/** Empty when anything of the Region could be read. */
function whyUnread({ directories, instances, clusters }: RegionSnapshot): string[] {
  const sections: readonly Section<unknown>[] = [directories, instances, clusters];
  if (sections.some((section) => section.outcome === 'loaded')) return [];
  return [...new Set(sections.map(messageOf))];
}

function messageOf(section: Section<unknown>): string {
  return 'message' in section ? section.message : '';
}

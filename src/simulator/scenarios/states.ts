/** One scenario for each word that AWS documents for a state: `membership-status-joining`, `trust-state-failed`, … */
import type {
  DirectoryStage,
  DomainControllerStatus,
  ShareStatus,
  TrustState,
} from '@aws-sdk/client-directory-service';
import { withDirectory } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { directoryId, homeRegion } from '../build/names.ts';
import type { Place } from '../place.ts';
import type { Scenario, World } from '../scenario.ts';

/** What a diagnosis has to name, and how bad that is; null where the state is none of its business. */
type Expected = readonly [finding: string, severity: 'error' | 'warning'] | null;

const pending: Expected = ['membership-pending', 'warning'];
const waiting: Expected = ['membership-pending', 'error'];
const failedToJoin: Expected = ['membership-failed', 'error'];

/** On the way out Kerberos still works, and that is what was asked for. */
const membershipStatuses: Readonly<Record<string, Expected>> = {
  'kerberos-enabled': null,
  'enabling-kerberos': pending,
  'pending-enable-kerberos': pending,
  'pending-maintenance-enable-kerberos': waiting,
  'pending-disable-kerberos': null,
  'pending-maintenance-disable-kerberos': null,
  'enable-kerberos-failed': failedToJoin,
  'disabling-kerberos': null,
  joined: null,
  joining: pending,
  'pending-join': pending,
  'pending-maintenance-join': waiting,
  'pending-removal': null,
  'pending-maintenance-removal': null,
  removing: null,
  failed: failedToJoin,
  // None of the documented ones: classed by their form.
  'rotating-keytab': pending,
  'rotate-keytab-failed': failedToJoin,
  active: ['membership-unknown', 'warning'],
};

const broken: Expected = ['directory-not-active', 'error'];
const unsteady: Expected = ['directory-not-active', 'warning'];
const stages: Readonly<Record<DirectoryStage, Expected>> = {
  Requested: unsteady,
  Creating: unsteady,
  Created: unsteady,
  Active: null,
  Inoperable: broken,
  Impaired: unsteady,
  Restoring: unsteady,
  RestoreFailed: broken,
  Deleting: broken,
  Deleted: broken,
  Failed: broken,
  Updating: null,
};

const unverified: Expected = ['trust-not-verified', 'warning'];
const noTrust: Expected = ['trust-not-verified', 'error'];
const trustStates: Readonly<Record<TrustState, Expected>> = {
  Creating: unverified,
  Created: unverified,
  Verifying: unverified,
  VerifyFailed: noTrust,
  Updating: null,
  UpdateFailed: noTrust,
  Updated: null,
  Verified: null,
  Deleting: noTrust,
  Deleted: noTrust,
  Failed: noTrust,
};

const notShared: Expected = ['directory-not-shared', 'error'];
const shareStatuses: Readonly<Record<ShareStatus, Expected>> = {
  Shared: null,
  PendingAcceptance: notShared,
  Rejected: notShared,
  Rejecting: notShared,
  RejectFailed: notShared,
  Sharing: notShared,
  ShareFailed: notShared,
  Deleted: notShared,
  Deleting: notShared,
};

const oneLess: Expected = ['directory-controller-impaired', 'warning'];
const controllerStatuses: Readonly<Record<DomainControllerStatus, Expected>> = {
  Creating: oneLess,
  Active: null,
  Impaired: oneLess,
  Restoring: oneLess,
  Deleting: oneLess,
  Deleted: oneLess,
  Failed: oneLess,
  Updating: oneLess,
};

export interface StateScenario extends Scenario {
  readonly severity: 'error' | 'warning' | null;
}

export const stateScenarios: readonly StateScenario[] = [
  ...each('membership-status', membershipStatuses, (place, now, status) =>
    healthyWorld({ place, now, clusterMembership: status }),
  ),
  ...each('directory-stage', stages, (place, now, Stage) =>
    withDirectory(healthyWorld({ place, now }), (it) => ({
      ...it,
      description: { ...it.description, Stage },
    })),
  ),
  ...each('trust-state', trustStates, (place, now, TrustState) =>
    withDirectory(healthyWorld({ place, now }), (it) => ({
      ...it,
      trusts: it.trusts.map((trust) => ({ ...trust, TrustState })),
    })),
  ),
  ...each('share-status', shareStatuses, (place, now, ShareStatus) =>
    withDirectory(healthyWorld({ place, now }), (it) => {
      const { VpcSettings, DnsIpAddrs, ...description } = it.description;
      const OwnerDirectoryDescription = {
        DirectoryId: `${directoryId.slice(0, -1)}0`,
        AccountId: '444455556666',
        DnsIpAddrs,
        VpcSettings,
      };
      const Type = 'SharedMicrosoftAD' as const;
      return {
        ...it,
        description: { ...description, Type, ShareStatus, OwnerDirectoryDescription },
      };
    }),
  ),
  ...each('controller-status', controllerStatuses, (place, now, Status) =>
    withDirectory(healthyWorld({ place, now }), (it) => ({
      ...it,
      domainControllers: it.domainControllers.map((controller, index) =>
        index === 0 ? { ...controller, Status } : controller,
      ),
    })),
  ),
];

/** A scenario for each row of a table. */
function each<Word extends string>(
  kind: string,
  table: Readonly<Record<Word, Expected>>,
  world: (place: Place, now: Date, word: Word) => World,
): readonly StateScenario[] {
  return (Object.entries(table) as [Word, Expected][]).map(([word, expected]) => ({
    name: `${kind}-${word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`,
    summary: `AWS reports ${kind.replace('-', ' ')} ${word}.`,
    target: auroraId,
    region: homeRegion,
    expected: { rootCause: expected?.[0] ?? null, healthy: expected === null },
    severity: expected?.[1] ?? null,
    world: (place, now) => world(place, now, word),
  }));
}

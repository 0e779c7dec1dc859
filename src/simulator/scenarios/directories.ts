/** Faults of the directory and its trust, as Directory Service reports them. */
import type { Trust } from '@aws-sdk/client-directory-service';
import { withControllers, withDirectory, withManagedControllers } from '../build/changes.ts';
import { userDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { World } from '../scenario.ts';
import { unreachable } from './kdcReachable.ts';

function withTrust(world: World, change: Partial<Trust>): World {
  return withDirectory(world, (it) => ({
    ...it,
    trusts: it.trusts.map((trust) => ({ ...trust, ...change })),
  }));
}

/** One of two controllers is gone; Directory Service says so, and the other one serves. */
export const directoryImpaired = spoiled({
  name: 'directory-impaired',
  summary: 'The directory is Impaired: one of its two domain controllers does not answer.',
  rootCause: 'directory-not-active',
  spoil: (world) => {
    const reported = withDirectory(world, (directory) => ({
      ...directory,
      description: {
        ...directory.description,
        Stage: 'Impaired',
        StageReason: 'One or more domain controllers are impaired.',
      },
      domainControllers: directory.domainControllers.map((it, index) =>
        index === 1
          ? { ...it, Status: 'Impaired', StatusReason: 'The instance does not respond.' }
          : it,
      ),
    }));
    return withManagedControllers(reported, (it, index) => (index === 1 ? unreachable(it) : it));
  },
});

export const trustFailed = spoiled({
  name: 'trust-failed',
  summary: "The directory's trust to the users' forest could not be verified.",
  rootCause: 'trust-not-verified',
  spoil: (world) =>
    withTrust(world, {
      TrustState: 'VerifyFailed',
      TrustStateReason:
        'The specified domain name does not exist or could not be contacted. Check DNS and ports.',
    }),
});

/** Without it the directory's controllers do not find the other domain, and the trust could not be verified. */
export const forwarderMissing = spoiled({
  name: 'directory-forwarder-missing',
  summary: 'The conditional forwarder to the users’ domain was deleted, and the trust has failed.',
  rootCause: 'directory-forwarder-missing',
  spoil: (world) =>
    withDirectory(
      withTrust(world, {
        TrustState: 'Failed',
        TrustStateReason: 'The specified domain name does not exist or could not be contacted.',
      }),
      (it) => ({ ...it, conditionalForwarders: [] }),
    ),
});

/** Directory Service shows its own side only, where everything looks right. */
export const trustMissingUserSide = spoiled({
  name: 'trust-missing-user-side',
  summary:
    "The users' domain controllers know nothing of the trust: they refer nobody to the directory.",
  rootCause: 'trust-missing-user-side',
  spoil: (world) =>
    withControllers(world, (it) =>
      it.domain.dnsName === userDomain.dnsName ? { ...it, kdc: { ...it.kdc, referrals: {} } } : it,
    ),
});

export const trustWrongDirection = spoiled({
  name: 'trust-wrong-direction',
  summary: "The trust lets the directory's users into the users' forest, not the other way round.",
  rootCause: 'trust-wrong-direction',
  spoil: (world) => withTrust(world, { TrustDirection: 'One-Way: Incoming' }),
});

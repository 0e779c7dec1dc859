/** Clocks that disagree by more than the five minutes that Kerberos tolerates. */
import { withControllers, withManagedControllers } from '../build/changes.ts';
import { userDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';

const clockOffsetMs = 7 * 60_000;

export const clockOff = spoiled({
  name: 'clock-off',
  summary: 'This machine is seven minutes behind every domain controller.',
  rootCause: 'clock-local-off',
  spoil: (world) => withControllers(world, (it) => ({ ...it, clockOffsetMs })),
});

export const clockKdcOff = spoiled({
  name: 'clock-kdc-off',
  summary: 'One of the two domain controllers of the directory is seven minutes ahead.',
  rootCause: 'clock-kdc-off',
  spoil: (world) =>
    withManagedControllers(world, (it, index) => (index === 1 ? { ...it, clockOffsetMs } : it)),
});

export const clockUserRealmOff = spoiled({
  name: 'clock-user-realm-off',
  summary:
    "The users' domain controller is seven minutes ahead of the directory and of this machine.",
  rootCause: 'clock-user-realm-off',
  spoil: (world) =>
    withControllers(world, (it) =>
      it.domain.dnsName === userDomain.dnsName ? { ...it, clockOffsetMs } : it,
    ),
});

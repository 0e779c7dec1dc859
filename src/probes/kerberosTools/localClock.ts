import type { LocalClock } from '../../kerberos/klist/windowsTimes.ts';

/** This machine's time zone, in which Windows' klist prints. */
export function localClock(): LocalClock {
  return {
    now: Date.now() / 1000,
    toEpoch: (year, month, day, hour, minute, second) => {
      const date = new Date(year, month - 1, day, hour, minute, second);
      return date.getDate() === day ? Math.floor(date.getTime() / 1000) : undefined;
    },
  };
}

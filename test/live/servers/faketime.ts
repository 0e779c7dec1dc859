import { existsSync } from 'node:fs';

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** Why no clock can be shifted, or false; an error with `LIVE_REQUIRED=1`, as for a missing program. */
export function missingFaketime(): string | false {
  if (existsSync(library)) return false;
  const text = 'not installed: libfaketime';
  if (process.env['LIVE_REQUIRED'] === '1') throw new Error(text);
  console.warn(`SKIPPED: ${text}`);
  return text;
}

/** The environment of a process whose clock is off by so much (`+10m`); of one that knows the time without a shift. */
export function shiftedClock(shift: string | undefined): NodeJS.ProcessEnv {
  if (shift === undefined) return {};
  return { LD_PRELOAD: library, FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}

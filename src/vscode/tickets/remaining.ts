/** Time in words, for people who wait for it or have missed it. */
import type { Translate } from '../tree/translate.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `7 h 12 min`, `45 s`; @param milliseconds not negative */
export function durationWords(milliseconds: number, t: Translate): string {
  if (milliseconds < minute) return t('{0} s', Math.floor(milliseconds / 1000));
  if (milliseconds < hour) return t('{0} min', Math.floor(milliseconds / minute));
  const [large, small] = milliseconds < day ? [hour, minute] : [day, hour];
  const units =
    milliseconds < day
      ? (a: number, b: number) => t('{0} h {1} min', a, b)
      : (a: number, b: number) => t('{0} d {1} h', a, b);
  return units(Math.floor(milliseconds / large), Math.floor((milliseconds % large) / small));
}

/** `valid for 7 h 12 min`, `expired 3 min ago`. @param at epoch milliseconds */
export function validityWords(
  { startTime, endTime }: { readonly startTime?: string; readonly endTime?: string },
  at: number,
  t: Translate,
): string {
  const [start, end] = [Date.parse(startTime ?? ''), Date.parse(endTime ?? '')];
  if (start > at) return t('valid in {0}', durationWords(start - at, t));
  if (Number.isNaN(end)) return t('no end known');
  return end > at
    ? t('valid for {0}', durationWords(end - at, t))
    : t('expired {0} ago', durationWords(at - end, t));
}

/** Times as klist prints them when it is told `LC_ALL=C TZ=UTC`; epoch seconds. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11/21/26 01:07:31`: `%x %X` of the C locale, the form of MIT's klist. Two digits of a year as in POSIX strptime. */
export function mitTime(text: string): number | undefined {
  const parts = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = parts;
  return epochSeconds(year < 69 ? 2000 + year : 1900 + year, month, day, hour, minute, second);
}

/** `Nov 21 01:07:31 2026`: the form of Heimdal's klist, Apple's too. */
export function heimdalTime(text: string): number | undefined {
  const match = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/.exec(text);
  if (!match) return undefined;
  const [, month = '', ...numbers] = match;
  const [day = 0, hour = 0, minute = 0, second = 0, year = 0] = numbers.map(Number);
  return epochSeconds(year, months.indexOf(month) + 1, day, hour, minute, second);
}

/** Undefined for what is no time of the calendar: 31 February, 25 o'clock. */
export function epochSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  return same ? date.getTime() / 1000 : undefined;
}

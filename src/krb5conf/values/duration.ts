/** A duration as one library reads it. `rest` is what it silently dropped. */
export interface Duration {
  readonly seconds: number;
  readonly rest: string;
}

const day = 86400;
const longest = 0x7fffffff;

const digits = String.raw`(-?\d+)`;
const ws = String.raw`[\t\n\v\f\r ]*`;
/**
 * The grammar of lib/krb5/krb/x-deltat.y as one pattern each. The scanner there ends at the first
 * character it does not know, so `24H` is the number 24 and `1w` is the number 1.
 */
const units = new RegExp(
  `^${ws}(?=-?\\d)(?:${digits}d${ws})?(?:${digits}h${ws})?(?:${digits}m${ws})?(?:${digits}s)?$`,
);
const clock = new RegExp(
  `^${ws}(?:${digits}-(?=\\d+:\\d+:))?${digits}:(\\d{1,2})(?::(\\d{1,2}))?$`,
);
const plain = new RegExp(`^${ws}${digits}$`);
const known = /^[-:dhms\d\t\n\v\f\r ]*/;

/**
 * A duration as MIT's krb5_string_to_deltat reads it, in seconds. Undefined is
 * "Invalid format of Kerberos lifetime or clock skew string".
 */
export function mitDuration(text: string): Duration | undefined {
  const read = known.exec(text)?.[0] ?? '';
  const rest = text.slice(read.length);
  const seconds = secondsOf(read);
  if (seconds === undefined || Math.abs(seconds) > longest) return undefined;
  return { seconds, rest };
}

function secondsOf(text: string): number | undefined {
  const number = plain.exec(text);
  if (number) return Number(number[1]);
  const unit = units.exec(text);
  if (unit) {
    const [d, h, m, s] = unit.slice(1).map((part?: string) => Number(part ?? 0));
    return (d ?? 0) * day + (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
  }
  const time = clock.exec(text);
  // "1-2:03" is no time: with days, the seconds are required.
  if (!time || (time[1] !== undefined && time[4] === undefined)) return undefined;
  const [d, h, m, s] = time.slice(1).map((part?: string) => Number(part ?? 0));
  return (d ?? 0) * day + (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
}

/** A duration as sun.security.krb5.Config.duration reads it, in seconds. Undefined is "Illegal duration format". */
export function javaDuration(text: string): Duration | undefined {
  let seconds: number | undefined;
  if (/^\d+$/.test(text)) seconds = Number(text);
  const time = /^(\d+):(\d+)(?::(\d+))?$/.exec(text);
  if (time && Number(time[2]) < 60 && Number(time[3] ?? 0) < 60)
    seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  const unit = /^(?=\d)(?:(\d+)d)?(?:\s*(\d+)h)?(?:\s*(\d+)m)?(?:\s*(\d+)s)?$/i.exec(text);
  if (unit) {
    const [d, h, m, s] = unit.slice(1).map((part?: string) => Number(part ?? 0));
    seconds = (d ?? 0) * day + (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
  }
  return seconds === undefined || seconds > longest ? undefined : { seconds, rest: '' };
}

const heimdalUnits: readonly (readonly [string, number])[] = [
  ['year', 31536000],
  ['month', 2592000],
  ['week', 604800],
  ['day', day],
  ['hour', 3600],
  ['h', 3600],
  ['minute', 60],
  ['m', 60],
  ['second', 1],
  ['s', 1],
];

/** The unit a word abbreviates; `m` alone is minutes. */
function heimdalUnit(word: string): number | undefined {
  const exact = heimdalUnits.find(([name]) => name === word || `${name}s` === word);
  if (exact) return exact[1];
  return heimdalUnits.find(([name]) => name.startsWith(word))?.[1];
}

/**
 * A duration as Heimdal's parse_time reads it (lib/roken/parse_units.c): numbers with unit words in
 * any order, a bare number counts seconds. The sum overflows as a C int does.
 */
export function heimdalDuration(text: string): Duration | undefined {
  const part = /[\s,]*(0x[0-9a-f]+|\d+)\s*([a-z]*)(?![a-z\d:.-])/iy;
  let total = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match) return undefined;
    const unit = match[2] ? heimdalUnit(match[2].toLowerCase()) : 1;
    if (unit === undefined) return undefined;
    total += Number(match[1]) * unit;
  }
  return { seconds: total | 0, rest: '' };
}

const harmlessRest = /^(d(ays?)?|h(ours?|rs?)?|m(ins?|inutes?)?|s(ecs?|econds?)?)$/i;

/**
 * True if MIT's reading drops nothing but the tail of a unit word, as in `10hours`.
 * `1month` is no such case: it is read as one minute.
 */
export function dropsOnlyUnitTail(text: string, reading: Duration): boolean {
  const from = text.length - reading.rest.length;
  const unit = text.charAt(from - 1);
  const word = /^[a-z]*/i.exec(reading.rest)?.[0] ?? '';
  return word.length > 0 && word === reading.rest.trimEnd() && harmlessRest.test(unit + word);
}

/** The form that every library reads alike: `1d`, `12h`, `90m`, or seconds. */
export function portableDuration(seconds: number): string {
  if (seconds > 0) {
    if (seconds % day === 0) return `${seconds / day}d`;
    if (seconds % 3600 === 0) return `${seconds / 3600}h`;
    if (seconds % 60 === 0) return `${seconds / 60}m`;
  }
  return String(seconds);
}

/** Words for people: "24 hours", "1 second". */
export function spokenDuration(seconds: number): string {
  const form = portableDuration(seconds);
  const amount = Number.parseInt(form, 10);
  const names: Record<string, string> = { d: 'day', h: 'hour', m: 'minute' };
  const unit = names[form.slice(-1)] ?? 'second';
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

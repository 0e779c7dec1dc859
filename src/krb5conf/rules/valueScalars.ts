import { replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import type { Option } from '../options/option.ts';
import { isHeimdalBoolean, javaBoolean, mitBoolean, nearestBoolean } from '../values/boolean.ts';
import { heimdalInteger, javaInteger, mitInteger } from '../values/integer.ts';
import type { Library } from './context.ts';
import { valueRange } from './entry.ts';
import type { Entry } from './entry.ts';
import { readersOf, spokenLibraries } from './readers.ts';
import type { Finding, Rule } from './rule.ts';

const readsBoolean: Readonly<Record<Library, (text: string) => boolean>> = {
  mit: (text) => mitBoolean(text) !== undefined,
  heimdal: isHeimdalBoolean,
  java: (text) => javaBoolean(text) !== undefined,
};

function booleanEffect({ badValue }: Option, failing: readonly Library[]): string {
  if (!failing.includes('mit'))
    return failing.includes('java')
      ? 'Java ignores the line and takes the default.'
      : 'Heimdal takes it for false without a message.';
  switch (badValue) {
    case 'fails-at-start':
      return "Every Kerberos program refuses to start: 'Invalid boolean value' or 'Invalid argument while initializing Kerberos 5 library'.";
    case 'fails-at-use':
      return "kinit and others fail with 'Invalid boolean value'.";
    case 'silently-default':
      return 'It is ignored without a message, and the default holds.';
    default:
      return 'It counts as false without a message.';
  }
}

/** `value-boolean`. */
export const valueBoolean: Rule = {
  id: 'value-boolean',
  severity: 'error',
  summary: 'A value is no boolean for the library that reads it.',
  consequence:
    'Some options make every Kerberos program refuse to start, most are silently false. MIT takes yes, true, t, y, 1, on and their opposites, Java only true, false, yes and no.',
  remedy: 'Write true or false, which all libraries take.',
  example: {
    bad: '[libdefaults]\n    dns_canonicalize_hostname = flase\n',
    good: '[libdefaults]\n    dns_canonicalize_hostname = false\n',
  },
  *check(view) {
    for (const entry of view.ofType('boolean')) {
      const { option, value } = entry;
      if (!option || option.values?.includes(value.toLowerCase())) continue;
      const readers = readersOf(option, view.libraries);
      const failing = readers.filter((library) => !readsBoolean[library](value));
      if (failing.length === 0) continue;
      const grave = failing.includes('mit') && option.badValue?.startsWith('fails') === true;
      const meant = nearestBoolean(value);
      const range = valueRange(entry);
      yield {
        range,
        severity: grave ? 'error' : 'warning',
        message: `"${value}" is no boolean for ${spokenLibraries(failing)}. ${booleanEffect(option, failing)}`,
        fixes: meant ? [{ title: `Change to ${meant}`, edits: [replace(range, meant)] }] : [],
      };
    }
  },
};

const readsInteger: Readonly<Record<Library, (text: string) => number | undefined>> = {
  mit: mitInteger,
  heimdal: heimdalInteger,
  java: javaInteger,
};

function integerEffect({ badValue, default: normal }: Option): string {
  if (badValue === 'fails-at-use') return "kinit and psql fail with 'Invalid integer value'.";
  return `It is ignored without a message${normal === undefined ? '' : `, and ${normal} holds`}.`;
}

/** `5m` for a number of seconds, `true` for 1. */
function integerFix(entry: Entry): Fix[] {
  const range = valueRange(entry);
  const write = (text: string): Fix[] => [
    { title: `Change to ${text}`, edits: [replace(range, text)] },
  ];
  const { value, tag } = entry;
  const time = /^(\d+)([smhd])$/i.exec(value);
  const factor = { s: 1, m: 60, h: 3600, d: 86400 }[(time?.[2] ?? '').toLowerCase()];
  if (time && factor && tag === 'clockskew') return write(String(Number(time[1]) * factor));
  const word = mitBoolean(value);
  if (tag === 'kdc_timesync' && word !== undefined) return write(word ? '1' : '0');
  return [];
}

function integerFinding(
  entry: Entry,
  option: Option,
  libraries: readonly Library[],
): Finding | undefined {
  const readers = readersOf(option, libraries);
  const failing = readers.filter((library) => readsInteger[library](entry.value) === undefined);
  const range = valueRange(entry);
  // Heimdal knows these two as a time and as a boolean.
  const heimdalOnly = failing.length === 1 && failing[0] === 'heimdal';
  if (failing.length > 0 && !(heimdalOnly && ['clockskew', 'kdc_timesync'].includes(entry.tag)))
    return {
      range,
      message: `"${entry.value}" is no decimal number for ${spokenLibraries(failing)}. ${integerEffect(option)}`,
      fixes: integerFix(entry),
    };
  const number = mitInteger(entry.value);
  if (number === undefined) return undefined;
  const { minimum = -Infinity, maximum = Infinity } = option;
  if (number >= minimum && number <= maximum) return undefined;
  const bound = number > maximum ? `above ${maximum}` : `below ${minimum}`;
  const clipped = entry.tag === 'udp_preference_limit';
  return {
    range,
    severity: clipped ? 'warning' : 'error',
    message: clipped
      ? `${number} is ${bound}: MIT and Java take ${maximum} instead, and gokrb5 refuses the file.`
      : `${number} is ${bound}, which this option does not take.`,
    fixes: clipped
      ? [{ title: `Change to ${maximum}`, edits: [replace(range, String(maximum))] }]
      : [],
  };
}

/** `value-integer`. */
export const valueInteger: Rule = {
  id: 'value-integer',
  severity: 'error',
  summary: 'A value is no decimal number, or is out of range.',
  consequence:
    'MIT wants decimal digits and nothing else: "clockskew = 5m" is ignored without a message, "udp_preference_limit = 0s" makes kinit fail with "Invalid integer value".',
  remedy: 'Write the number in decimal digits, times in seconds.',
  example: {
    bad: '[libdefaults]\n    clockskew = 5m\n',
    good: '[libdefaults]\n    clockskew = 300\n',
  },
  *check(view) {
    for (const entry of view.ofType('integer')) {
      const finding = entry.option && integerFinding(entry, entry.option, view.libraries);
      if (finding) yield finding;
    }
  },
};

/** `value-clockskew`. */
export const valueClockskew: Rule = {
  id: 'value-clockskew',
  severity: 'warning',
  summary: 'The tolerated clock difference is over ten minutes.',
  consequence:
    'For that long an intercepted request can be replayed. Active Directory refuses clocks that are more than five minutes off whatever the client says.',
  remedy: 'Synchronise the clocks (chrony, or the Amazon Time Sync Service) and remove the line.',
  example: {
    bad: '[libdefaults]\n    clockskew = 6000\n',
    good: '[libdefaults]\n    clockskew = 300\n',
  },
  *check({ libdefaults }) {
    for (const entry of libdefaults.get('clockskew') ?? []) {
      const seconds = mitInteger(entry.value);
      if (seconds === undefined || seconds <= 600) continue;
      const range = valueRange(entry);
      yield {
        range,
        message: `${seconds} seconds is a long time to replay requests in, and Active Directory insists on 300 anyway. Synchronise the clocks instead.`,
        fixes: [{ title: 'Change to 300', edits: [replace(range, '300')] }],
      };
    }
  },
};

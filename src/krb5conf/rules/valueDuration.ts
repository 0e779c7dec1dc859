import { replace } from '../fix.ts';
import {
  dropsOnlyUnitTail,
  heimdalDuration,
  javaDuration,
  mitDuration,
  portableDuration,
  spokenDuration,
} from '../values/duration.ts';
import type { Duration } from '../values/duration.ts';
import type { Library } from './context.ts';
import { valueRange } from './entry.ts';
import type { Entry } from './entry.ts';
import { readersOf } from './readers.ts';
import type { Rule } from './rule.ts';

const read: Readonly<Record<Library, (text: string) => Duration | undefined>> = {
  mit: mitDuration,
  heimdal: heimdalDuration,
  java: javaDuration,
};

const refusals: Readonly<Record<Library, string>> = {
  mit: "kinit says 'Invalid format of Kerberos lifetime or clock skew string'",
  heimdal: 'Heimdal ignores it and takes the default',
  java: "Java says 'Illegal duration format'",
};

/** What was meant, in seconds, if one library reads all of it, or if it is a decimal fraction of a unit. */
function meant(text: string): number | undefined {
  const fraction = /^(\d+\.\d+)([dhms])$/i.exec(text);
  const unit = { d: 86400, h: 3600, m: 60, s: 1 }[(fraction?.[2] ?? '').toLowerCase()];
  if (fraction && unit) return Math.round(Number(fraction[1]) * unit);
  const whole = heimdalDuration(text) ?? javaDuration(text);
  if (whole) return whole.seconds;
  const mit = mitDuration(text);
  return mit && (mit.rest === '' || dropsOnlyUnitTail(text, mit)) ? mit.seconds : undefined;
}

function problemFor(library: Library, text: string): string | undefined {
  // An exception of Java's: there a bare number is milliseconds, one with an s is seconds.
  const reading = read[library](text);
  if (!reading) return `"${text}" is no duration: ${refusals[library]}`;
  if (library !== 'mit') return undefined;
  if (reading.seconds < 0) return `"${text}" is a negative time, so tickets end before they begin`;
  if (reading.rest.trim() === '' || dropsOnlyUnitTail(text, reading)) return undefined;
  const said = spokenDuration(reading.seconds);
  return `MIT reads "${text}" as ${said} and drops the rest without a message`;
}

function milliseconds({ tag, option }: Entry): boolean {
  return tag === 'kdc_timeout' && option?.readers.includes('java') === true;
}

/** `value-duration`. */
export const valueDuration: Rule = {
  id: 'value-duration',
  severity: 'error',
  summary: 'A value is no duration, or is read as a much shorter one.',
  consequence:
    'MIT knows the small letters d, h, m and s and stops reading at any other: "1w" is one second and "24H" 24 seconds, without a message, so tickets expire at once. "1 day" is refused.',
  remedy: 'Use a number with d, h, m or s, which every library reads alike: 7d, 24h, 90m.',
  example: {
    bad: '[libdefaults]\n    ticket_lifetime = 1w\n',
    good: '[libdefaults]\n    ticket_lifetime = 7d\n',
  },
  *check(view) {
    for (const entry of view.ofType('duration')) {
      const { option, value } = entry;
      if (!option || milliseconds(entry)) continue;
      const complaint = readersOf(option, view.libraries)
        .map((library) => problemFor(library, value))
        .find((found) => found !== undefined);
      if (complaint === undefined) continue;
      const seconds = meant(value);
      const range = valueRange(entry);
      const form = seconds === undefined || seconds < 0 ? undefined : portableDuration(seconds);
      yield {
        range,
        message: `${complaint}.${form === undefined ? ' Write a number with d, h, m or s.' : ` Write ${form}.`}`,
        fixes:
          form === undefined ? [] : [{ title: `Change to ${form}`, edits: [replace(range, form)] }],
      };
    }
  },
};

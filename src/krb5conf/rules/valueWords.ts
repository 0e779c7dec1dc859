import { replace } from '../fix.ts';
import { nearest } from '../values/nearest.ts';
import { valueRange } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Finding, Rule } from './rule.ts';

const syslogSeverities = /^(emerg|alert|crit|err(or)?|warning|notice|info|debug)$/i;
const syslogFacilities =
  /^(kern|user|mail|daemon|auth|authpriv|lpr|news|uucp|cron|ftp|syslog|local[0-7])$/i;

/** Why a log destination is none; MIT kdc_conf "logging", Heimdal krb5_openlog. */
function logFault(value: string): string | undefined {
  const destination = value.replace(/^\d*-?\d*\//, '');
  const [kind = '', ...rest] = destination.split(/[:=]/);
  switch (kind.toUpperCase()) {
    case 'STDERR':
    case 'CONSOLE':
    case 'EVENTLOG':
    case 'EFILE':
      return undefined;
    case 'FILE':
    case 'DEVICE':
      return rest.join('') === '' ? `a path belongs after ${kind}:` : undefined;
    case 'SYSLOG': {
      const [severity = '', facility = ''] = rest;
      if (severity !== '' && !syslogSeverities.test(severity))
        return `"${severity}" is no syslog severity`;
      return facility !== '' && !syslogFacilities.test(facility)
        ? `"${facility}" is no syslog facility`
        : undefined;
    }
    default:
      return `"${kind}" is none of FILE, STDERR, CONSOLE, DEVICE and SYSLOG`;
  }
}

function enumFinding(entry: Entry, words: readonly string[]): Finding | undefined {
  const { value } = entry;
  if (words.some((word) => word.toLowerCase() === value.toLowerCase())) return undefined;
  const meant = nearest(value, words);
  const range = valueRange(entry);
  return {
    range,
    message: `"${value}" is none of the values that ${entry.tag} takes: ${words.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`,
    fixes: meant ? [{ title: `Change to ${meant}`, edits: [replace(range, meant)] }] : [],
  };
}

/** `value-enum`. */
export const valueEnum: Rule = {
  id: 'value-enum',
  severity: 'error',
  summary: 'A value is none of the words that the option takes.',
  consequence:
    'Depending on the option it is ignored, or the program that reads it refuses to start.',
  remedy: 'Use one of the words named in the message.',
  example: {
    bad: '[libdefaults]\n    pkinit_eku_checking = kpkd\n',
    good: '[libdefaults]\n    pkinit_eku_checking = kpKDC\n',
  },
  *check(view) {
    for (const entry of view.ofType('enum')) {
      const finding = entry.option?.values && enumFinding(entry, entry.option.values);
      if (finding) yield finding;
    }
    for (const entry of view.ofType('log')) {
      const fault = logFault(entry.value);
      if (fault === undefined) continue;
      yield {
        range: valueRange(entry),
        severity: 'warning',
        message: `This is no log destination: ${fault}. The daemon logs nothing there.`,
      };
    }
  },
};

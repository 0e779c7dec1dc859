import { differencesOf } from '../differences.ts';
import type { DifferencePlace } from '../differences.ts';
import type { Finding, Rule } from './rule.ts';
import { spokenLibraries } from './readers.ts';
import type { ConfigView } from './view.ts';

/** Text that the chosen library reads otherwise than MIT does, from the table of measured differences. */
export const readingDiffers: Rule = {
  id: 'reading-differs',
  severity: 'information',
  summary: 'The chosen library reads this text otherwise than MIT Kerberos does.',
  consequence:
    'A file that works for kinit and psql then fails, or means something else, for a Java or Heimdal program. Where that library refuses the whole file, it is a warning.',
  remedy: 'Write it in the form that all libraries read alike.',
  example: {
    bad: '[libdefaults]*\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = kdc.a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = kdc.a.com\n    }\n',
    context: { implementation: 'java' },
  },
  *check(view: ConfigView): Generator<Finding> {
    for (const library of view.libraries) {
      for (const place of differencesOf(view.document, library)) {
        // What only MIT refuses is already an error of its own.
        if (place.reading.effect !== 'accepted') yield finding(place, spokenLibraries([library]));
      }
    }
  },
};

function finding({ difference, reading, range }: DifferencePlace, name: string): Finding {
  return {
    range,
    severity: reading.effect === 'refused' ? 'warning' : 'information',
    message: `${name} ${reading.does}; MIT ${difference.mit}.`,
  };
}

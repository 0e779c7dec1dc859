import { replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import {
  allEnctypeNames,
  fullEnctypeName,
  isJavaEnctype,
  readEnctypes,
  salts,
} from '../values/enctypes.ts';
import type { EnctypeItem } from '../values/enctypes.ts';
import { nearest } from '../values/nearest.ts';
import { partOfValue, valueRange } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Rule } from './rule.ts';
import { removeLine } from './syntaxHeaders.ts';
import type { ConfigView } from './view.ts';

/** Types without their salt: `aes256-cts:normal` counts as `aes256-cts`. */
function items(entry: Entry): EnctypeItem[] {
  return readEnctypes(entry.value).map((item) => {
    const colon = item.name.indexOf(':');
    if (entry.option?.type !== 'keysalts' || colon < 0) return item;
    const [bare] = readEnctypes(item.name.slice(0, colon));
    return { ...item, name: bare?.name ?? '', strength: bare?.strength };
  });
}

function* lists(view: ConfigView): Iterable<Entry> {
  yield* view.ofType('enctypes');
  yield* view.ofType('keysalts');
}

/** Takes an item out of a list together with the separator next to it; a list of one goes as a whole line. */
function removal(view: ConfigView, entry: Entry, item: EnctypeItem): Fix[] {
  const title = `Remove ${item.name}`;
  const all = readEnctypes(entry.value);
  if (all.length < 2) return [removeLine(view.document, entry.node.line, title)];
  if (entry.node.value.quoted) return [];
  const index = all.findIndex((other) => other.offset === item.offset);
  const next = all[index + 1];
  const previous = all[index - 1];
  const from = next ? item.offset : previous ? previous.offset + previous.length : item.offset;
  const to = next ? next.offset : item.offset + item.length;
  return [{ title, edits: [replace(partOfValue(entry, from, to - from), '')] }];
}

/** `value-enctype-unknown`. */
export const valueEnctypeUnknown: Rule = {
  id: 'value-enctype-unknown',
  severity: 'error',
  summary: 'No library knows an encryption type of this name.',
  consequence:
    "MIT drops the name without a message. When none is left, every request fails with 'No supported encryption types (config file error?)'.",
  remedy: 'Correct the name, or remove the whole line: the defaults are right.',
  example: {
    bad: '[libdefaults]\n    permitted_enctypes = aes265-cts-hmac-sha1-96\n',
    good: '[libdefaults]\n    permitted_enctypes = aes256-cts-hmac-sha1-96\n',
  },
  *check(view) {
    for (const entry of lists(view))
      for (const item of items(entry)) {
        if (item.strength !== undefined) continue;
        const meant = nearest(item.name, allEnctypeNames);
        const range = partOfValue(entry, item.offset + item.sign.length, item.name.length);
        const fixes = meant
          ? [{ title: `Change to ${meant}`, edits: [replace(range, meant)] }]
          : [];
        yield {
          range,
          message: `No encryption type is called "${item.name}": MIT drops it without a message, and a list of nothing else makes kinit fail with 'No supported encryption types (config file error?)'.${meant ? ` Did you mean ${meant}?` : ''}`,
          fixes: entry.node.value.quoted ? [] : fixes,
        };
      }
    for (const entry of view.ofType('keysalts'))
      for (const item of readEnctypes(entry.value)) {
        const salt = /:(.*)$/.exec(item.name)?.[1];
        if (salt === undefined || salts.includes(salt)) continue;
        const old = salt === 'v4' || salt === 'afs3';
        yield {
          range: partOfValue(entry, item.offset, item.length),
          severity: old ? 'warning' : 'error',
          message: `No salt is called "${salt}"${old ? ' any more' : ''}: kadmin refuses it. Use one of ${salts.join(', ')}.`,
        };
      }
  },
};

/** `value-enctype-weak`. */
export const valueEnctypeWeak: Rule = {
  id: 'value-enctype-weak',
  severity: 'warning',
  summary: 'Single DES, triple DES or RC4 stands in a list of encryption types.',
  consequence:
    "Single DES left MIT in 1.18: a list of nothing else gives 'No supported encryption types (config file error?)'. RC4 and triple DES are refused by default since MIT 1.21, Java 17 and by hardened directories: 'KDC has no support for encryption type'.",
  remedy: 'Remove the name, or the whole line: the defaults are right.',
  example: {
    bad: '[libdefaults]\n    default_tkt_enctypes = aes256-cts rc4-hmac\n',
    good: '[libdefaults]\n    default_tkt_enctypes = aes256-cts\n',
  },
  *check(view) {
    for (const entry of lists(view))
      for (const item of items(entry)) {
        if (item.sign === '-' || item.strength === undefined || item.strength === 'good') continue;
        const gone = item.strength === 'gone';
        const only = items(entry).every(({ strength }) => strength === 'gone');
        yield {
          range: partOfValue(entry, item.offset, item.length),
          severity: gone && only ? 'error' : 'warning',
          message: gone
            ? `Single DES (${item.name}) was removed from MIT in 1.18 and from Active Directory's defaults long before. ${only ? "Nothing else is listed, so kinit fails with 'No supported encryption types (config file error?)'." : 'It has no effect.'}`
            : `${item.name} is weak: MIT 1.21, Java 17 and hardened directories refuse it ('KDC has no support for encryption type').`,
          fixes: removal(view, entry, item),
        };
      }
  },
};

function listForm(value: string): string | undefined {
  const list = readEnctypes(value);
  if (value.includes(',') && /[^\s,]\s+[^\s,]/.test(value))
    return 'Java splits a list with a comma at commas only, so it takes two names with a blank between for one unknown name.';
  if (list.some(({ sign }) => sign !== '')) return 'Java knows no + and - in a list.';
  const family = list.find(({ isFamily }) => isFamily);
  return family && `Java knows no "${family.name}", only the names of single types.`;
}

/** `value-enctype-list-form`. */
export const valueEnctypeListForm: Rule = {
  id: 'value-enctype-list-form',
  severity: 'warning',
  summary: 'A list of encryption types in a form that Java does not read.',
  consequence:
    'Java splits at blanks, or at commas only if there is one, and knows no families, DEFAULT, + or -. Names it does not know are dropped.',
  remedy: 'Separate full names by blanks only.',
  example: {
    bad: '[libdefaults]\n    permitted_enctypes = aes256-cts, aes128-cts aes256-sha2\n',
    good: '[libdefaults]\n    permitted_enctypes = aes256-cts aes128-cts aes256-sha2\n',
    context: { implementation: 'java' },
  },
  *check(view) {
    if (!view.libraries.includes('java')) return;
    for (const entry of view.ofType('enctypes')) {
      if (!entry.option?.readers.includes('java')) continue;
      const message = listForm(entry.value);
      if (message === undefined) continue;
      const range = valueRange(entry);
      const names = readEnctypes(entry.value);
      const rewritable = names.every(({ name, sign }) => sign === '' && isJavaEnctype(name));
      const list = names.map(({ name }) => fullEnctypeName(name) ?? name).join(' ');
      yield {
        range,
        message,
        fixes: rewritable ? [{ title: 'Separate by blanks', edits: [replace(range, list)] }] : [],
      };
    }
  },
};

const pinning = new Set(['default_tkt_enctypes', 'default_tgs_enctypes', 'permitted_enctypes']);

/** `value-enctype-pinned`. */
export const valueEnctypePinned: Rule = {
  id: 'value-enctype-pinned',
  severity: 'hint',
  summary: 'A pinned list of encryption types is no stronger than the default.',
  consequence:
    'It keeps the client from using what the library and the directory will agree on by themselves, and breaks when one of the listed types is retired.',
  remedy: 'Remove the line.',
  example: {
    bad: '[libdefaults]\n    default_tkt_enctypes = aes256-cts aes128-cts\n',
    good: '[libdefaults]\n    forwardable = true\n',
  },
  *check(view) {
    for (const entry of view.ofType('enctypes')) {
      if (!pinning.has(entry.tag) || entry.path[0] !== 'libdefaults') continue;
      const list = readEnctypes(entry.value);
      if (list.some(({ isFamily, sign }) => isFamily || sign !== '')) continue;
      const full = new Set(list.map(({ name }) => fullEnctypeName(name)));
      const weak = list.some(({ strength }) => strength === 'weak' || strength === 'gone');
      const both = full.has('aes256-cts-hmac-sha1-96') && full.has('aes128-cts-hmac-sha1-96');
      if (!weak && !both) continue;
      yield {
        range: entry.node.tag.range,
        message: `This list is no stronger than what ${entry.tag} is by default, and has to be changed whenever a type is retired. Remove the line.`,
        fixes: [removeLine(view.document, entry.node.line)],
      };
    }
  },
};

import { deleteLines, indentOf, replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import type { Option } from '../options/option.ts';
import { synonyms } from '../options/synonyms.ts';
import { findOption, findSection, optionsAt, placesOf } from '../options/table.ts';
import { nearest } from '../values/nearest.ts';
import type { Range } from '../tree.ts';
import type { Block, Entry } from './entry.ts';
import { insertIntoSection } from './insertion.ts';
import { isServerFile } from './realmFacts.ts';
import type { Rule } from './rule.ts';
import { placeholder } from './templateMarkers.ts';
import type { ConfigView } from './view.ts';

/** A name that nobody knows where it stands. */
interface Stranger {
  readonly item: Entry | Block;
  readonly range: Range;
  readonly path: readonly string[];
  readonly tag: string;
  /** Rows of the same name that exist elsewhere. */
  readonly places: readonly Option[];
}

/** Sections in which programs may have options of their own, and those without a fixed set of names. */
const open = new Set([
  'appdefaults',
  'logging',
  'domain_realm',
  'capaths',
  'realms',
  'plugins',
  'bx509',
]);

function isRealmLike(tag: string): boolean {
  return /^[A-Z0-9-]+(\.[A-Z0-9-]+)*$/.test(tag) || /^[^_]+\.[^_]+$/.test(tag);
}

/** Programs of Heimdal read far more in their own sections than is documented. */
function isDocumented(section: string): boolean {
  const readers = findSection(section)?.readers ?? [];
  return readers.includes('mit') || readers.includes('java');
}

/** Names without a row at their place, less those that another rule speaks of. */
function* strangers(view: ConfigView): Iterable<Stranger> {
  const braces = view.document.problems.some(({ kind }) => /brace/.test(kind));
  for (const item of view.strangers) {
    const { path, tag, node } = item;
    const [section = ''] = path;
    if (tag === '' || tag.includes(placeholder) || path.length > 2 || !isDocumented(section))
      continue;
    // With a brace amiss, the lines of a realm's block land right under [realms].
    if (braces && path.length === 1 && section === 'realms') continue;
    if (path.length === 1 && open.has(section)) {
      if (section !== 'realms' || node.kind !== 'relation' || placesIn(tag, 'realms').length === 0)
        continue;
    }
    if (path.length === 2 && section === 'appdefaults') continue;
    if (optionsAt(path).length === 0 && section !== 'realms') continue;
    // A realm's block: per-realm settings under [libdefaults], or a realm swallowed by another.
    if (node.kind === 'block' && isRealmLike(tag)) continue;
    yield { item, range: node.tag.range, path, tag, places: placesOf(tag) };
  }
}

function placesIn(tag: string, section: string): readonly Option[] {
  return placesOf(tag).filter((option) => option.path[0] === section);
}

/** What an unknown name may stand for. The same slip is often made again: in each realm's block. */
interface Guess {
  readonly all: readonly Option[];
  readonly synonym: string | undefined;
  readonly meant: string | undefined;
}

/** Options of clients come before those of KDCs. */
function guessAt(all: readonly Option[], tag: string): Guess {
  const here = all.filter(({ name, side }) => !name.startsWith('<') && side !== 'kdc');
  const synonym = synonyms.get(tag);
  const fits = synonym !== undefined && here.some(({ name }) => name === synonym);
  const meant = fits ? synonym : (nearestOf(tag, here) ?? nearestOf(tag, all));
  return { all, synonym, meant };
}

function nearestOf(tag: string, choices: readonly Option[]): string | undefined {
  return nearest(
    tag,
    choices.map(({ name }) => name),
  );
}

/** `option-unknown`. */
export const optionUnknown: Rule = {
  id: 'option-unknown',
  severity: 'warning',
  summary: 'No Kerberos library knows an option of this name.',
  consequence: 'The line is ignored without a message, and the default holds.',
  remedy: 'Correct the name, or remove the line.',
  example: {
    bad: '[libdefaults]\n    default_relm = EXAMPLE.COM\n',
    good: '[libdefaults]\n    forwardable = true\n',
  },
  *check(view) {
    const guesses = new Map<string, Guess>();
    for (const { item, range, path, tag, places } of strangers(view)) {
      if (places.length > 0) continue;
      const all = optionsAt(path);
      let guess = guesses.get(tag);
      if (guess?.all !== all) guesses.set(tag, (guess = guessAt(all, tag)));
      const { synonym, meant } = guess;
      const taken =
        meant !== undefined &&
        item.node.kind === 'relation' &&
        view.libdefaults.has(meant) &&
        path.length === 1;
      yield {
        range,
        message: `No Kerberos library knows "${tag}" in ${spokenPlace(path)}: the line is ignored without a message.${meant ? ` Did you mean ${meant}?` : synonym ? ` Did you mean ${synonym}, which belongs elsewhere?` : ''}`,
        fixes:
          meant && !taken ? [{ title: `Change to ${meant}`, edits: [replace(range, meant)] }] : [],
      };
    }
  },
};

function spokenPlace(path: readonly string[]): string {
  const [section = '', ...rest] = path;
  const inner = rest.map((name) => name.replace(/^<(.*)>$/, '$1')).join(' ');
  return inner === '' ? `[${section}]` : `[${section}] ${inner}`;
}

/** The place people most likely mean: one a client reads before one a KDC reads. */
function homeOf(places: readonly Option[]): Option | undefined {
  return (
    places.find(({ path, side }) => side !== 'kdc' && path[0] === 'libdefaults') ??
    places.find(({ side }) => side !== 'kdc') ??
    places[0]
  );
}

function moveFix(view: ConfigView, { item, tag }: Stranger, home: Option): Fix[] {
  const { node } = item;
  if (node.kind !== 'relation' || item.path.length > 2) return [];
  const text = `${tag} = ${node.value.text}`;
  const gone = deleteLines(view.document, node.line);
  if (home.path.length === 1 && home.path[0] === 'libdefaults') {
    if (view.libdefaults.has(tag)) return [];
    const edits = insertIntoSection(view, 'libdefaults', [text]);
    return edits.length > 0 ? [{ title: 'Move to [libdefaults]', edits: [...edits, gone] }] : [];
  }
  if (home.path[0] !== 'realms' || home.path.length !== 2 || view.stanzas.length !== 1) return [];
  const [stanza] = view.stanzas;
  const brace = stanza?.block.node.openBrace?.range.end;
  if (!stanza || !brace) return [];
  const indent = `${indentOf(view.document, stanza.block.node.line)}    `;
  const insertion = { range: { start: brace, end: brace }, newText: `\n${indent}${text}` };
  return [{ title: `Move to ${stanza.name}`, edits: [insertion, gone] }];
}

/** `option-wrong-section`. */
export const optionWrongSection: Rule = {
  id: 'option-wrong-section',
  severity: 'warning',
  summary: 'An option stands in a section where nobody looks for it.',
  consequence: 'The line is ignored without a message, and the default holds.',
  remedy: 'Move it to the section that the message names.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n    kdc = dc1.a.com\n[realms]\n    A.COM = {\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n    }\n',
  },
  *check(view) {
    for (const stranger of strangers(view)) {
      const home = homeOf(stranger.places);
      if (!home) continue;
      const meant = synonyms.get(stranger.tag);
      const here = meant === undefined ? undefined : findOption(stranger.path, meant);
      if (home.side === 'kdc' && meant !== undefined && here && !isServerFile(view)) {
        yield {
          range: stranger.range,
          message: `"${stranger.tag}" is an option of the KDC, and nobody reads it here. On a client it is ${meant}.`,
          fixes: [{ title: `Change to ${meant}`, edits: [replace(stranger.range, meant)] }],
        };
        continue;
      }
      yield {
        range: stranger.range,
        severity: home.name === 'kdc' ? 'error' : 'warning',
        message: `Nobody reads "${stranger.tag}" in ${spokenPlace(stranger.path)}: it belongs to ${spokenPlace(home.path)}. As it is, the line is ignored without a message.`,
        fixes: moveFix(view, stranger, home),
      };
    }
  },
};

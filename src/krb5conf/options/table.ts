import { appdefaults } from './appdefaults.ts';
import { appdefaultsPam } from './appdefaultsPam.ts';
import { databaseModules } from './databaseModules.ts';
import { heimdalKdc } from './heimdalKdc.ts';
import { heimdalServices } from './heimdalServices.ts';
import { kdcDefaults } from './kdcDefaults.ts';
import { libdefaults } from './libdefaults.ts';
import { libdefaultsHeimdal } from './libdefaultsHeimdal.ts';
import { mappings } from './mappings.ts';
import type { Option } from './option.ts';
import { plugins } from './plugins.ts';
import { realms } from './realms.ts';
import { realmsKdc } from './realmsKdc.ts';
import { sections } from './sections.ts';

/** Every option of every section; directives and section names are tables of their own. */
export const options: readonly Option[] = [
  ...libdefaults,
  ...libdefaultsHeimdal,
  ...realms,
  ...realmsKdc,
  ...mappings,
  ...appdefaults,
  ...appdefaultsPam,
  ...plugins,
  ...kdcDefaults,
  ...databaseModules,
  ...heimdalKdc,
  ...heimdalServices,
];

/** A place in a file and what can stand there. `<REALM>` and the like in the pattern fit any name. */
interface Place {
  readonly pattern: readonly string[];
  readonly options: readonly Option[];
  readonly byName: ReadonlyMap<string, Option>;
  /** The row for tags that are names, such as hosts under [domain_realm]. */
  readonly anyName: Option | undefined;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function isPlaceholder(step: string): boolean {
  return step.startsWith('<');
}

function place(pattern: readonly string[], found: readonly Option[]): Place {
  const byName = new Map(found.map((option) => [option.name, option]));
  return { pattern, options: found, byName, anyName: found.find((o) => isPlaceholder(o.name)) };
}

const byPath = groupBy(options, (option) => option.path.join(' '));

const places: readonly Place[] = [
  ...[...byPath.values()].map((found) => place(found[0]?.path ?? [], found)),
  place(
    ['libdefaults', '<REALM>'],
    libdefaults.filter((option) => option.perRealm),
  ),
  place(['appdefaults', 'pam', '<REALM>'], appdefaultsPam),
];

const placesBySection = groupBy(places, (p) => `${p.pattern.length} ${p.pattern[0] ?? ''}`);

function placesAt(path: readonly string[]): readonly Place[] {
  const candidates = placesBySection.get(`${path.length} ${path[0] ?? ''}`) ?? [];
  if (path.length < 2) return candidates;
  return candidates.filter(({ pattern }) =>
    pattern.every((step, index) => isPlaceholder(step) || step === path[index]),
  );
}

const placeNames = new Set(places.flatMap(({ pattern }) => pattern.slice(1)));

/** Whether some place inside a section goes by this name; below any other name the same options stand. */
export function isNamedPlace(name: string): boolean {
  return placeNames.has(name);
}

/** The options that can stand at a place, for example `['libdefaults']` or `['realms', 'A.COM']`. */
export function optionsAt(path: readonly string[]): readonly Option[] {
  const [first, ...more] = placesAt(path);
  if (first && more.length === 0) return first.options;
  return [first, ...more].flatMap((found) => found?.options ?? []);
}

/**
 * Looks options up at one place. For callers that look up many names there, such as a linter at the
 * lines of one block.
 */
export function optionFinder(path: readonly string[]): (name: string) => Option | undefined {
  const here = placesAt(path);
  const anyName = here.find((found) => found.anyName)?.anyName;
  return (name) => {
    for (const { byName } of here) {
      const option = byName.get(name);
      if (option) return option;
    }
    return anyName;
  };
}

/**
 * The option `name` at a place, or undefined if no program knows it there. A place whose tags are
 * names (hosts under [domain_realm], applications) answers with its placeholder row.
 */
export function findOption(path: readonly string[], name: string): Option | undefined {
  return optionFinder(path)(name);
}

const byName = groupBy(options, (option) => option.name);

/** Every place in which an option of this name exists. */
export function placesOf(name: string): readonly Option[] {
  return byName.get(name) ?? [];
}

const sectionByName = new Map(sections.map((section) => [section.name, section]));

/** The table row of a top-level section, if any program reads it. */
export function findSection(name: string): Option | undefined {
  return sectionByName.get(name);
}

import type { Option } from '../options/option.ts';
import type { Library } from './context.ts';

/**
 * The libraries whose reading of a value counts: the chosen ones that know the option, or the one it
 * belongs to. PAM modules and MySQL use the functions of the MIT library.
 */
export function readersOf(option: Option, chosen: readonly Library[]): readonly Library[] {
  const known = chosen.filter((library) => option.readers.includes(library));
  if (known.length > 0) return known;
  const [first] = option.readers;
  return [first === 'heimdal' || first === 'java' ? first : 'mit'];
}

const titles: Readonly<Record<Library, string>> = { mit: 'MIT', heimdal: 'Heimdal', java: 'Java' };

/** "MIT", "MIT and Java". */
export function spokenLibraries(libraries: readonly Library[]): string {
  return libraries.map((library) => titles[library]).join(' and ');
}

import { findOption, findSection } from '../../src/krb5conf/options/table.ts';

/** What verify_krb5_conf flags and we do not, on purpose. A complaint that no row explains fails the run. */
export interface HeimdalException {
  readonly name: string;
  readonly reason: string;
  explains(path: readonly string[], text: string): boolean;
}

export const HEIMDAL_EXCEPTIONS: readonly HeimdalException[] = [
  {
    name: 'known-option',
    reason:
      'The checker calls an entry unknown when its own table lacks it; MIT, Java, a login module or Heimdal itself reads it, and our table says so.',
    explains: (path, text) => /^unknown entry|^unknown or wrong type/.test(text) && isKnown(path),
  },
  {
    name: 'below-known-section',
    reason:
      'A section or block of another program, such as [plugins] or [dbmodules]: what is below it is not for the checker to judge.',
    explains: (path, text) =>
      /^unknown/.test(text) && path.slice(1).some((_, at) => isKnown(path.slice(0, at + 1))),
  },
  {
    name: 'template',
    reason: 'A placeholder of a template, which is not linted as a value.',
    explains: (_, text) => /@\w+@|\{\{|<%/.test(text),
  },
];

function isKnown(path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  if (path.length === 1) return findSection(name) !== undefined;
  return findOption(path.slice(0, -1), name) !== undefined;
}

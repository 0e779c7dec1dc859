/** What the linter calls an error in a configuration. The build makes it a file of its own: it brings the table of options. */
import { lintKrb5Conf } from '../krb5conf/lint.ts';
import { parseKrb5Conf } from '../krb5conf/parse.ts';
import type { ConfigProblem } from './evidence/clientView.ts';

/** A file with more is no configuration. */
const mostOfAFile = 20;

export function lintErrors(path: string, text: string): readonly ConfigProblem[] {
  return lintKrb5Conf(parseKrb5Conf(text), { path, active: true })
    .filter(({ severity }) => severity === 'error')
    .slice(0, mostOfAFile)
    .map(({ rule, message, range }) => ({
      code: rule,
      file: path,
      line: range.start.line + 1,
      message,
    }));
}

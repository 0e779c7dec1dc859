/** What the linter calls an error in the files that this login reads. Pure. */
import { lintKrb5Conf } from '../krb5conf/lint.ts';
import type { Profile } from '../krb5conf/profile.ts';
import type { ConfigProblem } from './evidence/clientView.ts';

/** A file with more is no configuration. */
const mostOfAFile = 20;

/** Without syntax errors: the library's own complaint about those is a finding of its own. */
export function lintErrors(profile: Profile): readonly ConfigProblem[] {
  if (!profile.accepted) return [];
  return profile.files.flatMap(({ path, document }) =>
    lintKrb5Conf(document, { path, active: true })
      .filter(({ severity }) => severity === 'error')
      .slice(0, mostOfAFile)
      .map(({ rule, message, range }) => ({
        code: rule,
        file: path,
        line: range.start.line + 1,
        message,
      })),
  );
}

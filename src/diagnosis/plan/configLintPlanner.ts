/** The files that the login reads, through the linter: lines that do not do what they say. */
import { diskFiles } from '../../probes/configFiles.ts';
import { startObservation } from '../../probes/observe.ts';
import type { ConfigLintObservation } from '../evidence/configLint.ts';
import type { Planner } from './planner.ts';

export const configLintPlanner: Planner = {
  stage: 'client configuration',
  purpose: 'the krb5.conf files that programs here read are checked line by line',
  // What the library refuses altogether is a finding of its own.
  plan: ({ client: { files, problems } }) =>
    files.length === 0 || problems.length > 0
      ? []
      : [
          {
            id: 'config-lint',
            title: `Lines of ${files.join(', ')}`,
            reason: 'a line may be read in another way than it looks, without an error',
            run: () => lintFiles(files),
          },
        ],
};

async function lintFiles(files: readonly string[]): Promise<ConfigLintObservation> {
  const finish = startObservation('config-lint', 'config-lint', files.join(', '));
  const { lintErrors } = await import('../lintErrors.ts');
  const found = files.flatMap((path) => {
    const read = diskFiles.read(path);
    return 'text' in read ? lintErrors(path, read.text) : [];
  });
  const [first] = found;
  return first === undefined
    ? finish('ok', { problems: found })
    : finish('failed', { problems: found }, first.message);
}

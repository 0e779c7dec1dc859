/** Reads what the Kerberos library of this machine would read, and checks every file of it. */
import { diskFiles } from '../../probes/configFiles.ts';
import type { CheckedFile } from './configurationRows.ts';
import { usedPaths } from './usedPaths.ts';
import { readSetting } from '../register.ts';

/** In the library's order, includes where they are read. Never throws: what cannot be read is a state. */
export async function checkFiles(): Promise<readonly CheckedFile[]> {
  const { buildProfile, includesFrom, lintKrb5Conf, parseKrb5Conf } =
    await import('../language/krb5conf.ts');
  const profile = buildProfile(usedPaths(), diskFiles);
  const named = new Set(profile.sources.map(({ path }) => path));
  const implementation = readSetting('kerberosDoctor.lint.implementation');
  const severities = readSetting('kerberosDoctor.lint.severity');
  const read = profile.files.map(({ path }): CheckedFile => {
    const content = diskFiles.read(path);
    const role = named.has(path) ? 'named' : 'include';
    if (!('text' in content)) return { path, role, status: content.error, problems: [] };
    const problems = lintKrb5Conf(parseKrb5Conf(content.text), {
      path,
      implementation,
      severities,
      active: true,
      snippet: role === 'include',
      includes: includesFrom(diskFiles),
    });
    return { path, role, status: 'read', problems };
  });
  const absent = profile.sources.flatMap(({ path, status }): CheckedFile[] =>
    status === 'read' ? [] : [{ path, role: 'named', status, problems: [] }],
  );
  return [...read, ...absent];
}

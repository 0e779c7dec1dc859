import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { heimdalEnvironment } from '../live/servers/heimdalPackages.ts';

/** One line of the checker: a syntax error with its line (from 1), or a complaint about a path. */
export type Complaint =
  | { readonly line: number; readonly text: string }
  | { readonly path: readonly string[]; readonly text: string };

/** The checker resolves every host it reads: it must run where there is no network. */
export function canIsolate(): boolean {
  return spawnSync('unshare', ['-n', 'true']).status === 0;
}

/** What verify_krb5_conf says of a file, without the hosts that it could not resolve. */
export function verify(root: string, path: string): Complaint[] {
  const result = spawnSync('unshare', ['-n', join(root, 'usr', 'bin', 'verify_krb5_conf'), path], {
    encoding: 'latin1',
    env: heimdalEnvironment(root),
    timeout: 20_000,
  });
  if (result.error) throw result.error;
  return result.stderr.split('\n').flatMap(parseComplaint);
}

function parseComplaint(line: string): Complaint[] {
  const said = line.replace(/^verify_krb5_conf: /, '');
  const syntax = /^krb5_config_parse_file: .*:(\d+): (.*)$/.exec(said);
  if (syntax) return [{ line: Number(syntax[1]), text: syntax[2] ?? '' }];
  const found = /^\/(.*?): (.*)$/.exec(said);
  if (found === null || /name resolution|not known|No address/.test(found[2] ?? '')) return [];
  return [{ path: (found[1] ?? '').split('/'), text: found[2] ?? '' }];
}

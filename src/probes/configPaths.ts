/** Where libkrb5 looks for its configuration (krb5conf.md 2.8; MIT src/lib/krb5/os/init_os_ctx.c). */
import { posix, win32 } from 'node:path';

export interface ConfigPaths {
  /** In the library's order: earlier files win. */
  readonly paths: readonly string[];
  /** The user or KRB5_CONFIG chose them; a missing one is then worth telling. */
  readonly named: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The files that MIT Kerberos would read on this platform.
 * @param chosen paths that the caller was given, instead of the environment's
 */
export function configPaths(
  env: Environment,
  platform: NodeJS.Platform,
  homeDirectory: string,
  chosen: readonly string[] = [],
): ConfigPaths {
  if (chosen.length > 0) return { paths: chosen, named: true };
  const named = env['KRB5_CONFIG'];
  if (named !== undefined && named !== '') {
    // A colon is part of a Windows path, and the library takes one path there.
    const paths = platform === 'win32' ? [named] : named.split(':').filter((path) => path !== '');
    return { paths, named: true };
  }
  return { paths: platformPaths(env, platform, homeDirectory), named: false };
}

function platformPaths(env: Environment, platform: NodeJS.Platform, home: string): string[] {
  switch (platform) {
    case 'win32':
      return ['APPDATA', 'ProgramData']
        .map((name) => env[name])
        .filter((base): base is string => base !== undefined && base !== '')
        .map((base) => win32.join(base, 'MIT', 'Kerberos5', 'krb5.ini'))
        .concat(win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'krb5.ini'));
    case 'darwin':
      return [
        posix.join(home, 'Library/Preferences/edu.mit.Kerberos'),
        '/Library/Preferences/edu.mit.Kerberos',
        '/etc/krb5.conf',
      ];
    case 'sunos':
      return ['/etc/krb5/krb5.conf'];
    default:
      return ['/etc/krb5.conf'];
  }
}

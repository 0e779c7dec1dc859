/** Where this process runs, as far as its environment tells. */
import type { Vantage } from '../diagnosis/verdict.ts';
import type { Session } from './session.ts';

export function vantageOf({ env, hostName, platform }: Session): Vantage {
  const remote = remoteOf(env);
  return { host: hostName, platform, ...(remote === undefined ? {} : { remote }) };
}

/** In the words of VS Code's `env.remoteName`. */
function remoteOf(env: Session['env']): string | undefined {
  if (env['CODESPACES'] === 'true') return 'codespaces';
  if (env['REMOTE_CONTAINERS'] !== undefined) return 'dev-container';
  if (env['WSL_DISTRO_NAME'] !== undefined) return 'wsl';
  return env['SSH_CONNECTION'] === undefined ? undefined : 'ssh-remote';
}

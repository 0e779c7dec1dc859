import type { Environment } from './environment.ts';

export interface Timeouts {
  /** Until TCP and TLS stand, in milliseconds. */
  readonly connectMs: number;
  /** From request to the last byte of the answer, in milliseconds, for each of the SDK's attempts. */
  readonly answerMs: number;
}

/**
 * How the SDK's HTTP handler connects: with deadlines, which it lacks by default, and through the proxy that
 * HTTPS_PROXY and NO_PROXY name, which it ignores by default. Node reads those itself from 22.21 and 24.5 on;
 * older versions ignore the option, and VS Code sets its own proxy over any agent.
 */
export function connection({ connectMs, answerMs }: Timeouts, env: Environment) {
  const proxied = Boolean(env['HTTPS_PROXY'] || env['https_proxy']);
  return {
    connectionTimeout: connectMs,
    requestTimeout: answerMs,
    socketTimeout: answerMs,
    throwOnRequestTimeout: true,
    ...(proxied ? { httpsAgent: { keepAlive: true, maxSockets: 50, proxyEnv: env } } : {}),
  };
}

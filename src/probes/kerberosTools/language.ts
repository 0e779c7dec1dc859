import type { Environment } from './runProgram.ts';

/** The environment with which Kerberos programs print in English and in UTC; everything else stays the user's. */
export function kerberosLanguage(env: Environment): Environment {
  return { ...env, LC_ALL: 'C', LANG: 'C', LANGUAGE: '', TZ: 'UTC' };
}

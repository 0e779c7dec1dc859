import { commandLine } from './commandLine.ts';
import type { CommandLine } from './commandLine.ts';
import type { CredentialRepair } from './section.ts';

/** The repairs that are a command of the AWS CLI, which opens a browser. */
export type SignIn = 'sso-login' | 'login' | 'configure-sso';

export function isSignIn(repair: CredentialRepair): repair is SignIn {
  return repair === 'sso-login' || repair === 'login' || repair === 'configure-sso';
}

/** The command that signs a profile in; without one, the AWS CLI's own `default`. */
export function signInCommand(kind: SignIn, profile = 'default'): CommandLine {
  switch (kind) {
    case 'sso-login':
      return commandLine('aws', 'sso', 'login', '--profile', profile);
    case 'login':
      return commandLine('aws', 'login', '--profile', profile);
    case 'configure-sso':
      return commandLine('aws', 'configure', 'sso');
  }
}

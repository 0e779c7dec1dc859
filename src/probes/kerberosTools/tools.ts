import type { Environment, RunProgram } from './runProgram.ts';

/** What it takes to ask the machine's own Kerberos programs. */
export interface KerberosTools {
  /** Of the process that would log in: PATH, KRB5_CONFIG, KRB5CCNAME, … */
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly run: RunProgram;
}

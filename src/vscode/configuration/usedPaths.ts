import { homedir } from 'node:os';
import { configPaths } from '../../probes/configPaths.ts';
import { readSetting } from '../register.ts';

/** The krb5.conf files that the Kerberos library of this machine would read now, or the one that the settings name. */
export function usedPaths(): readonly string[] {
  const chosen = readSetting('kerberosDoctor.diagnosis.krb5Conf');
  const paths = chosen === '' ? [] : [chosen];
  return configPaths(process.env, process.platform, homedir(), paths).paths;
}

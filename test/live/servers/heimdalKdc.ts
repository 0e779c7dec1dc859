import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askKdc } from '../../../src/probes/kdc.ts';
import { shiftedClock } from './faketime.ts';
import { heimdalEnvironment } from './heimdalPackages.ts';
import { freePort, removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface HeimdalKdc extends LiveServer {
  readonly realm: string;
  readonly port: number;
  readonly kpasswdPort: number;
  /** Runs a command of kadmin on the database itself. */
  kadmin(...command: string[]): string;
}

/** Starts a Heimdal realm on one loopback address: KDC and kpasswdd. `faketime` shifts its clock (`+10m`). */
export async function startHeimdalKdc(
  root: string,
  realm: string,
  options: {
    readonly address?: string;
    readonly faketime?: string;
    readonly kpasswd?: boolean;
  } = {},
): Promise<HeimdalKdc> {
  const { address = '127.0.0.1' } = options;
  const folder = temporaryFolder('heimdal');
  const [port, kpasswdPort] = [await freePort(), await freePort()];
  const at = (name: string): string => join(folder, name);
  const program = (path: string): string => join(root, 'usr', path);
  writeFileSync(
    at('krb5.conf'),
    `[libdefaults]
 default_realm = ${realm}
 dns_lookup_kdc = false
 dns_lookup_realm = false
[realms]
 ${realm} = {
  kdc = ${address}:${port}
 }
[kdc]
 database = {
  dbname = ${at('heimdal')}
  mkey_file = ${at('m-key')}
  acl_file = ${at('acl')}
  log_file = ${at('log')}
  realm = ${realm}
 }
 require-preauth = yes
[logging]
 kdc = FILE:${at('kdc.log')}
 kpasswdd = FILE:${at('kpasswdd.log')}
`,
  );
  const env = { ...heimdalEnvironment(root), KRB5_CONFIG: at('krb5.conf') };
  const kadmin = (...command: string[]): string =>
    run(program('bin/kadmin.heimdal'), ['-l', `--config-file=${at('krb5.conf')}`, ...command], env);
  run(program('sbin/kstash'), ['--random-key', `--key-file=${at('m-key')}`], env);
  kadmin('init', '--realm-max-ticket-life=1d', '--realm-max-renewable-life=7d', realm);
  const shifted = { ...env, ...shiftedClock(options.faketime) };
  const context = { signal: new AbortController().signal, timeoutMs: 500 };
  const answers = async (): Promise<boolean> =>
    (await askKdc({ address, port, transport: 'tcp', realm }, context)).outcome === 'ok';
  const kdc = await start(
    program('lib/heimdal-servers/kdc'),
    [
      `--config-file=${at('krb5.conf')}`,
      `--addresses=${address}`,
      `--ports=${port}/udp ${port}/tcp`,
    ],
    answers,
    shifted,
  );
  const kpasswdd =
    options.kpasswd === true
      ? await start(
          program('lib/heimdal-servers/kpasswdd'),
          [`--config-file=${at('krb5.conf')}`, `--addresses=${address}`, `--port=${kpasswdPort}`],
          () => true,
          shifted,
        )
      : undefined;
  return {
    realm,
    port,
    kpasswdPort,
    kadmin,
    stop: async () => {
      await kpasswdd?.stop();
      await kdc.stop();
      removeFolder(folder);
    },
  };
}

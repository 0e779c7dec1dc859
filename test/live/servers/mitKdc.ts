import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askKdc } from '../../../src/probes/kdc.ts';
import { hostAndPort } from '../../../src/probes/observe.ts';
import { loopbacks } from '../context.ts';
import { shiftedClock } from './faketime.ts';
import { freePort, removeFolder, run, start, temporaryFolder } from './process.ts';
import type { LiveServer } from './process.ts';

export interface MitKdc extends LiveServer {
  readonly realm: string;
  readonly port: number;
  readonly kpasswdPort: number;
  readonly folder: string;
  /** `KRB5_CONFIG` and `KRB5_KDC_PROFILE` of this realm. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs a query of kadmin.local. */
  kadmin(query: string): string;
}

/** Starts an MIT realm on loopback, IPv6 as well where there is any: KDC, and kadmind for kpasswd. `faketime` shifts its clock (`+10m`). */
export async function startMitKdc(
  realm: string,
  options: {
    readonly faketime?: string;
    readonly maxDatagram?: number;
    readonly kadmind?: boolean;
  } = {},
): Promise<MitKdc> {
  const folder = temporaryFolder('mit');
  const [port, kpasswdPort, kadminPort] = [await freePort(), await freePort(), await freePort()];
  const listen = loopbacks.map((address) => hostAndPort(address, port)).join(', ');
  const at = (name: string): string => join(folder, name);
  writeFileSync(
    at('kdc.conf'),
    `[kdcdefaults]
 ${options.maxDatagram === undefined ? '' : `kdc_max_dgram_reply_size = ${options.maxDatagram}`}
[realms]
 ${realm} = {
  database_name = ${at('principal')}
  admin_keytab = FILE:${at('kadm5.keytab')}
  acl_file = ${at('kadm5.acl')}
  key_stash_file = ${at('stash')}
  kdc_listen = ${listen}
  kdc_tcp_listen = ${listen}
  kadmind_listen = 127.0.0.1:${kadminPort}
  kpasswd_listen = 127.0.0.1:${kpasswdPort}
  max_renewable_life = 7d
  supported_enctypes = aes256-cts:normal aes128-cts:normal
  default_principal_flags = +preauth
 }
[logging]
 kdc = FILE:${at('kdc.log')}
 admin_server = FILE:${at('kadmin.log')}
`,
  );
  writeFileSync(
    at('krb5.conf'),
    `[libdefaults]
 default_realm = ${realm}
 dns_lookup_kdc = false
 dns_canonicalize_hostname = false
 rdns = false
[realms]
 ${realm} = {
  kdc = 127.0.0.1:${port}
  kpasswd_server = 127.0.0.1:${kpasswdPort}
 }
`,
  );
  writeFileSync(at('kadm5.acl'), '');
  const env = { KRB5_CONFIG: at('krb5.conf'), KRB5_KDC_PROFILE: at('kdc.conf') };
  run('kdb5_util', ['create', '-s', '-W', '-P', 'masterpw', '-r', realm], env);
  const kadmin = (query: string): string => run('kadmin.local', ['-r', realm, '-q', query], env);
  const answers = async (): Promise<boolean> => {
    const context = { signal: new AbortController().signal, timeoutMs: 500 };
    return (
      (await askKdc({ address: '127.0.0.1', port, transport: 'tcp', realm }, context)).outcome ===
      'ok'
    );
  };
  const kdc = await start('krb5kdc', ['-r', realm, '-n', '-P', at('kdc.pid')], answers, {
    ...env,
    ...shiftedClock(options.faketime),
  });
  const admin =
    options.kadmind === true
      ? await start('kadmind', ['-r', realm, '-nofork', '-P', at('kadmind.pid')], () => true, env)
      : undefined;
  return {
    realm,
    port,
    kpasswdPort,
    folder,
    env,
    kadmin,
    stop: async () => {
      await admin?.stop();
      await kdc.stop();
      removeFolder(folder);
    },
  };
}

import { startBind } from '../../test/live/servers/bind.ts';
import { startChrony } from '../../test/live/servers/chrony.ts';
import { startMariaDb } from '../../test/live/servers/mariadb.ts';
import { startMitKdc } from '../../test/live/servers/mitKdc.ts';
import type { MitKdc } from '../../test/live/servers/mitKdc.ts';
import type { LiveServer } from '../../test/live/servers/process.ts';

/** A healthy realm with its database, DNS and time, all on loopback. */
export interface HealthyTarget extends LiveServer {
  readonly kdc: MitKdc;
  /** Service → port. */
  readonly ports: Readonly<Record<'kerberos' | 'kpasswd' | 'dns' | 'ntp' | 'database', number>>;
}

export const realm = 'BENCH.TEST';
export const user = 'alice';
export const password = 'Us3r-Passw0rd';
export const srv = '_kerberos._udp.bench.test';

export async function startHealthyTarget(): Promise<HealthyTarget> {
  const kdc = await startMitKdc(realm, { kadmind: true });
  kdc.kadmin(`addprinc -pw ${password} ${user}`);
  const servers = await Promise.all([
    startBind({ 'bench.test.': ['kdc IN A 127.0.0.1', '_kerberos._udp IN SRV 0 100 88 kdc'] }),
    startChrony({ stratum: 3 }),
    startMariaDb(kdc, 'mysql/localhost', [
      `create user ${user} identified via gssapi using '${user}@${realm}'`,
    ]),
  ]);
  const [dns, ntp, database] = servers;
  return {
    kdc,
    ports: {
      kerberos: kdc.port,
      kpasswd: kdc.kpasswdPort,
      dns: dns.port,
      ntp: ntp.port,
      database: database.port,
    },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await kdc.stop();
    },
  };
}

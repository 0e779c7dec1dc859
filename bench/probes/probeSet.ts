import { askDns } from '../../src/probes/dns.ts';
import { askKdc } from '../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { greetMysql } from '../../src/probes/mysql.ts';
import { askNtp } from '../../src/probes/ntp.ts';
import type { Observation } from '../../src/probes/observation.ts';
import { proveRealm } from '../../src/probes/realmProof.ts';
import { askForReferral } from '../../src/probes/trust.ts';
import { context, loopback } from '../../test/live/context.ts';
import { realm, srv, user } from './target.ts';
import type { HealthyTarget } from './target.ts';

/** What a diagnosis asks of one KDC, one DNS server and one database, all at once. Throws when one of them is not healthy. */
export async function askEverything({ ports }: HealthyTarget): Promise<readonly Observation[]> {
  const ctx = context(2000);
  const host = 'localhost';
  const address = loopback;
  const observations = await Promise.all([
    ...(['udp', 'tcp'] as const).flatMap((transport) => {
      const kdc = { address, port: ports.kerberos, transport, realm };
      const dns = { server: address, port: ports.dns, serverRole: 'directory' } as const;
      return [
        askDns({ ...dns, transport, name: srv, type: 'SRV' }, ctx),
        askKdc(kdc, ctx),
        proveRealm(kdc, ctx),
        askKdcWithLargeRequest(kdc, ctx),
        askForReferral({ ...kdc, domain: 'other.test' }, ctx),
        askKpasswd({ ...kdc, port: ports.kpasswd }, ctx),
      ];
    }),
    askNtp({ address, port: ports.ntp }, ctx),
    greetMysql({ host, address, port: ports.database, user }, ctx),
  ]);
  // That MIT's KDC refers nobody is an answer too.
  const bad = observations.filter(
    ({ probe, outcome }) => outcome !== 'ok' && !(probe === 'trust' && outcome === 'failed'),
  );
  if (bad.length > 0) throw new Error(`not healthy: ${JSON.stringify(bad)}`);
  return observations;
}

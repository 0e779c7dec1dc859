import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { workstationResolver } from '../../src/net/resolver.ts';
import { askDns } from '../../src/probes/dns.ts';
import { resolveHost } from '../../src/probes/resolve.ts';
import { context, loopback } from './context.ts';
import { equalsDig } from './servers/dig.ts';
import { startDnsmasq } from './servers/dnsmasq.ts';
import type { Dnsmasq } from './servers/dnsmasq.ts';
import { missing, needs } from './servers/process.ts';

const services = Array.from(
  { length: 40 },
  (_, index) =>
    `--srv-host=_kerberos._udp.big.test,dc-with-a-long-name-${index}.big.test,88,${index},100`,
);

describe('dnsmasq', { skip: missing('dnsmasq') }, () => {
  let server: Dnsmasq;

  before(async () => {
    server = await startDnsmasq([
      '--local=/live.test/',
      '--local=/big.test/',
      '--srv-host=_kerberos._tcp.live.test,kdc1.live.test,88,0,100',
      '--srv-host=_kerberos._tcp.live.test,kdc2.live.test,88,10,50',
      '--host-record=kdc1.live.test,127.0.0.5,::5',
      '--cname=db.live.test,kdc1.live.test',
      '--txt-record=_kerberos.live.test,LIVE.TEST',
      '--ptr-record=5.0.0.127.in-addr.arpa,kdc1.live.test',
      '--edns-packet-max=512',
      ...services,
    ]);
  });
  after(() => server.stop());

  const questions = [
    ['_kerberos._tcp.live.test', 'SRV'],
    ['kdc1.live.test', 'A'],
    ['kdc1.live.test', 'AAAA'],
    ['db.live.test', 'A'],
    ['_kerberos.live.test', 'TXT'],
    ['5.0.0.127.in-addr.arpa', 'PTR'],
    ['missing.live.test', 'A'],
    ['kdc1.live.test', 'SRV'],
    ['example.org', 'A'],
  ] as const;

  for (const transport of ['udp', 'tcp'] as const) {
    test(`${transport}: rcodes and answers equal dig's`, async (t) => {
      if (!needs(t, 'dig')) return;
      for (const [name, type] of questions) {
        const target = {
          server: loopback,
          port: server.port,
          serverRole: 'directory',
          transport,
          name,
          type,
        } as const;
        await equalsDig(target);
      }
    });
  }

  test('an answer that does not fit a datagram is truncated over UDP and whole over TCP', async () => {
    const target = {
      server: loopback,
      port: server.port,
      serverRole: 'directory',
      name: '_kerberos._udp.big.test',
      type: 'SRV',
    } as const;
    const udp = await askDns({ ...target, transport: 'udp' }, context());
    assert.equal(udp.facts.truncated, true);
    const tcp = await askDns({ ...target, transport: 'tcp' }, context());
    assert.deepEqual([tcp.facts.truncated, tcp.facts.answers.length], [false, services.length]);
  });

  test('as the workstation’s resolver it gives both families through an alias', async () => {
    const resolver = workstationResolver({
      KERBEROS_DOCTOR_RESOLVER: `${loopback}:${server.port}`,
    });
    const { outcome, facts } = await resolveHost({ host: 'db.live.test' }, resolver, context());
    assert.deepEqual([outcome, facts.addresses], ['ok', ['127.0.0.5', '::5']]);
    const missing = await resolveHost({ host: 'missing.live.test' }, resolver, context());
    assert.deepEqual([missing.outcome, missing.facts.code], ['failed', 'ENOTFOUND']);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { workstationResolver } from '../../src/net/resolver.ts';
import { resolveHost } from '../../src/probes/resolve.ts';
import { context, loopback, loopbacks } from './context.ts';
import { startBind } from './servers/bind.ts';
import type { Bind } from './servers/bind.ts';
import { equalsDig } from './servers/dig.ts';
import { missing } from './servers/process.ts';

const manyServices = Array.from(
  { length: 40 },
  (_, index) =>
    `_ldap._tcp.dc._msdcs IN SRV ${index} 100 389 a-controller-with-a-long-name-${index}`,
);

const zones = {
  'live.test.': [
    'kdc1 IN A 127.0.0.5',
    'kdc1 IN A 127.0.0.6',
    'kdc1 IN AAAA ::5',
    'only4 IN A 127.0.0.7',
    '_kerberos._tcp IN SRV 0 100 88 kdc1',
    '_kerberos._tcp IN SRV 10 50 88 only4',
    '_kerberos._udp IN SRV 0 0 0 .',
    '_kerberos IN TXT "LIVE.TEST"',
    '_kerberos.two IN TXT "LIVE" ".TEST"',
    'db IN CNAME alias.live.test.',
    'alias IN CNAME kdc1.live.test.',
    'dangling IN CNAME gone.live.test.',
    'outside IN CNAME db.example.org.',
    '*.wild IN A 127.0.0.9',
    'child IN NS ns.child',
    'ns.child IN A 127.0.0.8',
    ...manyServices,
  ],
  '0.0.127.in-addr.arpa.': ['5 IN PTR kdc1.live.test.', '6 IN PTR kdc1.live.test.'],
};

const questions = [
  ['_kerberos._tcp.live.test', 'SRV'],
  ['_kerberos._udp.live.test', 'SRV'],
  ['kdc1.live.test', 'A'],
  ['KDC1.Live.Test', 'A'],
  ['kdc1.live.test', 'AAAA'],
  ['only4.live.test', 'AAAA'],
  ['db.live.test', 'A'],
  ['dangling.live.test', 'A'],
  ['outside.live.test', 'A'],
  ['any.wild.live.test', 'A'],
  ['host.child.live.test', 'A'],
  ['_kerberos.live.test', 'TXT'],
  ['_kerberos.two.live.test', 'TXT'],
  ['_tcp.live.test', 'SRV'],
  ['missing.live.test', 'SRV'],
  ['5.0.0.127.in-addr.arpa', 'PTR'],
  ['9.0.0.127.in-addr.arpa', 'PTR'],
  ['example.org', 'A'],
  ['_ldap._tcp.dc._msdcs.live.test', 'SRV'],
] as const;

describe('BIND', { skip: missing('named', 'dig') }, () => {
  let server: Bind;
  before(async () => {
    server = await startBind(zones);
  });
  after(() => server.stop());

  for (const address of loopbacks) {
    for (const transport of ['udp', 'tcp'] as const) {
      test(`${address} over ${transport}: rcodes, truncation and answers equal dig's`, async () => {
        for (const [name, type] of questions) {
          await equalsDig({
            server: address,
            port: server.port,
            serverRole: 'directory',
            transport,
            name,
            type,
          });
        }
      });
    }
  }

  const ask = (
    name: string,
    type: 'A' | 'SRV',
    transport: 'udp' | 'tcp',
  ): ReturnType<typeof equalsDig> =>
    equalsDig({
      server: loopback,
      port: server.port,
      serverRole: 'directory',
      transport,
      name,
      type,
    });

  test('a name that is none of its own is refused, not missing', async () => {
    const { rcode, recursionAvailable } = await ask('example.org', 'A', 'udp');
    assert.deepEqual([rcode, recursionAvailable], ['REFUSED', false]);
    assert.equal((await ask('missing.live.test', 'A', 'udp')).rcode, 'NXDOMAIN');
  });

  test('forty controllers are truncated over UDP, and whole over TCP', async () => {
    const name = '_ldap._tcp.dc._msdcs.live.test';
    assert.equal((await ask(name, 'SRV', 'udp')).truncated, true);
    assert.equal((await ask(name, 'SRV', 'tcp')).answers.length, manyServices.length);
  });

  test('as the workstation’s resolver: both families through two aliases, and none at the end of a dangling one', async () => {
    const resolver = workstationResolver({
      KERBEROS_DOCTOR_RESOLVER: `${loopback}:${server.port}`,
    });
    const { facts } = await resolveHost({ host: 'db.live.test' }, resolver, context());
    assert.deepEqual([...facts.addresses].sort(), ['127.0.0.5', '127.0.0.6', '::5']);
    const dangling = await resolveHost({ host: 'dangling.live.test' }, resolver, context());
    assert.deepEqual([dangling.outcome, dangling.facts.code], ['failed', 'ENOTFOUND']);
  });
});

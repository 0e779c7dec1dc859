import assert from 'node:assert/strict';
import { test } from 'node:test';
import dnsPacket from 'dns-packet';
import { workstationResolver } from '../../../src/net/resolver.ts';
import { servicePorts, wellKnownPorts } from '../../../src/net/servicePorts.ts';
import { SettingError } from '../../../src/net/settingError.ts';
import { limits, loopback, udpServer } from './loopback.ts';

test('ports: well-known unless overridden', () => {
  assert.deepEqual(servicePorts({}), wellKnownPorts);
  const ports = servicePorts({ KERBEROS_DOCTOR_PORTS: ' dns=10053, kerberos=10088,' });
  assert.deepEqual(ports, { ...wellKnownPorts, dns: 10053, kerberos: 10088 });
});

test('ports: every mistake names the entry and the remedy', () => {
  for (const [value, said] of [
    ['kdc=88', /"kdc", which does not exist: use dns, kerberos/],
    ['kerberos=0', /"kerberos" the port "0": write a number from 1 to 65535/],
    ['ldap=99999', /"99999"/],
    ['dns', /"dns" the port ""/],
    ['__proto__=1', /__proto__/],
  ] as const) {
    assert.throws(
      () => servicePorts({ KERBEROS_DOCTOR_PORTS: value }),
      (error) => {
        assert.ok(error instanceof SettingError);
        assert.match(error.message, said);
        return true;
      },
    );
  }
});

test('resolver: address literals and localhost without any DNS', async () => {
  const resolver = workstationResolver({});
  assert.deepEqual(await resolver.lookup('192.0.2.1', limits(1000)), { addresses: ['192.0.2.1'] });
  assert.deepEqual(await resolver.lookup('::1', limits(1000)), { addresses: ['::1'] });
  const { addresses } = await resolver.lookup('localhost', limits(5000));
  assert.ok(addresses.includes('127.0.0.1') || addresses.includes('::1'));
  assert.ok(Array.isArray(resolver.nameservers()));
});

test('resolver: an override that is no address is refused in words', () => {
  for (const value of ['dns.example.com', '10.0.0.1:0', '10.0.0.1:99999', '[fd00::1', '1.2.3']) {
    assert.throws(
      () => workstationResolver({ KERBEROS_DOCTOR_RESOLVER: value }),
      /write an IP address/,
    );
  }
  const [server] = workstationResolver({ KERBEROS_DOCTOR_RESOLVER: '[fd00::1]:53' }).nameservers();
  assert.deepEqual(server, { address: 'fd00::1', port: 53 });
});

type Zone = Readonly<Record<string, readonly (readonly ['A' | 'AAAA' | 'CNAME', string])[]>>;

const zone: Zone = {
  'db.example.com': [['CNAME', 'alias.example.com']],
  'alias.example.com': [
    ['A', '10.0.0.7'],
    ['AAAA', 'fd00::7'],
  ],
  'loop.example.com': [['CNAME', 'pool.example.com']],
  'pool.example.com': [['CNAME', 'loop.example.com']],
};

function answer(datagram: Uint8Array): Buffer {
  const { id, questions = [] } = dnsPacket.decode(Buffer.from(datagram));
  const [question] = questions;
  const records = zone[question!.name];
  const answers = (records ?? []).filter(([type]) => type === question!.type || type === 'CNAME');
  const rcode = records ? 0 : 3;
  return dnsPacket.encode({
    id: id ?? 0,
    type: 'response',
    flags: rcode,
    questions,
    answers: answers.map(([type, data]) => ({ type, name: question!.name, data })),
  });
}

test('resolver: one DNS server stands for the workstation, aliases followed', async (t) => {
  const port = await udpServer(t, (datagram, reply) => reply(answer(datagram)));
  const resolver = workstationResolver({ KERBEROS_DOCTOR_RESOLVER: `${loopback}:${port}` });
  assert.deepEqual(resolver.nameservers(), [{ address: loopback, port }]);
  const look = (host: string): Promise<unknown> => resolver.lookup(host, limits(1000));
  assert.deepEqual(await look('db.example.com'), { addresses: ['10.0.0.7', 'fd00::7'] });
  assert.deepEqual(await look('DB.Example.com.'), { addresses: [], code: 'ENOTFOUND' });
  assert.deepEqual(await look('nowhere.example.com'), { addresses: [], code: 'ENOTFOUND' });
  assert.deepEqual(await look('a..b'), { addresses: [], code: 'ENOTFOUND' });
  assert.deepEqual(await look(`${'a'.repeat(64)}.com`), { addresses: [], code: 'ENOTFOUND' });
  const { code } = await resolver.lookup('loop.example.com', limits(1000));
  assert.equal(code, 'EAI_FAIL');
});

test('resolver: a silent server and a cancelled run are told apart', async (t) => {
  const port = await udpServer(t, () => undefined);
  const resolver = workstationResolver({ KERBEROS_DOCTOR_RESOLVER: `${loopback}:${port}` });
  assert.deepEqual(await resolver.lookup('a.example.com', limits(40)), {
    addresses: [],
    code: 'EAI_AGAIN',
  });
  const bounds = limits(60_000);
  setTimeout(bounds.abort, 20);
  assert.deepEqual(await resolver.lookup('a.example.com', bounds), {
    addresses: [],
    code: 'ECANCELLED',
  });
});

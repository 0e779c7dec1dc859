/** The realm's servers over real sockets, asked with hand-made packets. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import dnsPacket from 'dns-packet';
import type { DecodedPacket, RecordType } from 'dns-packet';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { askTcp, askUdp, Connection } from './exchange.ts';
import { readKrbError } from './krbError.ts';

let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
});
after(() => simulator.stop());

const ports = () => simulator.place.ports;
const controller = () => simulator.world.realm.controllers[0]!;
const resolver = () => simulator.world.realm.resolvers[0]!;

function question(name: string, type: RecordType): Buffer {
  return dnsPacket.encode({
    type: 'query',
    id: 4711,
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ name, type }],
  });
}

async function resolve(server: string, name: string, type: RecordType, transport: 'udp' | 'tcp') {
  const request = question(name, type);
  const reply =
    transport === 'udp'
      ? await askUdp(server, ports().dns, request)
      : await askTcp(server, ports().dns, request, 2);
  assert.ok(reply, 'no reply');
  const packet = dnsPacket.decode(reply);
  assert.equal(packet.id, 4711);
  return packet;
}

/** The low four bits of the flags (RFC 1035 section 4.1.1). */
function rcodeOf({ flags = 0 }: DecodedPacket): number {
  return flags & 0xf;
}

for (const transport of ['udp', 'tcp'] as const) {
  test(`DNS over ${transport}: SRV, A, NODATA, NXDOMAIN`, async () => {
    const { address } = resolver();
    const srv = await resolve(address, '_kerberos._tcp.awsmad.example.com', 'SRV', transport);
    assert.deepEqual(
      srv.answers?.map((it) => (it.type === 'SRV' ? [it.data.target, it.data.port] : it)),
      [
        ['dc1.awsmad.example.com', 10088],
        ['dc2.awsmad.example.com', 10088],
      ],
    );
    const host = await resolve(address, 'DC1.awsmad.example.com', 'A', transport);
    assert.deepEqual(
      host.answers?.map((it) => (it.type === 'A' ? it.data : it)),
      [controller().address],
    );
    const nothing = await resolve(address, '_tcp.awsmad.example.com', 'A', transport);
    assert.equal(rcodeOf(nothing), 0);
    assert.equal(nothing.answers?.length, 0);
    assert.equal(nothing.authorities?.[0]?.type, 'SOA');
    const absent = await resolve(address, 'nosuch.awsmad.example.com', 'A', transport);
    assert.equal(rcodeOf(absent), 3);
  });
}

test("the directory's own DNS answers at each controller, and knows the endpoints", async () => {
  const endpoint = simulator.world.account.regions['eu-west-1']!.clusters[0]!.Endpoint!;
  const { answers } = await resolve(controller().address, endpoint, 'A', 'udp');
  assert.equal(answers?.length, 1);
});

test('DNS says nothing to garbage', async () => {
  assert.equal(await askUdp(resolver().address, ports().dns, Buffer.from('hello'), 100), undefined);
});

interface Recording {
  readonly name: string;
  readonly request_hex: string | readonly string[];
  readonly response_hex: string | readonly string[];
}

function recordings(file: string): readonly Recording[] {
  const url = new URL(`../../fixtures/vectors/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as readonly Recording[];
}

function recorded(file: string, name: string): Recording {
  const found = recordings(file).find((it) => it.name === name);
  assert.ok(found, `no recording ${name}`);
  return found;
}

/** DER by hand: a tag around content shorter than 256 bytes. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : [0x81, body.length];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const int = (value: number) => der(2, Buffer.of(value));
const generalString = (text: string) => der(0x1b, Buffer.from(text));
const principal = (type: number, ...parts: string[]) =>
  der(0x30, der(0xa0, int(type)), der(0xa1, der(0x30, ...parts.map(generalString))));

/** AS-REQ of `krbtgt` itself, for AES and RC4 (RFC 4120 section 5.4.1). */
function krbtgtRequest(realm: string): Buffer {
  const body = der(
    0x30,
    der(0xa0, der(3, Buffer.from([0, 0x50, 0, 0, 0x10]))),
    der(0xa1, principal(1, 'krbtgt')),
    der(0xa2, generalString(realm)),
    der(0xa3, principal(2, 'krbtgt', realm)),
    der(0xa5, der(0x18, Buffer.from('20370913024805Z'))),
    der(0xa7, int(42)),
    der(0xa8, der(0x30, int(18), int(17), int(23))),
  );
  return der(0x6a, der(0x30, der(0xa1, int(5)), der(0xa2, int(10)), der(0xa4, body)));
}

for (const transport of ['udp', 'tcp'] as const) {
  test(`KDC over ${transport}: krbtgt of its realm needs preauthentication`, async () => {
    const request = krbtgtRequest('AWSMAD.EXAMPLE.COM');
    const { address } = controller();
    const reply =
      transport === 'udp'
        ? await askUdp(address, ports().kerberos, request)
        : await askTcp(address, ports().kerberos, request, 4);
    assert.ok(reply, 'no reply');
    const error = readKrbError(reply);
    assert.deepEqual(
      [error.code, error.realm, error.enctypes],
      [25, 'AWSMAD.EXAMPLE.COM', [18, 17]],
    );
  });
}

test('KDC: Windows answers another realm with 68 and no client realm', async () => {
  const reply = await askUdp(
    controller().address,
    ports().kerberos,
    krbtgtRequest('NOSUCH.EXAMPLE.NET'),
  );
  const error = readKrbError(reply!);
  assert.deepEqual([error.code, error.clientRealm], [68, undefined]);
});

test('LDAP: the recorded rootDSE and netlogon questions get entries of this domain', async () => {
  const rootDse = Buffer.from(
    recorded('ldap', 'samba-onprem:rootdse-389').request_hex as string,
    'hex',
  );
  const udp = await askUdp(controller().address, ports().ldap, rootDse);
  assert.match(udp!.toString('latin1'), /awsmad\.example\.com:dc1\$@AWSMAD\.EXAMPLE\.COM/);
  for (const port of [ports().ldap, ports().globalCatalog]) {
    const connection = new Connection(controller().address, port);
    connection.send(rootDse);
    const tcp = await connection.read(udp!.length);
    connection.close();
    assert.equal(tcp.length, udp!.length);
  }
  const ping = Buffer.from(
    recorded('cldap', 'samba-onprem:netlogon-no-domain').request_hex as string,
    'hex',
  );
  const answer = await askUdp(controller().address, ports().ldap, ping);
  assert.ok(answer!.includes('\x06awsmad\x07example\x03com\x00'));
});

test('LDAP: a netlogon ping for another domain gets the bare end of the search', async () => {
  const { request_hex, response_hex } = recorded('cldap', 'samba-aws:netlogon-wrong-domain');
  const reply = await askUdp(
    controller().address,
    ports().ldap,
    Buffer.from(request_hex as string, 'hex'),
  );
  assert.equal(reply!.toString('hex'), response_hex);
});

test('kpasswd: the recorded question of a stranger gets a KRB-ERROR, an empty one nothing', async () => {
  const stranger = recordings('kpasswd').find((it) => it.name.includes('bogus-ap-req-v1/udp'))!;
  const reply = await askUdp(
    controller().address,
    ports().kpasswd,
    Buffer.from(stranger.request_hex as string, 'hex'),
  );
  assert.equal(reply!.readUInt16BE(0), reply!.length);
  assert.equal(readKrbError(reply!.subarray(6)).code, 60);
  const empty = Buffer.from('000600010000', 'hex');
  assert.equal(await askUdp(controller().address, ports().kpasswd, empty, 100), undefined);
});

test("NTP gives the controller's clock", async () => {
  const request = Buffer.alloc(48);
  request[0] = 0x23;
  const reply = await askUdp(controller().address, ports().ntp, request);
  const seconds = reply!.readUInt32BE(40) - 2_208_988_800;
  assert.ok(Math.abs(seconds - Date.now() / 1000) < 2, `${seconds}`);
});

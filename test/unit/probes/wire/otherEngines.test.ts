import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeKpasswdAnswer,
  encodeHopelessKpasswdRequest,
} from '../../../../src/kerberos/kpasswd.ts';
import {
  decodeDrdaAnswer,
  drdaLength,
  encodeDrdaRequest,
} from '../../../../src/probes/wire/drdaMessages.ts';
import { fromEbcdic, toEbcdic } from '../../../../src/probes/wire/ebcdic.ts';
import { decodeSearchResult } from '../../../../src/probes/wire/ldapResult.ts';
import { decodeNtpAnswer, encodeNtpRequest } from '../../../../src/probes/wire/ntpPacket.ts';
import { rootDseFacts } from '../../../../src/probes/wire/rootDse.ts';
import {
  decodeTdsPrelogin,
  encodeTdsPrelogin,
  tdsLength,
} from '../../../../src/probes/wire/tdsPrelogin.ts';
import {
  decodeTnsAnswer,
  encodeTnsConnect,
  tnsLength,
} from '../../../../src/probes/wire/tnsPacket.ts';
import { fuzz, hostileBytes } from '../../kerberos/mutations.ts';
import { bytes, recordings, responses } from '../../kerberos/recordings.ts';

function hex(packet: Uint8Array): string {
  return Buffer.from(packet).toString('hex');
}

test('kpasswd: every recorded answer carries its error and result code', () => {
  let compared = 0;
  for (const recording of recordings('kpasswd')) {
    const [response] = responses(recording);
    if (!response) continue;
    const decoded: { krb_error?: { error_code: number }; result_code?: number } = recording.decoded;
    const answer = decodeKpasswdAnswer(
      recording.transport === 'tcp' ? response.subarray(4) : response,
    );
    assert.equal(answer?.error?.code, decoded.krb_error?.error_code, recording.name);
    assert.equal(answer?.resultCode, decoded.result_code, recording.name);
    compared += 1;
  }
  assert.equal(compared, 10);
});

test('kpasswd: the request has the recorded shape and no ciphertext', () => {
  const recorded = recordings('kpasswd').find(({ name }) => name === 'samba:bogus-ap-req-v1/udp');
  const request = hex(encodeHopelessKpasswdRequest('ONPREM.EXAMPLE.COM'));
  const same = String(recorded?.request_hex).indexOf('0108');
  // Up to the first ciphertext only the lengths of ours differ from the recorded bytes.
  assert.ok(same > 100);
  assert.ok(request.includes('1b066b61646d696e1b086368616e67657077'));
  assert.ok(request.endsWith('00'.repeat(96)));
});

test('rootDSE: realm, domain, forest, host and time as recorded', () => {
  for (const recording of [...recordings('ldap'), ...recordings('cldap')]) {
    if (!recording.name.includes('rootdse')) continue;
    const parts: { attrs?: Record<string, string[]> }[] = recording.decoded;
    const recorded = parts.find(({ attrs }) => attrs)?.attrs ?? {};
    const result = decodeSearchResult(responses(recording)[0]!);
    const facts = rootDseFacts(result?.attributes ?? new Map());
    assert.equal(facts.realm, recorded['ldapServiceName']?.[0]?.split('@')[1], recording.name);
    assert.equal(facts.hostName, recorded['dnsHostName']?.[0]);
    assert.equal(facts.domain, facts.realm?.toLowerCase());
    assert.equal(facts.forest, facts.domain);
    assert.deepEqual(
      [facts.activeDirectory, facts.globalCatalogReady, facts.synchronized],
      [true, true, true],
    );
    const digits = facts.currentTime?.slice(0, 19).replace(/[-:T]/g, '');
    assert.equal(`${digits}.0Z`, recorded['currentTime']?.[0]);
    assert.deepEqual(facts.saslMechanisms, recorded['supportedSASLMechanisms']);
  }
});

test('rootDSE: another directory says less, and nothing is made up', () => {
  const text = (value: string): Uint8Array[] => [new TextEncoder().encode(value)];
  assert.deepEqual(rootDseFacts(new Map()), {});
  const attributes = new Map([
    ['currenttime', text('yesterday')],
    ['defaultnamingcontext', text('o=example')],
    ['ldapservicename', text('nonsense')],
  ]);
  assert.deepEqual(rootDseFacts(attributes), {});
});

test('NTP: the recorded answer, and no other packet', () => {
  const [recorded] = recordings('ntp');
  const cookie = bytes('deadbeefcafef00d');
  assert.equal(hex(encodeNtpRequest(cookie)), recorded?.request_hex);
  const [response] = responses(recorded!);
  const answer = decodeNtpAnswer(response!, cookie);
  const decoded: { stratum: number; receive: number; transmit: number } = recorded!.decoded;
  assert.equal(answer?.stratum, decoded.stratum);
  assert.ok(Math.abs(answer.receivedAt - decoded.receive * 1000) < 1);
  assert.ok(Math.abs(answer.sentAt - decoded.transmit * 1000) < 1);
  assert.equal(answer.kissCode, undefined);
  const refusal = response!.with(1, 0);
  refusal.set(new TextEncoder().encode('RATE'), 12);
  assert.equal(decodeNtpAnswer(refusal, cookie)?.kissCode, 'RATE');
  assert.equal(decodeNtpAnswer(response!, bytes('0102030405060708')), undefined);
  assert.equal(decodeNtpAnswer(response!.subarray(0, 47), cookie), undefined);
});

test('TDS: the recorded answer, and a request that says what it says', () => {
  const [recorded] = recordings('tds');
  const [response] = responses(recorded!);
  assert.equal(tdsLength(response!), response!.length);
  assert.deepEqual(decodeTdsPrelogin(response!), {
    version: '10.0.1600',
    encryption: 'not-supported',
  });
  const request = encodeTdsPrelogin();
  assert.equal(request[3], request.length);
  // Both directions have the same layout; only the packet type differs.
  assert.deepEqual(decodeTdsPrelogin(request), { version: '17.0.0', encryption: 'off' });
});

test('TNS: the request is nmap’s but for its timer values; refusals, redirects and acceptance', () => {
  const [recorded] = recordings('tns');
  const wanted = bytes(String(recorded?.request_hex));
  const ours = encodeTnsConnect();
  assert.equal(ours.length, wanted.length);
  assert.equal(hex(ours.subarray(0, 32)), hex(wanted.subarray(0, 32)));
  assert.equal(hex(ours.subarray(58)), hex(wanted.subarray(58)));
  const text =
    '(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR=12514)(ERROR_STACK=(ERROR=(CODE=12514)(EMFI=4))))';
  const refuse = Buffer.concat([
    Buffer.from([0, 12 + text.length, 0, 0, 4, 0, 0, 0, 1, 0, 0, text.length]),
    Buffer.from(text),
  ]);
  assert.equal(tnsLength(refuse), refuse.length);
  assert.deepEqual(decodeTnsAnswer(refuse), { kind: 'refuse', code: 12514, version: '19.0.0.0.0' });
  const to = '(ADDRESS=(PROTOCOL=tcp)(HOST=db2)(PORT=1522))';
  const redirect = Buffer.concat([
    Buffer.from([0, 10 + to.length, 0, 0, 5, 0, 0, 0, 0, to.length]),
    Buffer.from(to),
  ]);
  assert.deepEqual(decodeTnsAnswer(redirect), { kind: 'redirect', to });
  assert.deepEqual(decodeTnsAnswer(bytes('0008000002000000')), {
    kind: 'accept',
    services: false,
  });
  assert.deepEqual(decodeTnsAnswer(bytes('000800000b000000')), { kind: 'resend' });
  assert.equal(tnsLength(bytes('485454502f312e31')), undefined);
});

test('DRDA: the request is the recorded one, byte for byte, and Derby’s answers decode', () => {
  const [kerberos] = recordings('drda');
  assert.equal(hex(encodeDrdaRequest('SAMPLE')), kerberos?.request_hex);
  for (const recording of recordings('drda')) {
    const [response] = responses(recording);
    assert.equal(drdaLength(response!), response!.length, recording.name);
    const replies: { codepoint: string; params: Record<string, unknown>[] }[] = recording.decoded;
    const recorded = replies.find(({ codepoint }) => codepoint === 'ACCSECRD')!.params;
    const answer = decodeDrdaAnswer(response!);
    assert.deepEqual(
      answer?.securityMechanisms,
      recorded.flatMap((each) => (each['SECMEC'] as number[] | undefined) ?? []),
    );
    assert.equal(answer.securityCheck, recorded.some((each) => 'SECCHKCD' in each) ? 1 : undefined);
    assert.equal(answer.serverClass, 'Apache Derby');
    assert.equal(answer.serverName, 'NetworkServerControl');
    assert.match(answer.release ?? '', /^CSS10140\/10\.14\.2\.0/);
  }
});

test('EBCDIC: names survive the round trip', () => {
  const name = "db2inst1/host-1.example.com@EXAMPLE.COM (v11_5, 'x')";
  assert.equal(fromEbcdic(toEbcdic(name)), name);
  assert.equal(fromEbcdic(toEbcdic('ü')), ' ');
});

const decoders: Readonly<
  Record<string, { file: string; decode: (packet: Uint8Array) => unknown }>
> = {
  kpasswd: { file: 'kpasswd', decode: decodeKpasswdAnswer },
  NTP: { file: 'ntp', decode: (packet) => decodeNtpAnswer(packet, packet.subarray(24, 32)) },
  TDS: { file: 'tds', decode: (packet) => [tdsLength(packet), decodeTdsPrelogin(packet)] },
  TNS: { file: 'tds', decode: (packet) => [tnsLength(packet), decodeTnsAnswer(packet)] },
  DRDA: { file: 'drda', decode: (packet) => [drdaLength(packet), decodeDrdaAnswer(packet)] },
};

for (const [name, { file, decode }] of Object.entries(decoders)) {
  test(`${name}: mutated and random bytes never throw`, () => {
    const packets = recordings(file).flatMap(responses);
    fc.assert(
      fc.property(hostileBytes(packets), (packet) => void decode(packet)),
      fuzz,
    );
  });
}

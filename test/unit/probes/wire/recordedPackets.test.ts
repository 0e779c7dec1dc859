import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeReply } from '../../../../src/net/dnsClient.ts';
import { decodeSearchResult, ldapAnswerLength } from '../../../../src/probes/wire/ldapResult.ts';
import { encodeNetlogonPing } from '../../../../src/probes/wire/ldapSearch.ts';
import { decodeAnnouncedService } from '../../../../src/probes/wire/mysqlKerberosPlugin.ts';
import {
  decodeMysqlAnswer,
  decodeMysqlGreeting,
  encodeMysqlLogin,
  mysqlGreetingLength,
  mysqlPacketLength,
} from '../../../../src/probes/wire/mysqlPackets.ts';
import { decodeNetlogonResponse } from '../../../../src/probes/wire/netlogonResponse.ts';
import {
  decodePostgresqlAnswer,
  encodeEmptyGssToken,
  encodeGssEncRequest,
  encodeSslRequest,
  encodeStartup,
  postgresqlLength,
} from '../../../../src/probes/wire/postgresqlMessages.ts';
import { recordings, responses } from '../../kerberos/recordings.ts';

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

test('DNS: every recorded answer decodes to its rcode, flags and answers', () => {
  const all = recordings('dns').filter(({ response_hex }) => response_hex !== null);
  assert.ok(all.length > 200);
  for (const recording of all) {
    const decoded: {
      rcode: string;
      tc: number;
      ra: number;
      aa: number;
      answers: [string, string, number, string][];
    } = recording.decoded;
    const [response] = responses(recording);
    const reply = decodeReply(recording.transport === 'tcp' ? response!.subarray(2) : response!);
    assert.ok(reply, recording.name);
    assert.deepEqual(
      [reply.rcode, reply.truncated, reply.recursionAvailable, reply.authoritative],
      [decoded.rcode, decoded.tc === 1, decoded.ra === 1, decoded.aa === 1],
      recording.name,
    );
    assert.deepEqual(
      reply.answers.map(({ name, type }) => [`${name}.`, type]),
      decoded.answers.map(([name, type]) => [name, type]),
      recording.name,
    );
    const services = reply.answers.flatMap((answer) =>
      answer.type === 'SRV'
        ? [
            `${answer.data.priority ?? 0} ${answer.data.weight ?? 0} ${answer.data.port} ${answer.data.target}.`,
          ]
        : [],
    );
    assert.deepEqual(
      services,
      decoded.answers.filter(([, type]) => type === 'SRV').map(([, , , data]) => data),
      recording.name,
    );
  }
});

test('CLDAP: the ping is the recorded one, byte for byte', () => {
  const [recorded] = recordings('cldap');
  assert.equal(hex(encodeNetlogonPing('onprem.example.com')), recorded?.request_hex);
});

test('CLDAP and LDAP: netlogon answers decode to the recorded names', () => {
  const all = [...recordings('cldap'), ...recordings('ldap')].filter(({ name }) =>
    name.includes('netlogon'),
  );
  assert.equal(all.length, 18);
  for (const recording of all) {
    const parts: { opcode?: number; [field: string]: unknown }[] = recording.decoded;
    const expected = parts.find(({ opcode }) => opcode !== undefined);
    const result = decodeSearchResult(responses(recording)[0]!);
    assert.equal(result?.resultCode, 0, recording.name);
    const value = result.attributes?.get('netlogon')?.[0];
    const controller = value && decodeNetlogonResponse(value);
    assert.deepEqual(
      controller,
      expected && {
        flags: expected['flag_names'],
        forest: expected['DnsForestName'],
        domain: expected['DnsDomainName'],
        hostName: expected['DnsHostName'],
        netbiosDomain: expected['NetbiosDomainName'],
        dcSite: expected['DcSiteName'],
        clientSite: expected['ClientSiteName'],
      },
      recording.name,
    );
  }
});

test('LDAP: rootDSE attributes, result codes and the length of an answer in a stream', () => {
  for (const recording of recordings('ldap')) {
    const [response] = responses(recording);
    const parts: { op?: string; resultCode?: number; attrs?: Record<string, string[]> }[] =
      recording.decoded;
    const result = decodeSearchResult(response!);
    const done = parts.find(({ resultCode }) => resultCode !== undefined);
    assert.equal(result?.resultCode, done?.resultCode, recording.name);
    assert.equal(ldapAnswerLength(response!), response!.length, recording.name);
    for (let cut = 0; cut < response!.length; cut += 7) {
      assert.ok(ldapAnswerLength(response!.subarray(0, cut))! > cut, recording.name);
    }
    const attributes = parts.find(({ attrs }) => attrs)?.attrs ?? {};
    for (const [name, values] of Object.entries(attributes)) {
      if (name === 'netlogon') continue;
      const found = result?.attributes?.get(name.toLowerCase());
      assert.deepEqual(
        found?.map((value) => Buffer.from(value).toString()),
        values,
        recording.name,
      );
    }
  }
});

test('MySQL: greetings, login answers, announced services and errors', () => {
  for (const recording of recordings('mysql')) {
    const decoded: {
      greeting?: Record<string, unknown>;
      answer?: Record<string, unknown>;
      switch?: Record<string, unknown>;
    } = recording.decoded;
    const packets = [...responses(recording)];
    for (const packet of packets) assert.equal(mysqlPacketLength(packet), packet.length);
    if (decoded.greeting) {
      const packet = packets.shift()!;
      assert.equal(mysqlGreetingLength(packet), packet.length);
      const greeting = decodeMysqlGreeting(packet);
      if (decoded.greeting['packet'] === 'ERR') {
        assert.deepEqual(greeting, {
          code: decoded.greeting['code'],
          text: decoded.greeting['message'],
        });
      } else {
        const version = String(decoded.greeting['server_version']).replace('5.5.5-', '');
        assert.deepEqual(greeting, {
          serverVersion: version,
          mariadb: true,
          tlsOffered: decoded.greeting['tls_offered'],
          defaultPlugin: decoded.greeting['auth_plugin'],
        });
      }
    }
    const expected = decoded.answer ?? decoded.switch;
    if (!expected) continue;
    const answer = decodeMysqlAnswer(packets[0]!);
    if (expected['packet'] === 'ERR') {
      assert.equal(answer?.kind, 'error', recording.name);
      assert.equal(answer.error.code, expected['code']);
      assert.equal(answer.error.text, expected['message']);
      continue;
    }
    assert.equal(answer?.kind, 'auth-switch', recording.name);
    assert.equal(answer.plugin, expected['plugin']);
    const service = decodeAnnouncedService(answer.plugin, answer.data);
    assert.equal(service?.spn, expected['spn'], recording.name);
    assert.equal(service?.userRealm, expected['upn_realm'], recording.name);
  }
});

test('MySQL: the login is the recorded one, byte for byte', () => {
  const recorded = recordings('mysql').find(
    ({ name }) => name === 'mariadb:aduser/auth_gssapi_client',
  );
  assert.equal(hex(encodeMysqlLogin('aduser')), recorded?.request_hex[0]);
});

test('PostgreSQL: requests are the recorded ones and answers decode', () => {
  const names: Readonly<Record<number, string>> = {
    3: 'cleartext',
    5: 'md5',
    7: 'gss',
    8: 'gss-continue',
    10: 'sasl',
  };
  let compared = 0;
  for (const recording of recordings('postgres')) {
    for (const response of responses(recording)) {
      if (response.length < 5) continue;
      // Negotiation of the protocol version precedes the answer proper.
      const [first] = response;
      const length = postgresqlLength(response);
      if (first === 0x76) continue;
      assert.equal(length, response.length, recording.name);
      const answer = decodePostgresqlAnswer(response);
      compared += 1;
      if (first === 0x45) {
        assert.equal(answer?.kind, 'error', recording.name);
        assert.match(answer.error.sqlState, /^[0-9A-Z]{5}$/);
        assert.ok(answer.error.text.length > 5);
      } else {
        assert.equal(answer?.kind, 'authentication', recording.name);
        assert.equal(answer.authentication, names[response[8]!], recording.name);
      }
    }
  }
  assert.ok(compared > 30);
  const byName = new Map(recordings('postgres').map((each) => [each.name, each.request_hex]));
  assert.equal(hex(encodeSslRequest()), byName.get('SSLRequest'));
  assert.equal(hex(encodeGssEncRequest()), byName.get('GSSENCRequest'));
  assert.equal(
    hex(encodeStartup('aduser@ONPREM.EXAMPLE.COM', 'postgres')),
    byName.get('start:aduser@ONPREM.EXAMPLE.COM/postgres')?.[0],
  );
  assert.equal(hex(encodeEmptyGssToken()), byName.get('pg:gss-empty-token/keytab-ok')?.[1]);
});

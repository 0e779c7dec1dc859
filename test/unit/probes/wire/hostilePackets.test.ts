import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeReply } from '../../../../src/net/dnsClient.ts';
import { detectProtocol } from '../../../../src/probes/wire/detectProtocol.ts';
import { decodeDrdaAnswer } from '../../../../src/probes/wire/drdaMessages.ts';
import { decodeSearchResult, ldapAnswerLength } from '../../../../src/probes/wire/ldapResult.ts';
import { decodeAnnouncedService } from '../../../../src/probes/wire/mysqlKerberosPlugin.ts';
import {
  decodeMysqlAnswer,
  decodeMysqlGreeting,
  mysqlGreetingLength,
} from '../../../../src/probes/wire/mysqlPackets.ts';
import { decodeNetlogonResponse } from '../../../../src/probes/wire/netlogonResponse.ts';
import {
  decodePostgresqlAnswer,
  encryptionAnswerLength,
  postgresqlLength,
} from '../../../../src/probes/wire/postgresqlMessages.ts';
import { fuzz, hostileBytes } from '../../kerberos/mutations.ts';
import { recordings, responses } from '../../kerberos/recordings.ts';

/** Every decoder of bytes from the network, and recordings to start from. Lengths may be any but must be sane. */
const decoders: Readonly<Record<string, { file: string; decode: (bytes: Uint8Array) => unknown }>> =
  {
    DNS: { file: 'dns', decode: decodeReply },
    LDAP: { file: 'ldap', decode: decodeSearchResult },
    'LDAP length': { file: 'ldap', decode: ldapAnswerLength },
    CLDAP: { file: 'cldap', decode: netlogonOf },
    'MySQL greeting': { file: 'mysql', decode: decodeMysqlGreeting },
    'MySQL answer': { file: 'mysql', decode: announced },
    'MySQL length': { file: 'mysql', decode: mysqlGreetingLength },
    PostgreSQL: { file: 'postgres', decode: decodePostgresqlAnswer },
    'PostgreSQL length': {
      file: 'postgres',
      decode: (bytes) => [postgresqlLength(bytes), encryptionAnswerLength(bytes)],
    },
    'protocol detection': { file: 'mysql', decode: detectProtocol },
  };

for (const [name, { file, decode }] of Object.entries(decoders)) {
  test(`${name}: mutated and random bytes never throw`, () => {
    const packets = recordings(file).flatMap(responses);
    fc.assert(
      fc.property(hostileBytes(packets), (packet) => {
        decode(packet);
      }),
      fuzz,
    );
  });
}

function netlogonOf(bytes: Uint8Array): unknown {
  const value = decodeSearchResult(bytes)?.attributes?.get('netlogon')?.[0];
  return decodeNetlogonResponse(value ?? bytes);
}

function announced(bytes: Uint8Array): unknown {
  const answer = decodeMysqlAnswer(bytes);
  return answer?.kind === 'auth-switch'
    ? decodeAnnouncedService(answer.plugin, answer.data)
    : answer;
}

test('a DNS name that points at itself, and two that point at each other, come to an end', () => {
  const header = [0, 1, 0x81, 0x80, 0, 0, 0, 1, 0, 0, 0, 0];
  const toItself = Uint8Array.of(...header, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1);
  const forward = Uint8Array.of(...header, 0xc0, 14, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0);
  assert.equal(decodeReply(toItself), undefined);
  assert.equal(decodeReply(forward), undefined);
});

test('a DRDA segment that is shorter than its own length comes to an end', () => {
  const header = [0xd0, 0x02, 0, 1, 0, 0];
  for (const length of [0, 1, 2, 5])
    assert.equal(decodeDrdaAnswer(Uint8Array.of(0, length, ...header)), undefined);
});

test('a netlogon name that points forward or at itself is refused', () => {
  const head = new Uint8Array(24);
  head[0] = 23;
  assert.equal(decodeNetlogonResponse(Uint8Array.of(...head, 0xc0, 24)), undefined);
  assert.equal(decodeNetlogonResponse(Uint8Array.of(...head, 0xc0, 26, 0)), undefined);
});

test('lengths of four gigabytes are refused before anything is read', () => {
  const huge = Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02);
  assert.equal(decodeSearchResult(huge), undefined);
  assert.ok(ldapAnswerLength(huge)! > 4_000_000_000);
  assert.equal(postgresqlLength(Uint8Array.of(0x52, 0xff, 0xff, 0xff, 0xff)), undefined);
});

test('of a truncated DNS reply whose records are cut off, the flag is kept', () => {
  const cut = Uint8Array.of(0, 1, 0x83, 0x80, 0, 0, 0, 9, 0, 0, 0, 0, 3, 0x61);
  assert.deepEqual(decodeReply(cut), {
    rcode: 'NOERROR',
    truncated: true,
    recursionAvailable: true,
    authoritative: false,
    answers: [],
  });
});

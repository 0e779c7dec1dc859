import { X509Certificate } from 'node:crypto';
import { decodeReply } from '../../src/net/dnsClient.ts';
import { certificateFacts } from '../../src/probes/certificate.ts';
import { detectProtocol } from '../../src/probes/wire/detectProtocol.ts';
import { decodeDrdaAnswer, drdaLength } from '../../src/probes/wire/drdaMessages.ts';
import { decodeSearchResult, ldapAnswerLength } from '../../src/probes/wire/ldapResult.ts';
import { decodeAnnouncedService } from '../../src/probes/wire/mysqlKerberosPlugin.ts';
import {
  decodeMysqlAnswer,
  decodeMysqlGreeting,
  mysqlGreetingLength,
} from '../../src/probes/wire/mysqlPackets.ts';
import { decodeNetlogonResponse } from '../../src/probes/wire/netlogonResponse.ts';
import { decodeNtpAnswer } from '../../src/probes/wire/ntpPacket.ts';
import {
  decodePostgresqlAnswer,
  encryptionAnswerLength,
  postgresqlLength,
} from '../../src/probes/wire/postgresqlMessages.ts';
import { rootDseFacts } from '../../src/probes/wire/rootDse.ts';
import { readTdsPackets } from '../../src/probes/wire/tdsPackets.ts';
import { decodeTdsPrelogin, tdsLength } from '../../src/probes/wire/tdsPrelogin.ts';
import { decodeTnsAnswer, tnsLength } from '../../src/probes/wire/tnsPacket.ts';
import {
  decodeTnsServices,
  encodeTnsServices,
  tnsDataLength,
} from '../../src/probes/wire/tnsServices.ts';
import { certificates, listenerAnswers, recorded } from './seeds.ts';
import type { Targets } from './target.ts';

/** The origin time of the recorded NTP answer. */
const originAt = 24;

/** Answers of everything else that the probes talk to. */
export const wireTargets: Targets = {
  DNS: { seeds: () => recorded('dns'), decode: decodeReply },
  'LDAP, rootDSE, netlogon': {
    seeds: () => [...recorded('ldap'), ...recorded('cldap')],
    decode: ofDirectory,
  },
  NTP: {
    seeds: () => recorded('ntp'),
    decode: (input) => decodeNtpAnswer(input, input.subarray(originAt, originAt + 8)),
  },
  MySQL: {
    seeds: () => recorded('mysql'),
    decode: (input) => [decodeMysqlGreeting(input), ofMysql(input), mysqlGreetingLength(input)],
  },
  PostgreSQL: {
    seeds: () => recorded('postgres'),
    decode: (input) => [
      decodePostgresqlAnswer(input),
      postgresqlLength(input),
      encryptionAnswerLength(input),
    ],
  },
  TDS: {
    seeds: () => recorded('tds'),
    decode: (input) => [decodeTdsPrelogin(input), tdsLength(input), readTdsPackets(input)],
  },
  TNS: {
    seeds: listenerAnswers,
    decode: (input) => [decodeTnsAnswer(input), tnsLength(input)],
  },
  'TNS network services': {
    // Both sides write the same layout.
    seeds: () => [encodeTnsServices()],
    decode: (input) => [decodeTnsServices(input), tnsDataLength(input)],
  },
  DRDA: {
    seeds: () => recorded('drda'),
    decode: (input) => [decodeDrdaAnswer(input), drdaLength(input)],
  },
  certificate: { seeds: certificates, decode: ofCertificate },
  'protocol detection': {
    seeds: () => ['mysql', 'postgres', 'tds', 'drda', 'kerberos'].flatMap(recorded),
    decode: detectProtocol,
  },
};

function ofDirectory(message: Uint8Array): unknown {
  const result = decodeSearchResult(message);
  const attributes = result?.attributes ?? new Map<string, readonly Uint8Array[]>();
  const ping = attributes.get('netlogon')?.[0] ?? message;
  return [
    result,
    ldapAnswerLength(message),
    rootDseFacts(attributes),
    decodeNetlogonResponse(ping),
  ];
}

function ofMysql(packet: Uint8Array): unknown {
  const answer = decodeMysqlAnswer(packet);
  if (answer?.kind !== 'auth-switch') return answer;
  return [answer, decodeAnnouncedService(answer.plugin, answer.data)];
}

/** Node reads certificates itself and refuses what is none; what it lets through comes to us as this object. */
function ofCertificate(der: Uint8Array): unknown {
  const certificate = certificateOf(der);
  return (
    certificate &&
    certificateFacts({
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      // The same object as `getPeerCertificate`; its types know it as a shorter one.
      chain: [certificate as Parameters<typeof certificateFacts>[0]['chain'][number]],
    })
  );
}

function certificateOf(der: Uint8Array): unknown {
  try {
    const certificate = new X509Certificate(der);
    // A handshake ends where OpenSSL cannot read the key; of such a certificate Node 24 crashes making the object.
    return certificate.publicKey.type === 'public' ? certificate.toLegacyObject() : undefined;
  } catch {
    return undefined;
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeKdcReply } from '../../../src/kerberos/kdcReply.ts';
import { kerberosErrorName } from '../../../src/kerberos/errorCodes.ts';
import { decodeMethodData, etypeInfoOf } from '../../../src/kerberos/methodData.ts';
import { kerberosTcpLength } from '../../../src/kerberos/tcpFraming.ts';
import { bytes, recordings, responses } from './recordings.ts';

interface Decoded {
  readonly msg?: string;
  readonly stime?: string;
  readonly susec?: number;
  readonly error_code?: number;
  readonly error_name?: string;
  readonly crealm?: string;
  readonly cname?: { readonly parts: readonly string[] };
  readonly realm?: string;
  readonly sname?: { readonly parts: readonly string[] };
  readonly e_text?: string;
  readonly e_data_hex?: string;
  readonly e_data?: readonly {
    readonly type: number;
    readonly etype_info2?: readonly { readonly etype: number; readonly salt?: string }[];
    readonly etype_info?: readonly { readonly etype: number }[];
  }[];
}

const all = recordings('kerberos').filter(({ response_hex }) => response_hex !== null);

test('every recorded answer of Samba, MIT and Heimdal decodes to its recorded facts', () => {
  assert.ok(all.length > 300);
  for (const recording of all) {
    const decoded: Decoded = recording.decoded;
    const [response] = responses(recording);
    const message = recording.transport === 'tcp' ? unframe(response!) : response!;
    const reply = decodeKdcReply(message);
    if (decoded.msg !== 'KRB-ERROR') {
      assert.equal(
        reply.kind,
        decoded.msg === 'AS-REP' ? 'as-rep' : 'not-kerberos',
        recording.name,
      );
      continue;
    }
    assert.equal(reply.kind, 'krb-error', recording.name);
    const { error } = reply;
    const facts = {
      code: error.code,
      name: kerberosErrorName(error.code),
      micros: Math.round((error.serverTime % 1000) * 1000),
      time: new Date(error.serverTime).toISOString().slice(0, 19).replace(/[-:T]/g, ''),
      clientRealm: error.clientRealm,
      client: error.client?.components,
      realm: error.realm,
      server: error.server.components,
      text: error.text,
      data: error.data && Buffer.from(error.data).toString('hex'),
    };
    const expected = {
      code: decoded.error_code,
      name: decoded.error_name,
      micros: decoded.susec,
      time: decoded.stime?.slice(0, 14),
      clientRealm: decoded.crealm,
      client: decoded.cname?.parts,
      realm: decoded.realm,
      server: decoded.sname?.parts,
      text: decoded.e_text,
      data: decoded.e_data_hex,
    };
    assert.deepEqual(facts, expected, recording.name);
  }
});

test('METHOD-DATA and both forms of ETYPE-INFO decode to the recorded types, enctypes and salts', () => {
  const withData = all.filter(({ decoded }) => (decoded as Decoded).e_data !== undefined);
  assert.ok(withData.length > 50);
  for (const recording of withData) {
    const { e_data = [], e_data_hex = '' }: Decoded = recording.decoded;
    const elements = decodeMethodData(bytes(e_data_hex)) ?? [];
    assert.deepEqual(
      elements.map(({ type }) => type),
      e_data.map(({ type }) => type),
      recording.name,
    );
    const modern = e_data.find(({ type }) => type === 19)?.etype_info2;
    const old = e_data.find(({ type }) => type === 11)?.etype_info;
    assert.deepEqual(
      etypeInfoOf(elements).map(({ enctype }) => enctype),
      (modern ?? old ?? []).map(({ etype }) => etype),
      recording.name,
    );
    if (modern) {
      assert.deepEqual(
        etypeInfoOf(elements).map(({ salt }) => salt),
        modern.map(({ salt }) => salt),
        recording.name,
      );
    }
  }
});

test('an AS-REP is recognised and nothing of it is kept', () => {
  const recorded = all.find(({ decoded }) => (decoded as Decoded).msg === 'AS-REP');
  assert.ok(recorded);
  assert.deepEqual(decodeKdcReply(messageOf(recorded)), { kind: 'as-rep' });
});

test('a single stray byte, another length or another message is no AS-REP', () => {
  const recorded = all.find(({ decoded }) => (decoded as Decoded).msg === 'AS-REP');
  const message = messageOf(recorded!);
  for (const wrong of [Uint8Array.of(0x6b), message.subarray(1), message.subarray(0, -1)]) {
    assert.deepEqual(decodeKdcReply(wrong), { kind: 'not-kerberos' });
  }
});

function messageOf(recording: (typeof all)[number]): Uint8Array {
  const [response] = responses(recording);
  return recording.transport === 'tcp' ? unframe(response!) : response!;
}

function unframe(response: Uint8Array): Uint8Array {
  assert.equal(kerberosTcpLength(response), response.length);
  return response.subarray(4);
}

/** The simulated KDC against what real KDCs were recorded to answer to the same bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { answerKdc } from '../../../src/simulator/realm/kdc.ts';
import { answering } from '../../../src/simulator/realm/state.ts';
import type { KdcBehaviour } from '../../../src/simulator/realm/state.ts';
import { readKrbError } from './krbError.ts';

interface Recording {
  readonly name: string;
  readonly transport: string;
  readonly request_hex: string;
  readonly decoded: {
    readonly msg?: string;
    readonly error_code?: number;
    readonly crealm?: string;
  };
}

const recordings = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/kerberos.json', import.meta.url), 'utf8'),
) as readonly Recording[];

const person = 'preauthentication';
const kdcs: Readonly<Record<string, KdcBehaviour>> = {
  'samba-onprem': {
    transports: answering,
    realm: 'ONPREM.EXAMPLE.COM',
    style: 'samba',
    referrals: { 'awsmad.kerberos.com': 'AWSMAD.KERBEROS.COM' },
    enctypes: [18, 17, 23],
    accounts: Object.fromEntries(
      // Samba asks for preauthentication first, whatever is wrong with the account.
      [
        'aduser',
        'disabled1',
        'expired1',
        'mustchange',
        'locked1',
        'nopreauth',
        'administrator',
        'onpdc1$',
      ].map((name) => [name, person]),
    ),
  },
  'samba-aws': {
    transports: answering,
    realm: 'AWSMAD.KERBEROS.COM',
    style: 'samba',
    referrals: { 'onprem.example.com': 'ONPREM.EXAMPLE.COM' },
    enctypes: [18, 17, 23],
    accounts: { awsuser: person },
  },
  mit: {
    transports: answering,
    realm: 'MITA.TEST',
    style: 'mit',
    referrals: {},
    enctypes: [18, 17],
    accounts: {
      alice: person,
      disabled1: 'disabled',
      mustchange: 'must-change-password',
      pwexp1: 'must-change-password',
    },
  },
};

/** Outside of what is simulated: TGS-REQs, a name type nobody sends, expiry, a KDC with a reply limit. */
const notSimulated = /bogus|tgs-|anonymous-nt11|mit:expired|too-big/;

const comparable = recordings.filter(
  ({ name, transport, decoded }) =>
    transport === 'udp' &&
    decoded.msg === 'KRB-ERROR' &&
    kdcs[name.split(':')[0] ?? ''] !== undefined &&
    !notSimulated.test(name),
);

test('there are recordings to compare with', () => {
  assert.ok(comparable.length > 80, `${comparable.length} recordings`);
});

for (const { name, request_hex, decoded } of comparable) {
  test(`${name}: the same error code and client realm`, () => {
    const kdc = kdcs[name.split(':')[0] ?? '']!;
    const reply = answerKdc([kdc], Buffer.from(request_hex, 'hex'), new Date());
    assert.ok(reply, 'no reply');
    const error = readKrbError(reply);
    assert.equal(error.code, decoded.error_code);
    if (decoded.crealm !== undefined) assert.equal(error.clientRealm, decoded.crealm);
  });
}

test('garbage, half a request and nothing at all get no answer', () => {
  const whole = Buffer.from(comparable[0]!.request_hex, 'hex');
  for (const bytes of [Buffer.alloc(0), Buffer.from('GET / HTTP/1.0'), whole.subarray(0, 60)]) {
    assert.equal(answerKdc([kdcs['mit']!], bytes, new Date()), undefined);
  }
});

test('stime is the clock that the server was given', () => {
  const now = new Date('2026-11-21T10:11:12.345Z');
  const reply = answerKdc([kdcs['mit']!], Buffer.from(comparable[0]!.request_hex, 'hex'), now);
  assert.equal(readKrbError(reply!).stime, '20261121101112Z');
});

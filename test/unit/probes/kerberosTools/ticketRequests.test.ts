import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { readTrace } from '../../../../src/kerberos/trace/readTrace.ts';
import { ticketPath } from '../../../../src/probes/kerberosTools/ticketRequests.ts';

const user = 'ONPREM.EXAMPLE.COM';
const directory = 'AWSMAD.KERBEROS.COM';
const referral = `krbtgt/${directory}@${user}`;
const service = `mysql/mydb.awsmad.kerberos.com@${directory}`;

/** The lines that count of a trace of MIT 1.20. */
function trace(...lines: readonly string[]): ReturnType<typeof ticketPath> {
  return ticketPath(readTrace(lines.map((line) => `[7] 1795224942.009071: ${line}\n`).join('')));
}

const start = `Starting with TGT for client realm: aduser@${user} -> krbtgt/${user}@${user}`;
const askReferral = [
  `Requesting TGT ${referral} using TGT krbtgt/${user}@${user}`,
  `Sending request (1811 bytes) to ${user}`,
  'Received answer (1763 bytes) from stream 10.0.3.10:88',
];
const askService = (referrals: string) => [
  `Requesting tickets for ${service}, referrals ${referrals}`,
  `Sending request (1837 bytes) to ${directory}`,
  'Received answer (81 bytes) from stream 10.0.4.10:88',
];
const across = [
  start,
  ...askReferral,
  'TGS request result: 0/Success',
  `Received TGT for service realm: ${referral}`,
];

test('across a trust to the service: who was asked for what', () => {
  const path = trace(
    ...across,
    ...askService('on'),
    'TGS request result: 0/Success',
    `Received creds for desired service ${service}`,
  );
  assert.deepEqual(path, {
    requests: [
      { realm: user, server: referral, answeredBy: ['10.0.3.10'], errorCode: 0 },
      { realm: directory, server: service, answeredBy: ['10.0.4.10'], errorCode: 0 },
    ],
    realms: [user, directory],
    received: service,
  });
});

test('a refusal that is repeated without referrals counts once', () => {
  const refused = 'TGS request result: -1765328353/Decrypt integrity check failed';
  const { requests } = trace(
    ...across,
    ...askService('on'),
    refused,
    ...askService('off'),
    refused,
  );
  assert.deepEqual(
    requests.map(({ realm, errorCode, errorText }) => [realm, errorCode, errorText]),
    [
      [user, 0, undefined],
      [directory, 31, 'Decrypt integrity check failed'],
    ],
  );
});

test('no referral: the directory is never reached', () => {
  const refused = 'TGS request result: -1765328377/Server not found in Kerberos database';
  const { requests, realms } = trace(start, ...askReferral, refused);
  assert.deepEqual(realms, [user]);
  assert.deepEqual(
    requests.map(({ server, errorCode }) => [server, errorCode]),
    [[referral, 7]],
  );
});

test('a KDC that does not answer has no code, and neither has a failure of the library', () => {
  const silent = trace(
    ...across,
    `Requesting tickets for ${service}, referrals on`,
    `Sending request (1837 bytes) to ${directory}`,
    'TGS request result: -1765328228/Cannot contact any KDC for realm',
  );
  assert.deepEqual(silent.requests.at(-1)?.answeredBy, []);
  assert.equal(silent.requests.at(-1)?.errorCode, undefined);
  assert.deepEqual(trace('TGS request result: -1765328377/no request before').requests, []);
});

test('the realm that the library guessed', () => {
  const guess = 'Local realm referral failed; trying fallback realm ABC.RDS.AMAZONAWS.COM';
  assert.equal(trace(start, guess).fallbackRealm, 'ABC.RDS.AMAZONAWS.COM');
});

const recordings = '/work/shared/reference/traces';
test(
  'every recorded trace is read to its end',
  { skip: !existsSync(recordings) && 'the recordings are not at hand' },
  () => {
    const refusedBy = new Map<string, string>();
    for (const name of readdirSync(recordings)) {
      const steps = readTrace(readFileSync(`${recordings}/${name}`, 'utf8'));
      const { requests } = ticketPath(steps);
      const last = requests.at(-1);
      if (name.endsWith('-kvno.trace') && last !== undefined)
        refusedBy.set(name.slice(0, 3), `${last.realm} ${last.errorCode ?? 'silent'}`);
    }
    assert.deepEqual(Object.fromEntries(refusedBy), {
      B05: `${directory} 7`,
      B06: `${directory} 0`,
      B16: `${directory} 7`,
      C04: `${user} 7`,
      D01: `${directory} silent`,
      N02: `${user} silent`,
      N06: `${directory} silent`,
      N11: `${user} silent`,
      R01: `${user} 7`,
      R03: `${directory} 31`,
      R04: `${directory} 7`,
      T02: `${directory} 33`,
      T03: `${directory} 37`,
    });
  },
);

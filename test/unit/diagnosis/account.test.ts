import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { enctypeList } from '../../../src/diagnosis/enctypeList.ts';
import { userPlanner } from '../../../src/diagnosis/plan/userPlanner.ts';
import type { Situation } from '../../../src/diagnosis/plan/planner.ts';
import type { KdcObservation } from '../../../src/probes/kdc.ts';
import type { Observation } from '../../../src/probes/observation.ts';
import type { UserFacts, UserObservation } from '../../../src/probes/user.ts';
import { expectRootCause } from './expect.ts';
import { client, controllers, evidence, healthyObservations, kdc, proof, realm } from './given.ts';
import type { Given } from './given.ts';

const corp = 'CORP.EXAMPLE.COM';
const corpKdc = '172.16.0.10';
const principal = `alice@${corp}`;

function user(facts: Partial<UserFacts> = {}): UserObservation {
  const all: UserFacts = {
    address: corpKdc,
    port: 88,
    transport: 'tcp',
    principal,
    realm: corp,
    reply: 'krb-error',
    ...facts,
  };
  const startedAt = '2026-11-21T02:00:00.000Z';
  const id = `user:${all.realm}`;
  return { id, probe: 'user', subject: id, outcome: 'ok', startedAt, durationMs: 1, facts: all };
}

function given(answers: readonly Observation[], serves: 'yes' | 'unknown' = 'yes'): Given {
  return {
    subject: { userRealm: corp, login: { authentication: 'kerberos', principal } },
    client: { realms: [{ realm: corp, kdcs: [{ host: corpKdc, port: 88 }], invalid: [] }] },
    observations: [
      ...healthyObservations(),
      kdc(corpKdc, 'tcp', { realm: corp }),
      kdc(corpKdc, 'udp', { realm: corp }),
      proof(corpKdc, { realm: corp, serves }),
      ...answers,
    ],
  };
}

const elsewhere = (facts: Partial<UserFacts>) => user({ realm, address: controllers[0], ...facts });

test('a user who exists has no finding', () => {
  expectRootCause(given([user({ errorCode: 25, enctypes: [18, 17] })]), null);
});

test('an account without pre-authentication is told, and may log in', () => {
  const { healthy, findings } = conclude(evidence(given([user({ reply: 'as-rep' })])));
  assert.ok(healthy);
  assert.ok(
    findings.some(({ id, severity }) => id === 'account-no-preauth' && severity === 'info'),
  );
});

test('an unknown user, where the KDC is known to serve the realm', () => {
  const unknown = user({ errorCode: 6 });
  const finding = expectRootCause(given([unknown]), 'principal-unknown');
  assert.match(finding?.title ?? '', /alice@CORP\.EXAMPLE\.COM does not exist/);
  // A KDC of another realm says the same.
  expectRootCause(given([unknown], 'unknown'), null);
  expectRootCause(given([unknown, elsewhere({ errorCode: 6 })]), 'principal-unknown');
});

test('a user of the other realm', () => {
  const unknown = user({ errorCode: 6 });
  const finding = expectRootCause(
    given([unknown, elsewhere({ errorCode: 25 })]),
    'principal-other-realm',
  );
  assert.equal(finding?.fixes[0]?.command, `kinit alice@${realm}`);
  assert.deepEqual(finding.evidence, [`user:${realm}`, `user:${corp}`]);
  expectRootCause(given([unknown, elsewhere({ reply: 'as-rep' })]), 'principal-other-realm');
  const referred = user({ errorCode: 68, clientRealm: 'THIRD.TEST' });
  assert.match(
    expectRootCause(given([referred]), 'principal-other-realm')?.title ?? '',
    /is in THIRD\.TEST, not in CORP/,
  );
  expectRootCause(given([user({ errorCode: 68 })]), null);
});

test('revoked: the NTSTATUS of Windows decides, and without one all three are named', () => {
  const revoked = (windowsStatus?: string) =>
    given([user({ errorCode: 18, ...(windowsStatus === undefined ? {} : { windowsStatus }) })]);
  const said = expectRootCause(revoked('STATUS_ACCOUNT_DISABLED'), 'account-disabled');
  assert.match(said?.title ?? '', /is disabled\.$/);
  expectRootCause(revoked('STATUS_ACCOUNT_LOCKED_OUT'), 'account-locked');
  expectRootCause(revoked('STATUS_ACCOUNT_EXPIRED'), 'account-expired');
  expectRootCause(revoked('STATUS_PASSWORD_MUST_CHANGE'), 'password-must-change');
  const unsaid = expectRootCause(revoked(), 'account-disabled');
  assert.match(unsaid?.title ?? '', /disabled, locked or expired/);
  assert.match(unsaid?.explanation ?? '', /does not say which/);
  expectRootCause(revoked('0xc0000199'), 'account-disabled');
});

test('expired account, password to be changed', () => {
  expectRootCause(given([user({ errorCode: 1 })]), 'account-expired');
  const change = expectRootCause(given([user({ errorCode: 23 })]), 'password-must-change');
  assert.equal(change?.fixes[0]?.command, `kpasswd ${principal}`);
});

test('a password that must be changed makes a blocked password service the cause', () => {
  const blocked: Observation = {
    ...user(),
    id: 'kpasswd:tcp:172.16.0.10',
    probe: 'kpasswd',
    outcome: 'timeout',
    facts: { address: corpKdc, port: 464, transport: 'tcp', realm: corp },
  };
  const finding = expectRootCause(given([user({ errorCode: 23 }), blocked]), 'kpasswd-blocked');
  assert.equal(finding?.severity, 'error');
  assert.match(finding.title, /The password of alice@CORP\.EXAMPLE\.COM must be changed, and/);
  const unneeded = expectRootCause(given([user({ errorCode: 25 }), blocked]), 'kpasswd-blocked');
  assert.equal(unneeded?.severity, 'warning');
});

test('names are quoted in commands', () => {
  const name = "o'neil; rm -rf ~";
  const odd = given([user({ principal: `${name}@${corp}`, errorCode: 23 })]);
  const change = expectRootCause(odd, 'password-must-change');
  assert.equal(change?.fixes[0]?.command, `kpasswd 'o'\\''neil; rm -rf ~@${corp}'`);
  const locked = given([
    user({
      principal: `${name}@${corp}`,
      errorCode: 18,
      windowsStatus: 'STATUS_ACCOUNT_LOCKED_OUT',
    }),
  ]);
  assert.equal(
    expectRootCause(locked, 'account-locked')?.fixes[0]?.command,
    "Unlock-ADAccount -Identity 'o''neil; rm -rf ~'",
  );
});

test('only weak keys, told only where strong ones were offered', () => {
  const weak = { errorCode: 25, enctypes: [23] };
  const finding = expectRootCause(given([user(weak)]), 'kdc-enctypes-weak');
  assert.equal(finding?.severity, 'warning');
  expectRootCause(given([user({ ...weak, offered: [23] })]), null);
  expectRootCause(given([user({ ...weak, enctypes: [23, 18] })]), null);
  expectRootCause(given([user({ errorCode: 25 })]), null);
});

test('nothing in common with what krb5.conf permits', () => {
  const value = 'aes256-cts-hmac-sha384-192';
  const enctypes = enctypeList(value);
  const permittedEnctypes = { value, origin: '/etc/krb5.conf:3', enctypes };
  const refused = given([user({ errorCode: 14, offered: enctypes })]);
  const limited = { ...refused, client: { ...refused.client, permittedEnctypes } };
  const finding = expectRootCause(limited, 'config-enctypes-none-common');
  assert.match(finding?.explanation ?? '', /\/etc\/krb5\.conf:3/);
  expectRootCause(given([user({ errorCode: 14 })]), null);
});

test('a bad account explains the missing ticket', () => {
  const facts = { name: 'FILE:/x', type: 'FILE', role: 'login', problem: 'missing' };
  const none = { ...user(), id: 'tickets:x', probe: 'tickets', facts };
  const { findings } = conclude(evidence(given([user({ errorCode: 23 }), none])));
  const missing = findings.find(({ id }) => id === 'ticket-missing');
  assert.equal(missing?.mutedBy, 'password-must-change');
});

test('the plan: one question a realm, the second only after "unknown", none without a principal', () => {
  const ids = (observations: readonly Observation[], asked: string | undefined = principal) =>
    userPlanner
      .plan({
        request: asked === '' ? {} : { principal: asked },
        subject: { userRealm: corp, directoryRealm: realm },
        client,
        observations,
      } as unknown as Situation)
      .map(({ id }) => id);
  const answering: readonly KdcObservation[] = [
    kdc('172.16.0.11', 'udp', { realm: corp }),
    kdc(corpKdc, 'tcp', { realm: corp }),
    kdc(controllers[0], 'tcp'),
  ];
  assert.deepEqual(ids([]), []);
  assert.deepEqual(ids([kdc(corpKdc, 'tcp', { realm: corp }, 'timeout')]), []);
  assert.deepEqual(ids(answering), [`user:${corp}`]);
  assert.deepEqual(ids([...answering, user({ errorCode: 25 })]), [`user:${corp}`]);
  assert.deepEqual(ids([...answering, user({ errorCode: 6 })]), [`user:${corp}`, `user:${realm}`]);
  assert.deepEqual(ids(answering, ''), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { chainOf } from '../../../src/report/chain.ts';
import {
  auroraTarget,
  bastion,
  finding,
  kdc,
  seen,
  verdict,
} from '../../fixtures/reports/build.ts';
import { samples } from '../../fixtures/reports/samples.ts';

const realmTarget = { kind: 'realm', name: 'A.EXAMPLE', realm: 'A.EXAMPLE' } as const;

function statusOf(of: Verdict, hop: string): string | undefined {
  const { login, aws } = chainOf(of);
  return [...login, ...aws].find((step) => step.hop === hop)?.status;
}

test('a fault upstream leaves the rest unreached, but not what answered on its own', () => {
  const sample = samples['blocked-security-group']!;
  assert.equal(statusOf(sample, 'name-resolution'), 'ok');
  assert.equal(statusOf(sample, 'kdc-reachable'), 'fault');
  assert.equal(statusOf(sample, 'clock'), 'not-reached');
  assert.equal(statusOf(sample, 'trust'), 'warning');
  assert.equal(statusOf(sample, 'service-ticket'), 'affected');
  assert.equal(statusOf(sample, 'database-reachable'), 'ok');
});

test('without a fault, what nobody observed is unknown', () => {
  const empty = verdict({ target: realmTarget, vantage: bastion, findings: [], observations: [] });
  assert.ok(chainOf(empty).login.every((step) => step.status === 'unknown'));
  assert.deepEqual(chainOf(empty).aws, []);
});

test('the AWS side shows for a database of the account, or when a finding speaks of it', () => {
  const none = { vantage: bastion, findings: [], observations: [] };
  assert.equal(chainOf(verdict({ ...none, target: auroraTarget })).aws.length, 4);
  const found = [
    finding({ id: 'role-missing', hop: 'iam-role', severity: 'error', title: 'The role is gone.' }),
  ];
  const withRole = verdict({ ...none, target: realmTarget, findings: found });
  assert.equal(statusOf(withRole, 'iam-role'), 'fault');
});

test('an echoed realm proves nothing, a clock five minutes off proves nothing', () => {
  const observations = [kdc('udp', '10.0.0.1', 'ok', { skewMs: 420_000 })];
  const echoed = verdict({ target: realmTarget, vantage: bastion, findings: [], observations });
  assert.equal(statusOf(echoed, 'kdc-reachable'), 'ok');
  assert.equal(statusOf(echoed, 'kdc-answers'), 'unknown');
  assert.equal(statusOf(echoed, 'clock'), 'unknown');
});

test('a server that asks for GSS without a usable key does not accept Kerberos', () => {
  const greeting = (keytabUsable: boolean) =>
    verdict({
      target: realmTarget,
      vantage: bastion,
      findings: [],
      observations: [seen('postgresql', 'db:5432', 'ok', { authentication: 'gss', keytabUsable })],
    });
  assert.equal(statusOf(greeting(true), 'database-accepts'), 'ok');
  assert.equal(statusOf(greeting(false), 'database-accepts'), 'unknown');
});

test('information decides no hop', () => {
  const findings = [
    finding({ id: 'ldap-blocked', hop: 'kdc-reachable', severity: 'info', title: 'x' }),
  ];
  const observations = [kdc('udp', '10.0.0.1', 'ok')];
  const informed = verdict({ target: realmTarget, vantage: bastion, findings, observations });
  assert.equal(statusOf(informed, 'kdc-reachable'), 'ok');
});

test('the AWS network works only when every required flow of the join is allowed', () => {
  const flow = (port: string, outcome: 'ok' | 'skipped', required = true) =>
    seen('reachability', port, outcome, { kind: 'database-to-directory', required });
  const judged = (...observations: Verdict['observations']) =>
    statusOf(
      verdict({ target: auroraTarget, vantage: bastion, findings: [], observations }),
      'network-aws',
    );
  assert.equal(judged(flow('88', 'ok'), flow('9389', 'skipped', false)), 'ok');
  assert.equal(judged(flow('88', 'ok'), flow('389', 'skipped')), 'unknown');
  assert.equal(judged(), 'unknown');
});

test('users of another realm meet two KDCs, and each is judged for itself', () => {
  const proof = (realm: string) =>
    seen('realm-proof', `${realm} at KDC`, 'ok', { realm, serves: 'yes' });
  const corporate = {
    ...kdc('udp', '10.9.0.1', 'timeout'),
    facts: { realm: 'CORP.EXAMPLE' },
  };
  const observations = [kdc('udp', '10.0.0.1', 'ok'), proof('AWSMAD.EXAMPLE.COM'), corporate];
  const filtered = finding({
    id: 'kdc-filtered',
    hop: 'kdc-reachable',
    severity: 'error',
    title: 'x',
    evidence: [corporate.id],
  });
  const labels = (findings: Verdict['findings']) =>
    chainOf(verdict({ target: auroraTarget, vantage: bastion, findings, observations }))
      .login.filter(({ label }) => label.includes('KDC'))
      .map(({ label, status }) => `${label} ${status}`);
  assert.deepEqual(labels([]), ["user's KDC unknown", "directory's KDC ok"]);
  assert.deepEqual(labels([filtered]), ["user's KDC fault", "directory's KDC ok"]);
  assert.deepEqual(labels([{ ...filtered, evidence: [observations[0]!.id] }]), [
    "user's KDC unknown",
    "directory's KDC fault",
  ]);
});

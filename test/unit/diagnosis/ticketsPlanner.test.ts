import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiagnosisRequest } from '../../../src/diagnosis/request.ts';
import { ticketsPlanner } from '../../../src/diagnosis/plan/ticketsPlanner.ts';
import type { Situation } from '../../../src/diagnosis/plan/planner.ts';
import type { Login } from '../../../src/diagnosis/subject.ts';
import type { TicketsFacts } from '../../../src/probes/tickets.ts';
import { client } from './given.ts';

const unix = { skip: process.platform === 'win32' && 'names of Unix' };
const builtIn =
  process.platform === 'darwin' ? 'API:' : `FILE:/tmp/krb5cc_${process.getuid?.() ?? 0}`;

function ids(
  request: Partial<DiagnosisRequest>,
  facts?: Partial<TicketsFacts>,
  authentication: Login['authentication'] = 'kerberos',
): readonly string[] {
  const login = { id: 'tickets:x', probe: 'tickets', facts: { role: 'login', ...facts } };
  return ticketsPlanner
    .plan({
      request: { env: {}, ...request },
      subject: { login: { authentication } },
      client: { ...client, ccacheName: { value: 'FILE:/run/cc', origin: '/etc/krb5.conf:2' } },
      observations: facts === undefined ? [] : [login],
    } as unknown as Situation)
    .map(({ id }) => id);
}

test('first the cache that counts; the others only when it has no valid ticket', unix, () => {
  const missing = { problem: 'missing' as const };
  const valid = {
    principal: 'a@B',
    tickets: [{ server: 'krbtgt/B@B', endTime: '2100-01-01T00:00:00.000Z' }],
  };
  assert.deepEqual(ids({}), ['tickets:FILE:/run/cc']);
  assert.deepEqual(ids({}, valid), ['tickets:FILE:/run/cc']);
  assert.deepEqual(ids({}, missing), ['tickets:FILE:/run/cc', `tickets:${builtIn}`]);
  assert.deepEqual(ids({}, missing, 'iam'), []);
});

test(
  'a cache chosen by KRB5CCNAME is left for others only where the login is asked about',
  unix,
  () => {
    const env = { KRB5CCNAME: '/tmp/mine' };
    const missing = { problem: 'missing' as const };
    const all = ['tickets:/tmp/mine', 'tickets:FILE:/run/cc', `tickets:${builtIn}`];
    assert.deepEqual(ids({ env }, missing), all.slice(0, 1));
    assert.deepEqual(ids({ env, principal: 'a@B' }, missing), all);
    assert.deepEqual(ids({ env, useTickets: true }, missing), all);
    // The same file by another name is one cache.
    const same = { env: { KRB5CCNAME: '/run/cc' }, useTickets: true };
    assert.deepEqual(ids(same, missing), ['tickets:/run/cc', `tickets:${builtIn}`]);
  },
);

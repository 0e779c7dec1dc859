import assert from 'node:assert/strict';
import { test } from 'node:test';
import { condense, evidenceLines } from '../../../src/report/condense.ts';
import { seen } from '../../fixtures/reports/build.ts';

test('observations that differ in the last word become one row with the longest time', () => {
  const rows = condense([
    seen('kdc', 'udp 10.0.0.1:88', 'timeout', {}, { durationMs: 2000 }),
    seen('kdc', 'udp 10.0.0.2:88', 'timeout', {}, { durationMs: 2500 }),
    seen('kdc', 'tcp 10.0.0.1:88', 'timeout', {}, { durationMs: 2000 }),
    seen('kdc', 'udp 10.0.0.3:88', 'ok', {}),
  ]);
  assert.deepEqual(
    rows.map(({ subject, time }) => `${subject} ${time}`),
    ['udp 10.0.0.1:88, 10.0.0.2:88 2.5 s', 'tcp 10.0.0.1:88 2.0 s', 'udp 10.0.0.3:88 3 ms'],
  );
});

test('the sentence of a probe is left out where the outcome says it, or the server gave a code', () => {
  const error = { error: 'A long sentence about udp 10.0.0.1:88.' };
  const nothing = evidenceLines([seen('kdc', 'udp 10.0.0.1:88', 'timeout', {}, error)]);
  assert.deepEqual(nothing, ['KDC udp 10.0.0.1:88: no answer after 3 ms']);
  const refused = evidenceLines([
    seen('dns', 'A x over udp', 'failed', { rcode: 'NXDOMAIN' }, error),
  ]);
  assert.deepEqual(refused, ['DNS A x over udp: answered with a refusal in 3 ms (NXDOMAIN)']);
});

test('errors of their own and single words stay apart', () => {
  const rows = condense([
    seen('kdc', 'udp 10.0.0.1:88', 'unreachable', {}, { error: 'ENETUNREACH' }),
    seen('kdc', 'udp 10.0.0.2:88', 'unreachable', {}, { error: 'EHOSTUNREACH' }),
    seen('resolve', 'a.example', 'ok', {}),
    seen('resolve', 'b.example', 'ok', {}),
  ]);
  assert.equal(rows.length, 4);
});

test('what was judged is not said to have answered, and took no time', () => {
  const judged = { durationMs: 0 };
  assert.deepEqual(
    evidenceLines([
      seen('reachability', 'db → dc 88/tcp', 'failed', {}, judged),
      seen('reachability', 'db → dc 88/udp', 'failed', {}, judged),
      seen('iam-role', 'role r', 'skipped', {}, judged),
    ]),
    ['network rules db → dc 88/tcp, 88/udp: blocked', 'IAM role r: not read'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ntpPlanner } from '../../../src/diagnosis/plan/ntpPlanner.ts';
import type { Situation } from '../../../src/diagnosis/plan/planner.ts';
import type { KdcFacts } from '../../../src/probes/kdc.ts';
import { client } from './given.ts';

function asked(...clocks: readonly Partial<KdcFacts>[]): readonly string[] {
  const observations = clocks.map((facts) => ({ probe: 'kdc', outcome: 'ok', facts }));
  const situation = {
    client: { ...client, clockSkewSeconds: 300 },
    workstation: { ports: { ntp: 123 } },
    observations,
  };
  return ntpPlanner.plan(situation as unknown as Situation).map(({ id }) => id);
}

test('only a KDC whose clock is certainly too far off is asked, once for both transports', () => {
  const off = { address: '127.0.0.1', skewMs: -420_000, skewUncertaintyMs: 500 };
  const near = { address: '127.0.0.2', skewMs: 299_000, skewUncertaintyMs: 2 };
  const perhaps = { address: '127.0.0.3', skewMs: 300_400, skewUncertaintyMs: 500 };
  const silent = { address: '127.0.0.4' };
  assert.deepEqual(asked(off, off, near, perhaps, silent), ['ntp:udp:127.0.0.1:123']);
});

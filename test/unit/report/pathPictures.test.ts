import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from '../../../src/probes/observation.ts';
import { pathPictures } from '../../../src/report/htmlPaths.ts';

function flow(port: number, group: string, more: Partial<Observation> = {}): Observation {
  return {
    id: `reachability:${port}`,
    probe: 'reachability',
    subject: 'mydb → dc',
    outcome: 'failed',
    startedAt: '2026-11-21T02:00:00.000Z',
    durationMs: 0,
    facts: {
      from: 'mydb',
      to: 'd-1: domain controller 10.0.1.10',
      required: true,
      steps: [
        { kind: 'security-group-egress', result: 'allowed', resources: ['sg-db'], because: 'all' },
        {
          kind: 'security-group-ingress',
          result: 'blocked',
          resources: [group],
          because: 'no rule for 10.20.1.0/24',
        },
      ],
    },
    ...more,
  };
}

const count = (text: string, part: string) => text.split(part).length - 1;

test('one picture for each way, with the blocked thing marked and named', () => {
  const picture = pathPictures([flow(88, 'sg-dc'), flow(389, 'sg-dc')])?.source ?? '';
  assert.equal(count(picture, '<svg'), 1);
  assert.match(picture, /class="fault"/);
  assert.match(picture, /no rule for 10\.20\.1\.0\/24/);
  assert.match(
    picture,
    /<title>mydb → d-1: domain controller 10\.0\.1\.10\. .*group, inbound: broken/,
  );
});

test('nothing to draw: allowed, unknown and recommended flows', () => {
  assert.equal(
    pathPictures([flow(88, 'sg', { outcome: 'ok' }), flow(88, 'sg', { outcome: 'skipped' })]),
    undefined,
  );
  const recommended = flow(88, 'sg');
  assert.equal(
    pathPictures([{ ...recommended, facts: { ...recommended.facts, required: false } }]),
    undefined,
  );
});

test('at most three pictures, and no markup from names', () => {
  const hostile = Array.from({ length: 9 }, (_, index) => flow(index, `<b>${index}`));
  const picture = pathPictures(hostile)?.source ?? '';
  assert.equal(count(picture, '<svg'), 3);
  assert.ok(!picture.includes('<b>'));
});

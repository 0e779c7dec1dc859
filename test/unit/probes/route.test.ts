import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpRoute } from '../../../src/probes/route.ts';

test('loopback has a route, and leaves from itself', async () => {
  const { outcome, facts } = await lookUpRoute({ address: '127.0.0.1' });
  assert.equal(outcome, 'ok');
  assert.deepEqual(facts, { address: '127.0.0.1', from: '127.0.0.1' });
});

test('an address that no route can lead to is unreachable', async () => {
  // A source address of the limited broadcast is refused by every system before anything is sent.
  const { outcome, error } = await lookUpRoute({ address: '255.255.255.255' });
  assert.equal(outcome, 'unreachable');
  assert.match(error ?? '', /no route to 255\.255\.255\.255/);
});

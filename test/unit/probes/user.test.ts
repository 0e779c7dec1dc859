import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { askForUser } from '../../../src/probes/user.ts';
import type { UserObservation } from '../../../src/probes/user.ts';
import { recordings, responses } from '../kerberos/recordings.ts';
import { hostileBytes } from '../kerberos/mutations.ts';
import { closedPort, limits, loopback, tcpServer } from '../net/loopback.ts';

const kdcRecordings = recordings('kerberos').filter(({ transport }) => transport === 'tcp');

function recorded(name: string): Uint8Array {
  const found = kdcRecordings.find((each) => each.name === `${name}/tcp`);
  const [response] = found === undefined ? [] : responses(found);
  assert.ok(response, name);
  return response;
}

/** What is seen of a KDC that gives this answer, and what it was asked. */
async function answered(
  t: TestContext,
  response: Uint8Array,
  more: { readonly enctypes?: readonly number[]; readonly realm?: string } = {},
): Promise<{ readonly observation: UserObservation; readonly request: Buffer }> {
  let request = Buffer.alloc(0);
  const port = await tcpServer(t, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      request = Buffer.from(data);
      socket.end(response);
    });
  });
  const target = {
    address: loopback,
    port,
    transport: 'tcp',
    principal: 'aduser@ONPREM.EXAMPLE.COM',
  } as const;
  return { observation: await askForUser({ ...target, ...more }, limits(2000)), request };
}

test('answers of Samba, MIT and Heimdal about accounts, without a password', async (t) => {
  for (const [name, code, enctypes] of [
    ['samba-onprem:existing-user', 25, [18]],
    ['samba-onprem:unknown-user', 6, undefined],
    ['samba-onprem:disabled', 25, [18]],
    ['mit:existing-user', 25, [18]],
    ['mit:disabled', 18, undefined],
    ['mit:expired', 1, undefined],
    ['mit:mustchange', 23, undefined],
    ['mit-rc4only:rc4only-etype-18-17-23', 25, [23]],
    ['mit-rc4only:rc4only-etype-17', 14, undefined],
  ] as const) {
    const { observation } = await answered(t, recorded(name));
    const { outcome, facts } = observation;
    assert.deepEqual([outcome, facts.errorCode, facts.enctypes], ['ok', code, enctypes], name);
  }
});

test('the request names the user, the realm asked and the types offered', async (t) => {
  const plain = await answered(t, recorded('mit:existing-user'));
  assert.ok(plain.request.includes('aduser'));
  assert.ok(plain.request.includes('ONPREM.EXAMPLE.COM'));
  assert.equal(plain.observation.facts.offered, undefined);
  const other = await answered(t, recorded('mit:unknown-user'), {
    enctypes: [23],
    realm: 'B.TEST',
  });
  assert.ok(other.request.includes('B.TEST'));
  assert.ok(!other.request.includes('ONPREM'));
  // [8] SEQUENCE OF INTEGER with one element: 23.
  assert.ok(other.request.includes(Buffer.from('a80530030201 17'.replace(' ', ''), 'hex')));
  assert.deepEqual(
    [other.observation.facts.offered, other.observation.facts.realm],
    [[23], 'B.TEST'],
  );
});

test('an account without pre-authentication: the ticket is not kept', async (t) => {
  // [APPLICATION 11] of 64 bytes.
  const ticket = Buffer.alloc(64, 0xab);
  const reply = Buffer.concat([Buffer.from('000000426b40', 'hex'), ticket]);
  const { observation } = await answered(t, reply);
  assert.deepEqual([observation.outcome, observation.facts.reply], ['ok', 'as-rep']);
  assert.ok(!JSON.stringify(observation).includes('abab'));
});

test('silence, refusal and any other bytes', async (t) => {
  const principal = 'a@B';
  const closed = await askForUser(
    { address: loopback, port: await closedPort(), transport: 'tcp', principal },
    limits(1000),
  );
  assert.equal(closed.outcome, 'refused');
  const packets = kdcRecordings.flatMap(responses);
  const replies: Uint8Array[] = [];
  const port = await tcpServer(t, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(replies.pop() ?? ''));
  });
  await fc.assert(
    fc.asyncProperty(hostileBytes(packets), async (bytes) => {
      replies.push(bytes);
      const { outcome, facts } = await askForUser(
        { address: loopback, port, transport: 'tcp', principal },
        limits(2000),
      );
      assert.ok(
        ['ok', 'unexpected', 'timeout', 'refused', 'unreachable'].includes(outcome),
        outcome,
      );
      if (outcome === 'ok') assert.ok(facts.reply !== undefined);
    }),
    { numRuns: 100 },
  );
});

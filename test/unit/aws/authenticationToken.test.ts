import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticationToken } from '../../../src/aws/load/authenticationToken.ts';

const request = {
  host: 'db.abc123.eu-west-1.rds.amazonaws.com',
  port: 5432,
  user: 'o’neil & sons',
  region: 'eu-west-1',
};
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const now = Date.parse('2026-11-21T10:00:00Z');

test('a token names endpoint, port, user and Region, and holds for fifteen minutes', async () => {
  const made = await authenticationToken(
    { credentials: () => Promise.resolve(keys) },
    request,
    () => now,
  );
  assert.ok(made.outcome === 'loaded');
  const url = new URL(`https://${made.value.token}`);
  assert.equal(url.host, 'db.abc123.eu-west-1.rds.amazonaws.com:5432');
  assert.equal(url.searchParams.get('Action'), 'connect');
  assert.equal(url.searchParams.get('DBUser'), request.user);
  assert.equal(url.searchParams.get('X-Amz-Expires'), '900');
  assert.match(
    url.searchParams.get('X-Amz-Credential') ?? '',
    /\/eu-west-1\/rds-db\/aws4_request$/,
  );
  assert.equal(made.value.endsAt.toISOString(), '2026-11-21T10:15:00.000Z');
  assert.doesNotMatch(made.value.token, /secret/);
});

test('credentials that end sooner end the token', async () => {
  const expiration = new Date(now + 4 * 60_000);
  const credentials = () => Promise.resolve({ ...keys, expiration });
  const made = await authenticationToken({ credentials }, request, () => now);
  assert.ok(made.outcome === 'loaded');
  assert.deepEqual(made.value.endsAt, expiration);
});

test('without credentials there is a sentence and no token', async () => {
  const credentials = () =>
    Promise.reject(
      Object.assign(new Error('Could not load credentials from any providers'), {
        name: 'CredentialsProviderError',
      }),
    );
  const made = await authenticationToken({ credentials, profile: 'prod' }, request, () => now);
  assert.equal(made.outcome, 'credentials');
  assert.ok('message' in made && made.message !== '');
});

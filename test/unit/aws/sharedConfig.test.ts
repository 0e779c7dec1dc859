import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { endpointOf } from '../../../src/aws/endpoints.ts';
import { listProfiles, readSharedFiles } from '../../../src/aws/profiles.ts';
import { parseSharedConfig } from '../../../src/aws/sharedConfig.ts';

const config = `
# comment
[default]
region = us-east-1
[profile prod.eu]
region=eu-west-1
sso_session = corp
sso_account_id = 111122223333
services = local
[profile "quoted name"]
role_arn = arn:aws:iam::444455556666:role/dba
source_profile = default
endpoint_url = http://127.0.0.1:1
s3 =
  max_concurrent_requests = 20
  endpoint_url = http://127.0.0.1:2
[sso-session corp]
sso_region = eu-west-1
[services local]
rds =
  endpoint_url = http://127.0.0.1:3
directory_service =
    endpoint_url = http://127.0.0.1:4
`;

test('shared config: profiles, services and sessions, with dots, quotes and nested settings', () => {
  const parsed = parseSharedConfig(config, '[default]\naws_access_key_id = AKIA\n[other]\n');
  assert.deepEqual([...parsed.profiles.keys()], ['default', 'prod.eu', 'quoted name', 'other']);
  assert.deepEqual([...parsed.services.keys()], ['local']);
  assert.deepEqual([...parsed.ssoSessions.keys()], ['corp']);
  assert.equal(parsed.profiles.get('default')?.get('region'), 'us-east-1');
  assert.equal(parsed.profiles.get('default')?.get('aws_access_key_id'), 'AKIA');
  assert.equal(parsed.profiles.get('quoted name')?.get('endpoint_url'), 'http://127.0.0.1:1');
  assert.equal(parsed.services.get('local')?.get('rds.endpoint_url'), 'http://127.0.0.1:3');
});

test('shared config: the endpoint follows the order of the AWS SDKs reference guide', () => {
  const parsed = parseSharedConfig(config, '');
  assert.equal(endpointOf('rds', {}, parsed, 'prod.eu'), 'http://127.0.0.1:3');
  assert.equal(endpointOf('directory_service', {}, parsed, 'prod.eu'), 'http://127.0.0.1:4');
  assert.equal(endpointOf('ec2', {}, parsed, 'prod.eu'), undefined);
  assert.equal(endpointOf('ec2', {}, parsed, 'quoted name'), 'http://127.0.0.1:1');
  assert.equal(endpointOf('rds', { AWS_ENDPOINT_URL: 'http://e' }, parsed, 'prod.eu'), 'http://e');
  const special = { AWS_ENDPOINT_URL: 'http://e', AWS_ENDPOINT_URL_RDS: 'http://r' };
  assert.equal(endpointOf('rds', special, parsed, 'prod.eu'), 'http://r');
  const ignored = { ...special, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
  assert.equal(endpointOf('rds', ignored, parsed, 'prod.eu'), undefined);
});

test('profiles: listed with kind, Region and account, without secrets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kd-profiles-'));
  try {
    const env = {
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    };
    await writeFile(
      env.AWS_CONFIG_FILE,
      `${config}[profile p]\ncredential_process = x\n[profile l]\nlogin_session = a\n`,
    );
    await writeFile(
      env.AWS_SHARED_CREDENTIALS_FILE,
      '[default]\naws_access_key_id = AKIA\naws_secret_access_key = top#secret\n',
    );
    const profiles = await listProfiles(env);
    assert.deepEqual(profiles, [
      { name: 'default', kind: 'static', region: 'us-east-1' },
      { name: 'prod.eu', kind: 'sso', region: 'eu-west-1', accountId: '111122223333' },
      {
        name: 'quoted name',
        kind: 'assume-role',
        endpointUrl: 'http://127.0.0.1:1',
        accountId: '444455556666',
      },
      { name: 'p', kind: 'process' },
      { name: 'l', kind: 'login' },
    ]);
    assert.doesNotMatch(JSON.stringify(profiles), /secret/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('profiles: missing files are no problem, a binary one is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kd-profiles-'));
  try {
    assert.deepEqual(await listProfiles({ HOME: folder }), []);
    const path = join(folder, 'binary');
    await writeFile(path, Buffer.from([0, 1, 2, 255]));
    const { problems } = await readSharedFiles({ HOME: folder, AWS_CONFIG_FILE: path });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /binary is not a text file/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('shared config: any text is read without an exception', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '[profile a]',
      '[__proto__]',
      '[services s]',
      'rds =',
      '  endpoint_url = x',
      '[',
      ']',
      '= =',
      'a[]=1',
      '[a.b.c]',
    ),
  );
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (one, other) => {
      const parsed = parseSharedConfig(one.join('\n'), other.join('\n'));
      for (const settings of parsed.profiles.values()) {
        for (const value of settings.values()) assert.equal(typeof value, 'string');
      }
    }),
    { numRuns: 300 * Number(process.env['FUZZ_RUNS'] ?? 1) },
  );
});

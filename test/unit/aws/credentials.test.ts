import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import type { AwsAccess } from '../../../src/aws/access.ts';
import type { Environment } from '../../../src/aws/environment.ts';
import { renewing } from '../../../src/aws/expiringCredentials.ts';
import { configurationKey, KeptCredentials } from '../../../src/aws/keptCredentials.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { readSharedFiles } from '../../../src/aws/profiles.ts';
import type { AccountSnapshot } from '../../../src/aws/snapshot.ts';

/** A port of loopback where nothing listens: a call that should not be made fails there. */
const nowhere = 'http://127.0.0.1:9';
let folder: string;
let env: Environment;

const config = `
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = dba
region = eu-west-1
[sso-session corp]
sso_start_url = https://example.invalid/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
[profile process]
credential_process = node -e "process.exit(3)" --secret=hunter2
region = eu-west-1
[profile badprocess]
credential_process = node -e "console.log(1)"
[profile circle-a]
role_arn = arn:aws:iam::111122223333:role/a
source_profile = circle-b
region = eu-west-1
[profile circle-b]
role_arn = arn:aws:iam::111122223333:role/b
source_profile = circle-a
[profile mfa]
role_arn = arn:aws:iam::111122223333:role/a
source_profile = static
mfa_serial = arn:aws:iam::111122223333:mfa/me
region = eu-west-1
endpoint_url = ${nowhere}
[profile endless]
credential_process = node -e "setTimeout(Object, 3000)"
region = eu-west-1
[profile static]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = hunter2
[profile empty]
region = eu-west-1
`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kd-credentials-'));
  env = {
    HOME: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: nowhere,
  };
  await writeFile(join(folder, 'config'), config);
  // The SDK's SSO provider looks only here (3.1169); this file is a process of its own.
  process.env['AWS_CONFIG_FILE'] = join(folder, 'config');
  process.env['HOME'] = folder;
});
after(() => rm(folder, { recursive: true }));

async function load(profile: string | undefined, more: Environment = {}): Promise<AccountSnapshot> {
  const access = await openAccount({
    ...(profile === undefined ? {} : { profile }),
    env: { ...env, ...more },
    instanceRole: false,
  });
  try {
    return await loadAccount(access, { signal: new AbortController().signal });
  } finally {
    access.clients.destroy();
  }
}

/** Profile → what the one sentence has to say. */
const broken: readonly (readonly [profile: string, says: RegExp])[] = [
  ['absent', /^There is no profile absent in/],
  [
    'sso',
    /^The sign-in of profile sso has expired; run `aws sso login --profile sso` and refresh\.$/,
  ],
  ['process', /credential_process of profile process failed/],
  ['circle-a', /runs in a circle/],
  ['mfa', /one-time code of your MFA device/],
  ['empty', /Profile empty is not in .* or holds no credentials/],
];

for (const [profile, says] of broken) {
  test(`credentials: profile ${profile} gives one sentence, in every section`, async () => {
    const account = await load(profile, { AWS_REGION: 'eu-west-1' });
    assert.ok(account.caller.outcome === 'credentials');
    assert.match(account.caller.message, says);
    assert.doesNotMatch(JSON.stringify(account), /hunter2/);
    assert.deepEqual(account.regions[0]?.instances, account.caller);
    assert.deepEqual(account.regions[0].directories, account.caller);
  });
}

test('credentials: without any, the sentence says how to get some', async () => {
  const account = await load(undefined, { AWS_REGION: 'eu-west-1' });
  assert.ok(account.caller.outcome === 'credentials');
  assert.match(account.caller.message, /No AWS credentials were found/);
});

test('Region: the request, AWS_REGION, AWS_DEFAULT_REGION, the profile; none is a sentence', async () => {
  const regions = async (
    more: Environment,
    request: { profile?: string; regions?: string[] } = {},
  ) => (await openAccount({ env: { ...env, ...more }, ...request })).regions;
  const all = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' };
  assert.deepEqual(await regions(all, { regions: ['eu-north-1', 'eu-north-1'] }), ['eu-north-1']);
  assert.deepEqual(await regions(all, { profile: 'sso' }), ['us-east-1']);
  assert.deepEqual(await regions({ AWS_DEFAULT_REGION: 'us-east-2' }), ['us-east-2']);
  assert.deepEqual(await regions({}, { profile: 'sso' }), ['eu-west-1']);
  assert.deepEqual(await regions({ AWS_PROFILE: 'sso' }), ['eu-west-1']);
  const none = await load('static');
  assert.ok(none.caller.outcome === 'failed');
  assert.match(none.caller.message, /No AWS Region is chosen/);
  assert.deepEqual(none.regions, []);
});

test('Region: a text that is no Region never becomes a host name', async () => {
  const account = await load('static', { AWS_REGION: 'evil.example/' });
  assert.match(
    JSON.stringify(account.regions[0]?.instances),
    /evil\.example\/ is not the name of an AWS Region/,
  );
});

test('credentials: a one-time code is asked for once for all clients', async () => {
  const asked: string[] = [];
  const access = await openAccount({
    profile: 'mfa',
    env,
    mfa: (serial) => {
      asked.push(serial);
      return Promise.reject(new Error('MFA prompt dismissed'));
    },
  });
  const account = await loadAccount(access, { signal: new AbortController().signal });
  access.clients.destroy();
  assert.deepEqual(asked, ['arn:aws:iam::111122223333:mfa/me']);
  assert.equal(account.caller.outcome, 'credentials');
});

test('credentials: a credential_process that does not end can be cancelled', async () => {
  const cancel = new AbortController();
  const access = await openAccount({ profile: 'endless', env });
  const loading = loadAccount(access, { signal: cancel.signal });
  setImmediate(() => cancel.abort());
  const account = await loading;
  access.clients.destroy();
  assert.ok(account.caller.outcome === 'failed');
  assert.match(account.caller.message, /was cancelled/);
});

test('credentials: shared while they are valid, renewed five minutes before the end, failures not kept', async () => {
  let time = 0;
  let calls = 0;
  const provider = renewing(
    () => {
      calls += 1;
      if (calls === 1) return Promise.reject(new Error('not yet'));
      return Promise.resolve({ expiration: new Date(time + 3_600_000), id: calls });
    },
    () => time,
  );
  await assert.rejects(provider());
  const [one, same] = await Promise.all([provider(), provider()]);
  assert.deepEqual([one.id, same.id], [2, 2]);
  time = 3_299_999;
  assert.equal((await provider()).id, 2);
  time = 3_300_001;
  assert.equal((await provider()).id, 3);
});

test('credentials: what took a one-time code is kept over openings until five minutes before its end', async () => {
  let time = 0;
  let calls = 0;
  const kept = new KeptCredentials<{ readonly expiration: Date; readonly id: number }>(() => time);
  const provider = () => {
    calls += 1;
    return Promise.resolve({ expiration: new Date(time + 3_600_000), id: calls });
  };
  const open = (key: string, took: boolean) => kept.through(key, provider, () => took)();
  assert.equal((await open('a', true)).id, 1);
  assert.equal((await open('a', true)).id, 1);
  assert.equal((await open('b', false)).id, 2);
  assert.equal((await open('b', false)).id, 3, 'without a code nothing is kept');
  time = 3_300_001;
  assert.equal((await open('a', true)).id, 4);
  kept.forget();
  assert.equal((await open('a', true)).id, 5);
});

test('credentials: opening a second time asks for no second code while the first is good', async () => {
  const { server, url } = await startSts();
  const asked: string[] = [];
  const kept = new KeptCredentials<Awaited<ReturnType<AwsAccess['credentials']>>>();
  const open = async () => {
    const access = await openAccount({
      profile: 'mfa',
      env: { ...env, AWS_ENDPOINT_URL: url },
      kept,
      mfa: (serial) => {
        asked.push(serial);
        return Promise.resolve('123456');
      },
    });
    const { accessKeyId } = await access.credentials();
    access.clients.destroy();
    return accessKeyId;
  };
  assert.deepEqual([await open(), await open(), asked.length], ['ASIAKEPT', 'ASIAKEPT', 1]);
  server.close();
});

test('credentials: an edited file is not answered from memory', async () => {
  const before = configurationKey('mfa', await readSharedFiles(env));
  assert.equal(configurationKey('mfa', await readSharedFiles(env)), before);
  assert.notEqual(configurationKey('static', await readSharedFiles(env)), before);
  await writeFile(join(folder, 'config'), config.replace('role/a', 'role/c'));
  assert.notEqual(configurationKey('mfa', await readSharedFiles(env)), before);
  await writeFile(join(folder, 'config'), config);
});

/** Answers every AssumeRole that carries a code. */
async function startSts() {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      response.statusCode = body.includes('TokenCode=123456') ? 200 : 403;
      const expiration = new Date(Date.now() + 3_600_000).toISOString();
      response.end(
        `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:me</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/a/me</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIAKEPT</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}

/** Paging, filters, refusals and faults, seen through the real SDK. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  DescribeDirectoriesCommand,
  DescribeTrustsCommand,
  DirectoryServiceClient,
} from '@aws-sdk/client-directory-service';
import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DescribeDBInstancesCommand,
  paginateDescribeDBInstances,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Fault } from '../../../src/simulator/aws/faults.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';

let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({ scenario: 'many-databases' });
});
after(() => simulator.stop());

function options(overrides: { accessKeyId?: string; region?: string; maxAttempts?: number } = {}) {
  return {
    endpoint: simulator.environment['AWS_ENDPOINT_URL']!,
    region: overrides.region ?? 'eu-west-1',
    credentials: { accessKeyId: overrides.accessKeyId ?? demoAccessKeyId, secretAccessKey: 'x' },
    maxAttempts: overrides.maxAttempts ?? 1,
  };
}

async function withFault<T>(action: string, fault: Fault, run: () => Promise<T>): Promise<T> {
  simulator.setFault(action, fault);
  try {
    return await run();
  } finally {
    simulator.setFault(action, undefined);
  }
}

async function failureOf(run: () => Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await run();
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  return assert.fail('the call succeeded');
}

test('130 instances come in seven pages of at most 20, each once', async () => {
  const client = new RDSClient(options());
  const sizes: number[] = [];
  const ids = new Set<string>();
  for await (const page of paginateDescribeDBInstances({ client }, {})) {
    sizes.push(page.DBInstances?.length ?? 0);
    for (const it of page.DBInstances ?? []) ids.add(it.DBInstanceIdentifier ?? '');
  }
  assert.deepEqual(sizes, [20, 20, 20, 20, 20, 20, 10]);
  assert.equal(ids.size, 130);
});

test('RDS filters: values of one filter are alternatives, filters add up', async () => {
  const client = new RDSClient(options());
  const send = (Filters: { Name: string; Values: string[] }[]) =>
    client.send(new DescribeDBInstancesCommand({ Filters }));
  const found = await send([
    { Name: 'domain', Values: ['d-93670a1b2c', 'd-other'] },
    { Name: 'engine', Values: ['aurora-mysql'] },
  ]);
  assert.deepEqual(
    found.DBInstances?.map((it) => it.DBInstanceIdentifier),
    ['mydb-1', 'mydb-2'],
  );
  const error = await failureOf(() => send([{ Name: 'colour', Values: ['red'] }]));
  assert.equal(error.name, 'InvalidParameterValue');
});

test('what does not exist is the error class of each SDK', async () => {
  const rds = new RDSClient(options());
  const ec2 = new EC2Client(options());
  const ds = new DirectoryServiceClient(options());
  const iam = new IAMClient(options());
  const names = await Promise.all(
    [
      () => rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'nosuch' })),
      () => ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-0nosuch'] })),
      () => ds.send(new DescribeDirectoriesCommand({ DirectoryIds: ['d-0000000000'] })),
      () => iam.send(new GetRoleCommand({ RoleName: 'nosuch' })),
      () => rds.send(new DescribeDBInstancesCommand({ Marker: 'made-up' })),
      () => rds.send(new DescribeDBInstancesCommand({ MaxRecords: 5 })),
    ].map((call) => failureOf(call).then((error) => error.name)),
  );
  assert.deepEqual(names, [
    'DBInstanceNotFoundFault',
    'InvalidGroup.NotFound',
    'EntityDoesNotExistException',
    'NoSuchEntityException',
    'InvalidParameterValue',
    'InvalidParameterValue',
  ]);
});

test("a foreign key is refused in each service's words", async () => {
  const foreign = options({ accessKeyId: 'SOMEBODYELSE' });
  const rds = await failureOf(() =>
    new RDSClient(foreign).send(new DescribeDBInstancesCommand({})),
  );
  const ec2 = await failureOf(() =>
    new EC2Client(foreign).send(new DescribeSecurityGroupsCommand({})),
  );
  const ds = await failureOf(() =>
    new DirectoryServiceClient(foreign).send(new DescribeDirectoriesCommand({})),
  );
  assert.deepEqual(
    [rds.name, ec2.name, ds.name],
    ['InvalidClientTokenId', 'AuthFailure', 'UnrecognizedClientException'],
  );
});

test('a Region without resources is empty, not an error', async () => {
  const elsewhere = new RDSClient(options({ region: 'us-east-2' }));
  const { DBInstances } = await elsewhere.send(new DescribeDBInstancesCommand({}));
  assert.deepEqual(DBInstances, []);
});

test('throttled twice: the SDK tries three times and succeeds', async () => {
  const client = new RDSClient(options({ maxAttempts: 3 }));
  const output = await withFault('rds:DescribeDBInstances', { kind: 'throttle', times: 2 }, () =>
    client.send(new DescribeDBInstancesCommand({})),
  );
  assert.equal(output.$metadata.attempts, 3);
});

test('access denied names the action in the sentence of the service', async () => {
  const denied: Fault = { kind: 'access-denied' };
  const errors = await withFault('*', denied, () =>
    Promise.all([
      failureOf(() => new RDSClient(options()).send(new DescribeDBInstancesCommand({}))),
      failureOf(() => new EC2Client(options()).send(new DescribeSecurityGroupsCommand({}))),
      failureOf(() => new DirectoryServiceClient(options()).send(new DescribeTrustsCommand({}))),
      failureOf(() => new IAMClient(options()).send(new GetRoleCommand({ RoleName: 'r' }))),
    ]),
  );
  assert.deepEqual(
    errors.map((it) => [it.name, /perform: (\S+)/.exec(it.message)?.[1]]),
    [
      ['AccessDenied', 'rds:DescribeDBInstances'],
      ['UnauthorizedOperation', 'ec2:DescribeSecurityGroups'],
      ['AccessDeniedException', 'ds:DescribeTrusts'],
      ['AccessDenied', 'iam:GetRole'],
    ],
  );
});

test('reset, half a body, a server error and an expired token arrive as such', async () => {
  const call = (fault: Fault) =>
    withFault('rds:DescribeDBInstances', fault, () =>
      failureOf(() => new RDSClient(options()).send(new DescribeDBInstancesCommand({}))),
    );
  assert.equal((await call({ kind: 'reset' }))['code'], 'ECONNRESET');
  assert.match(
    (await call({ kind: 'half-body' })).message,
    /aborted|terminated|hang up|premature/i,
  );
  assert.equal((await call({ kind: 'internal-error', times: 1 })).name, 'InternalFailure');
  assert.equal((await call({ kind: 'expired-token' })).name, 'ExpiredToken');
});

test('a hanging call ends with its own abort only', async () => {
  const error = await withFault('rds:*', { kind: 'hang' }, () =>
    failureOf(() =>
      new RDSClient(options()).send(new DescribeDBInstancesCommand({}), {
        abortSignal: AbortSignal.timeout(50),
      }),
    ),
  );
  assert.equal(error.name, 'AbortError');
});

test('the log has service, action, Region and parameters, and nothing of the signature', async () => {
  const before = simulator.requests().length;
  await new DirectoryServiceClient(options()).send(
    new DescribeTrustsCommand({ DirectoryId: 'd-93670a1b2c' }),
  );
  const [logged] = simulator.requests().slice(before);
  assert.deepEqual(logged, {
    service: 'ds',
    action: 'DescribeTrusts',
    region: 'eu-west-1',
    parameters: { DirectoryId: 'd-93670a1b2c' },
  });
  assert.doesNotMatch(JSON.stringify(simulator.requests()), new RegExp(demoAccessKeyId));
});

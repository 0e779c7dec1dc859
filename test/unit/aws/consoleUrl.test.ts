import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseConsoleUrl, directoryConsoleUrl } from '../../../src/aws/consoleUrl.ts';

test('console: each partition has its own host', () => {
  const hosts = ['eu-west-1', 'cn-north-1', 'us-gov-west-1'].map(
    (region) => new URL(directoryConsoleUrl('d-1', region) ?? '').host,
  );
  assert.deepEqual(hosts, [
    'eu-west-1.console.aws.amazon.com',
    'cn-north-1.console.amazonaws.cn',
    'us-gov-west-1.console.amazonaws-us-gov.com',
  ]);
});

test('console: a name stays a name, and a text that is no Region gives no address', () => {
  const url = databaseConsoleUrl('instance', 'x;is-cluster=true#"<', 'eu-west-1') ?? '';
  assert.ok(url.endsWith('#database:id=x%3Bis-cluster%3Dtrue%23%22%3C;is-cluster=false'), url);
  assert.equal(databaseConsoleUrl('instance', 'x', 'evil.example/?'), undefined);
  assert.equal(directoryConsoleUrl('d-1', ''), undefined);
});

/** The tools against an account in memory: what they give away, what they refuse, how long they get. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AgentHost } from '../../../src/agents/host.ts';
import { Refusal } from '../../../src/agents/host.ts';
import type { ToolInput } from '../../../src/agents/input.ts';
import { readInput } from '../../../src/agents/input.ts';
import { runTool } from '../../../src/agents/runTool.ts';
import { agentToolNames, agentTools } from '../../../src/agents/tools.ts';
import { loaded } from '../../../src/aws/section.ts';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import { consentFor } from '../../../src/vscode/agents/consent.ts';
import { untranslated } from '../../../src/vscode/tree/translate.ts';
import { account, accountId, arnOf, directory, region } from '../aws/builders.ts';

const instance = (name: string, more: object = {}) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: arnOf('db', name),
  DBInstanceStatus: 'available',
  Engine: 'postgres',
  Endpoint: { Address: `${name}.abc123.eu-west-1.rds.amazonaws.com`, Port: 5432 },
  ...more,
});
const joined = (Status: string) => ({
  DomainMemberships: [{ Domain: 'd-9067000000', FQDN: 'corp.example.com', Status }],
});

function host(parts: Partial<AgentHost> = {}): AgentHost {
  const refuse = () => Promise.reject(new Refusal('not here'));
  return {
    accounts: () =>
      Promise.resolve([
        account(
          region({
            directories: loaded([
              directory({
                DirectoryId: 'd-9067000000',
                Name: 'corp.example.com',
                DnsIpAddrs: ['10.0.1.10'],
              }),
            ]),
            instances: loaded([
              instance('sales', joined('kerberos-enabled')),
              instance('orders', joined('enable-kerberos-failed')),
              instance('plain'),
            ]),
          }),
        ),
      ]),
    diagnoseDatabase: refuse,
    diagnoseRealm: refuse,
    configFiles: () => Promise.resolve([]),
    lint: (text, { implementation }) =>
      Promise.resolve(lintKrb5Conf(parseKrb5Conf(text), { implementation })),
    ...parts,
  };
}

const { signal } = new AbortController();
const call = (name: string, input: unknown, parts: Partial<AgentHost> = {}) =>
  runTool(name, input, host(parts), signal);

test('the list: worst first, with the next step, without account, addresses and host names', async () => {
  const { text, failed } = await call('list_kerberos_targets', {});
  assert.equal(failed, false);
  const order = ['orders', 'sales', 'plain'].map((name) => text.indexOf(`\`${name}\``));
  assert.ok(
    order.every((at) => at > 0),
    text,
  );
  assert.deepEqual(order.toSorted((one, other) => one - other)[0], order[0], text);
  assert.match(text, /enable-kerberos-failed in d-9067000000\..*Next: /);
  assert.doesNotMatch(
    text,
    new RegExp(`${accountId}|arn:|10\\.0\\.1\\.10|corp\\.example|rds\\.amazonaws`),
  );
  const filtered = await call('list_kerberos_targets', { filter: 'ORD' });
  assert.match(filtered.text, /^1 database\./);
});

test('a list that could not be read whole says so', async () => {
  const partly = account(
    region({
      instances: { outcome: 'not-permitted', action: 'rds:DescribeDBInstances', message: 'no' },
    }),
  );
  const { text } = await call(
    'list_kerberos_targets',
    {},
    { accounts: () => Promise.resolve([partly]) },
  );
  assert.match(text, /^0 databases\.\n\nNot complete\. .*not permitted: rds:DescribeDBInstances/);
});

test('ten thousand databases stay within the bound, and the cut is told', async () => {
  const many = account(
    region({
      instances: loaded(Array.from({ length: 10_000 }, (_, index) => instance(`db${index}`))),
    }),
  );
  const { text } = await call(
    'list_kerberos_targets',
    {},
    { accounts: () => Promise.resolve([many]) },
  );
  assert.match(text, /^10000 databases, of which the first 50; use filter/);
  assert.ok(text.length < 17_000);
  const long = await call('lint_krb5_conf', { text: 'x y\n'.repeat(3_000) });
  assert.ok(long.text.length < 17_000, String(long.text.length));
});

test('a machine’s own files are told without its names; a text of the chat with them', async () => {
  const text =
    '[libdefaults]\n default_realm = CORP.EXAMPLE.COM\n dns_lookup_kdc = false\n[realms]\n CORP.EXAMPLE.COM = {\n  kdc = http://dc1.corp.example.com\n }\n';
  const given = await call('lint_krb5_conf', { text });
  assert.match(given.text, /dc1\.corp\.example\.com/);
  const own = await call(
    'lint_krb5_conf',
    {},
    { configFiles: () => Promise.resolve([{ path: '/home/alice/krb5.conf', text }]) },
  );
  assert.match(own.text, /Line 6, error: /);
  assert.doesNotMatch(own.text, /corp|alice|dc1/i);
  assert.equal((await call('lint_krb5_conf', {})).failed, true);
});

test('what cannot be done is a sentence, with the nearest names', async () => {
  for (const [input, reason] of [
    [{}, /Give either target/],
    [{ target: 'sales', realm: 'A.B' }, /Give either target/],
    [{ target: 'sale' }, /nearest are sales/],
    [{ realm: 'A B' }, /not the name of a realm/],
    [{ target: 'sales' }, /not here/],
    [{ target: 1 }, /has to be a text/],
    [{ nope: 'x' }, /There is no input/],
    ['sales', /has to be an object/],
  ] as const) {
    const { text, failed } = await call('diagnose_kerberos_target', input);
    assert.equal(failed, true);
    assert.match(text, reason);
  }
  assert.equal((await call('rm', {})).failed, true);
});

test('an abort is an abort, and an error of ours is no answer', async () => {
  const gone = new AbortController();
  gone.abort(new Error('gone'));
  const accounts = () => Promise.reject(new Error('anything'));
  await assert.rejects(
    runTool('list_kerberos_targets', {}, host({ accounts }), gone.signal),
    /gone/,
  );
  await assert.rejects(call('list_kerberos_targets', {}, { accounts }), /anything/);
});

test('consent names what is touched, and nothing that cannot be seen', () => {
  const message = (input: ToolInput) =>
    consentFor('diagnose_kerberos_target', input, untranslated).message;
  assert.match(message({ target: 'orders' }), /“orders”.*read-only.*without a password/);
  assert.match(message({ realm: 'CORP.EXAMPLE.COM' }), /realm “CORP\.EXAMPLE\.COM”/);
  const hidden = message({ target: `x\u202e\n${'y'.repeat(300)}` });
  assert.match(hidden, /^[\x20-\x7e“”…]*$/);
  assert.ok(hidden.length < 300);
  for (const name of agentToolNames) assert.notEqual(consentFor(name, {}, untranslated).title, '');
});

test('the table has each name once, and no input of any form gets past its schema', () => {
  assert.deepEqual(
    agentTools.map(({ name }) => name),
    [...agentToolNames],
  );
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const { inputSchema } of agentTools) {
        const read = readInput(inputSchema, value);
        if ('problem' in read) continue;
        for (const [name, text] of Object.entries(read.input)) {
          assert.ok(Object.hasOwn(inputSchema.properties, name));
          assert.equal(typeof text, 'string');
        }
      }
    }),
  );
});

test('an error text is explained, without anybody being asked', async () => {
  const text =
    'kinit: Cannot find KDC for realm "CORP.EXAMPLE.COM" while getting initial credentials';
  const explained = await call('explain_kerberos_error', { text });
  assert.equal(explained.failed, false);
  assert.match(explained.text, /realm/);
  assert.ok(explained.text.length > 100);
  assert.equal((await call('explain_kerberos_error', {})).failed, true);
});

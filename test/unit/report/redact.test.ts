import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderJson } from '../../../src/report/json.ts';
import { redact } from '../../../src/report/redact.ts';
import { substituteAddresses } from '../../../src/report/redactAddresses.ts';
import { substituteNames } from '../../../src/report/redactNames.ts';
import { bastion, finding, seen, verdict } from '../../fixtures/reports/build.ts';
import { samples } from '../../fixtures/reports/samples.ts';

test('nothing of the original remains, in any sample', () => {
  const secrets =
    /123456789012|orders|cxyz12345678|bastion-2|anna-laptop|awsmad|corp\.example|other\.example|10\.20\.1|172\.16\.4|10\.9\.0|2001:db8:7|win-a1b2c3|ec2amaz/i;
  for (const [name, sample] of Object.entries(samples)) {
    const text = renderJson(redact(sample));
    assert.equal(secrets.exec(text)?.[0], undefined, name);
  }
});

test('what a diagnosis needs remains: ids, resources, evidence links, health', () => {
  for (const sample of Object.values(samples)) {
    const redacted = redact(sample);
    assert.equal(redacted.rootCause?.id, sample.rootCause?.id);
    assert.equal(redacted.healthy, sample.healthy);
    const ids = new Set(redacted.observations.map((seen) => seen.id));
    assert.equal(ids.size, sample.observations.length);
    for (const one of redacted.findings) {
      const known = sample.findings.find((other) => other.id === one.id);
      assert.equal(
        one.evidence.filter((id) => ids.has(id)).length,
        known?.evidence.filter((id) => sample.observations.some((seen) => seen.id === id)).length,
      );
    }
  }
  assert.match(renderJson(redact(samples['blocked-security-group']!)), /sg-0a1b2c3d/);
});

test('users, principals, home directories and short host names go, services stay', () => {
  const text =
    'mysql/db1.corp.test@CORP.TEST for alice@CORP.TEST from C:\\Users\\alice\\krb5.ini and /home/bob/.my.cnf; ' +
    'krbtgt/CORP.TEST@CORP.TEST; directoryservice.rds.amazonaws.com; _kerberos._tcp.corp.test; dc1; rds.force_ssl; krb5.conf';
  const names = substituteNames({ domains: new Set(['corp.test']), words: new Set(['dc1']) });
  assert.equal(
    names(text),
    'mysql/host-1.domain-1.example@DOMAIN-1.EXAMPLE for user-1@DOMAIN-1.EXAMPLE from C:\\Users\\user-1\\krb5.ini and /home/user-2/.my.cnf; ' +
      'krbtgt/DOMAIN-1.EXAMPLE@DOMAIN-1.EXAMPLE; directoryservice.rds.amazonaws.com; _kerberos._tcp.domain-1.example; name-1; rds.force_ssl; krb5.conf',
  );
});

test('endpoints keep Region and service, in both partitions', () => {
  const names = substituteNames({ domains: new Set(), words: new Set() });
  assert.equal(
    names('mydb.cxyz.eu-west-1.rds.amazonaws.com:3306 mydb.cxyz.rds.cn-north-1.amazonaws.com.cn'),
    'host-1.eu-west-1.rds.amazonaws.com:3306 host-1.rds.cn-north-1.amazonaws.com.cn',
  );
});

test('addresses keep their kind and their common prefix', () => {
  const addresses = substituteAddresses();
  assert.equal(
    addresses(
      '10.20.1.10 10.20.2.10 10.21.1.10 in 10.20.0.0/16, 172.16.4.7, 192.168.7.8, 127.0.0.1, 0.0.0.0/0',
    ),
    '10.1.1.1 10.1.2.1 10.2.1.1 in 10.1.0.0/16, 172.16.1.1, 192.168.1.1, 127.0.0.1, 0.0.0.0/0',
  );
  assert.equal(addresses('54.1.2.3 54.1.2.4 3.9.2.3'), '240.1.1.1 240.1.1.2 240.2.1.1');
  assert.equal(
    addresses('[2600:1f18::5]:88 fd12:3456::1 ::1 fe80::1%eth0 at 12:30:45'),
    '[2001:db8::1]:88 fd00::2 ::1 fe80::3%eth0 at 12:30:45',
  );
});

test('different addresses never become one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.ipV4(), { minLength: 2, maxLength: 30 }), (addresses) => {
      const substitute = substituteAddresses();
      assert.equal(new Set(addresses.map(substitute)).size, addresses.length);
    }),
    { numRuns: 200 * Number(process.env['FUZZ_RUNS'] ?? 1) },
  );
});

test('raw bytes are cut out, versions stay, documentation stays', () => {
  const observation = seen('mysql', 'x', 'ok', { receivedHex: '6162', serverVersion: '19.0.0.1' });
  const doc = 'https://docs.example.org/page.html';
  const redacted = redact(
    verdict({
      target: { kind: 'endpoint', name: 'db' },
      vantage: bastion,
      findings: [
        finding({
          id: 'db-refused',
          hop: 'database-reachable',
          severity: 'error',
          title: 'x',
          fixes: [{ title: 'y', doc }],
        }),
      ],
      observations: [observation],
    }),
  );
  assert.deepEqual(redacted.observations[0]?.facts, { receivedHex: '', serverVersion: '19.0.0.1' });
  assert.equal(redacted.findings[0]?.fixes[0]?.doc, doc);
});

test('a long hostile text is redacted in linear time', () => {
  const names = substituteNames({ domains: new Set(['corp.test']), words: new Set(['dc1']) });
  const addresses = substituteAddresses();
  // Quadratic behaviour would take minutes here.
  for (const piece of ['-', 'a.', 'a-', '1.', ':', 'a:', '@', '/home/', 'dc1'])
    names(addresses(piece.repeat(200_000)));
});

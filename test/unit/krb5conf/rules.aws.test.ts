import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../src/krb5conf/fix.ts';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import type { KnownDirectory, LintContext } from '../../../src/krb5conf/rules/context.ts';
import { coversRds } from '../../../src/krb5conf/rules/realmFacts.ts';

const directory: KnownDirectory = {
  realm: 'AWS.EXAMPLE.COM',
  dnsName: 'aws.example.com',
  dnsAddresses: ['10.0.1.10', '10.0.2.10'],
  trustedRealms: ['CORP.EXAMPLE.COM'],
  domainControllerNames: [],
};
const context: LintContext = { directories: [directory] };

function file(standard: string, mappings: string): string {
  return `[libdefaults]
    default_realm = ${standard}
    rdns = false
    udp_preference_limit = 1
[realms]
    AWS.EXAMPLE.COM = {
        kdc = aws.example.com
    }
    CORP.EXAMPLE.COM = {
        kdc = dc1.corp.example.com
    }
[domain_realm]
${mappings}`;
}

function rulesOf(text: string, known: LintContext = context): string[] {
  return lintKrb5Conf(parseKrb5Conf(text), known).map(({ rule }) => rule);
}

test('keys that cover RDS endpoints, in China too', () => {
  for (const key of [
    '.rds.amazonaws.com',
    'rds.amazonaws.com',
    '.amazonaws.com',
    '.eu-west-1.rds.amazonaws.com',
    'abc123.eu-west-1.rds.amazonaws.com',
    '.amazonaws.com.cn',
    '.cn-north-1.amazonaws.com.cn',
    '.rds.cn-north-1.amazonaws.com.cn',
  ])
    assert.ok(coversRds(key), key);
  for (const key of [
    '.example.com',
    '.ec2.amazonaws.com',
    '.compute.amazonaws.com',
    'xrds.amazonaws.com',
  ])
    assert.ok(!coversRds(key), key);
});

test('one fix maps the endpoints to the realm of the directory', () => {
  const document = parseKrb5Conf(file('CORP.EXAMPLE.COM', ''));
  const [problem] = lintKrb5Conf(document, context);
  assert.equal(problem?.rule, 'rds-mapping-missing');
  const [fix] = problem.fixes;
  assert.ok(fix);
  const fixed = applyEdits(document, fix.edits);
  assert.match(fixed, /\[domain_realm\]\n {4}\.rds\.amazonaws\.com = AWS\.EXAMPLE\.COM\n/);
  assert.deepEqual(rulesOf(fixed), []);
});

test('with the only realm that of the directory, nothing needs a mapping', () => {
  const text = `[libdefaults]\n    default_realm = AWS.EXAMPLE.COM\n    rdns = false\n    udp_preference_limit = 1\n[realms]\n    AWS.EXAMPLE.COM = {\n        kdc = 10.0.1.10\n    }\n`;
  assert.deepEqual(rulesOf(text), []);
});

test('a file that has nothing to do with AWS is left alone', () => {
  assert.deepEqual(rulesOf(file('CORP.EXAMPLE.COM', ''), {}), []);
});

test('endpoints mapped to the users’ realm lead nowhere', () => {
  const text = file('CORP.EXAMPLE.COM', '    .rds.amazonaws.com = CORP.EXAMPLE.COM\n');
  assert.deepEqual(rulesOf(text), ['rds-mapping-wrong-realm']);
  assert.deepEqual(rulesOf(text, {}), []);
});

test('a KDC that is no domain controller is doubted only where the names are known', () => {
  const text = file('AWS.EXAMPLE.COM', '    .rds.amazonaws.com = AWS.EXAMPLE.COM\n');
  const host = (name: string): string => text.replace('kdc = aws.example.com', `kdc = ${name}`);
  assert.deepEqual(rulesOf(host('dc7.aws.example.com')), []);
  assert.deepEqual(rulesOf(host('10.0.2.10:88')), []);
  assert.deepEqual(rulesOf(host('10.0.3.10')), ['kdc-not-of-directory']);
  const named = { directories: [{ ...directory, domainControllerNames: ['dc1.aws.example.com'] }] };
  assert.deepEqual(rulesOf(host('dc7.aws.example.com'), named), ['kdc-not-of-directory']);
});

test('a directory’s realm in small letters is a warning, any other a remark', () => {
  const text = `[libdefaults]\n    default_realm = aws.example.com\n`;
  const severity = (known: LintContext): string | undefined =>
    lintKrb5Conf(parseKrb5Conf(text), known).find((p) => p.rule === 'realm-lower-case')?.severity;
  assert.equal(severity(context), 'warning');
  assert.equal(severity({}), 'information');
});

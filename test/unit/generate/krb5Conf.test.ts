import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loaded } from '../../../src/aws/section.ts';
import { planOfDirectory } from '../../../src/generate/krb5Conf/planOfDirectory.ts';
import { planOfNames } from '../../../src/generate/krb5Conf/planOfNames.ts';
import { configReaders } from '../../../src/generate/krb5Conf/plan.ts';
import type { ConfigPlan, ConfigReader, Planned } from '../../../src/generate/krb5Conf/plan.ts';
import { krb5ConfText } from '../../../src/generate/krb5Conf/text.ts';
import { effectiveConfiguration } from '../../../src/krb5conf/effectiveConfiguration.ts';
import type { Implementation } from '../../../src/krb5conf/implementation.ts';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { realmOfHost } from '../../../src/krb5conf/mapping.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import { profileOfText } from '../../../src/krb5conf/profile.ts';
import { directory } from '../aws/builders.ts';

/** The two samples of "Setting up Kerberos authentication for Aurora PostgreSQL", by what they mean. */
const managedSample = `[libdefaults]
 default_realm = EXAMPLE.COM
[realms]
 EXAMPLE.COM = {
  kdc = example.com
  admin_server = example.com
 }
[domain_realm]
 .example.com = EXAMPLE.COM
 example.com = EXAMPLE.COM
`;
const trustSample = managedSample
  .replace(
    '[domain_realm]',
    ' ONPREM.COM = {\n  kdc = onprem.com\n  admin_server = onprem.com\n }\n[domain_realm]',
  )
  .concat(
    ...[
      '.onprem.com = ONPREM.COM',
      'onprem.com = ONPREM.COM',
      '.rds.amazonaws.com = EXAMPLE.COM',
    ].map((line) => ` ${line}\n`),
    ' .amazonaws.com.cn = EXAMPLE.COM\n .amazon.com = EXAMPLE.COM\n',
  );

const managed = directory({
  DirectoryId: 'd-1',
  Name: 'example.com',
  DnsIpAddrs: ['10.0.1.10', '10.0.2.10'],
});
const withTrust = directory(managed.description, {
  trusts: loaded([
    { RemoteDomainName: 'onprem.com', TrustDirection: 'One-Way: Outgoing' as const },
    { RemoteDomainName: 'reversed.example', TrustDirection: 'One-Way: Incoming' as const },
  ]),
});

function planned(result: Planned): ConfigPlan {
  assert.ok('plan' in result, 'problem' in result ? result.problem : '');
  return result.plan;
}

/** Every relation with its values, in any order. */
function meaning(text: string): string[] {
  const { relations, errors } = effectiveConfiguration(profileOfText('krb5.conf', text));
  assert.deepEqual(errors, []);
  return relations
    .map(({ path, values }) => `${path.join(' ')} = ${values.map(({ value }) => value).join(' ')}`)
    .sort();
}

test('both samples of the Aurora PostgreSQL guide come out', () => {
  const of = (source: typeof managed, minimal: boolean) =>
    meaning(krb5ConfText(planned(planOfDirectory(source)), { reader: 'linux', minimal }));
  assert.deepEqual(of(managed, true), meaning(managedSample));
  assert.deepEqual(of(withTrust, true), meaning(trustSample));
  const added = of(withTrust, false).filter((line) => !meaning(trustSample).includes(line));
  assert.deepEqual(added, ['libdefaults rdns = false', 'libdefaults udp_preference_limit = 1']);
});

const readings: Readonly<Record<ConfigReader, Implementation>> = {
  linux: 'mit',
  heimdal: 'heimdal',
  java: 'java',
  windows: 'mit',
};

test('our own linter has nothing to say, for whichever library the file is', () => {
  for (const source of [managed, withTrust]) {
    for (const reader of configReaders) {
      const plan = planned(planOfDirectory(source));
      const text = krb5ConfText(plan, { reader });
      const directories = [
        {
          realm: 'EXAMPLE.COM',
          dnsName: 'example.com',
          dnsAddresses: [],
          trustedRealms: [],
          domainControllerNames: [],
        },
      ];
      const problems = lintKrb5Conf(parseKrb5Conf(text), {
        implementation: readings[reader],
        directories,
      });
      // The option that this hint asks for is one that Heimdal does not have.
      const said = problems.filter(({ rule }) => reader !== 'heimdal' || rule !== 'udp-preference');
      assert.deepEqual(
        said.map(({ rule, message }) => `${rule}: ${message}`),
        [],
        `${reader}\n${text}`,
      );
    }
  }
});

test('every library finds the database in the directory, and the users in their own realm', () => {
  const plan = planned(planOfDirectory(withTrust));
  for (const reader of configReaders) {
    const profile = profileOfText('krb5.conf', krb5ConfText(plan, { reader }));
    for (const host of [
      'db.abc.eu-west-1.rds.amazonaws.com',
      'db.abc.rds.cn-north-1.amazonaws.com.cn',
    ])
      assert.equal(realmOfHost(profile, host, readings[reader]).realm, 'EXAMPLE.COM', host);
    assert.equal(realmOfHost(profile, 'dc1.onprem.com', readings[reader]).realm, 'ONPREM.COM');
  }
});

test('a directory: addresses on request, incoming trusts left out and told, shared ones asked for', () => {
  const byAddress = planned(planOfDirectory(managed, { addresses: true }));
  assert.deepEqual(byAddress.realms[0]?.kdcs, ['10.0.1.10', '10.0.2.10']);
  const trusted = planOfDirectory(withTrust);
  assert.ok('notes' in trusted);
  assert.match(trusted.notes.join(), /reversed\.example is incoming only/);
  const shared = directory(
    { ...managed.description, Type: 'SharedMicrosoftAD' },
    { trusts: { outcome: 'not-applicable' } },
  );
  const planOfShared = planOfDirectory(shared);
  assert.ok('notes' in planOfShared);
  assert.match(planOfShared.notes.join(), /only its owner sees its trusts/);
  const simple = planOfDirectory(directory({ ...managed.description, Type: 'SimpleAD' }));
  assert.match('problem' in simple ? simple.problem : '', /no RDS database can join/);
});

test('names: realms in capitals, domains in small letters, KDCs as they are', () => {
  const plan = planned(
    planOfNames({
      directory: {
        realm: 'corp.example.com',
        kdcs: ['DC1.corp.example.com:88', '[fd00::1]'],
        domains: ['.Lan.Example'],
      },
      trusted: [{ realm: 'ONPREM.COM' }, { realm: 'onprem.com' }],
      defaultRealm: 'onprem.com',
    }),
  );
  assert.equal(plan.defaultRealm, 'ONPREM.COM');
  assert.equal(plan.directoryRealm, 'CORP.EXAMPLE.COM');
  assert.deepEqual(plan.realms, [
    {
      realm: 'CORP.EXAMPLE.COM',
      kdcs: ['DC1.corp.example.com:88', '[fd00::1]'],
      domains: ['corp.example.com', 'lan.example'],
    },
    { realm: 'ONPREM.COM', kdcs: ['onprem.com'], domains: ['onprem.com'] },
  ]);
  const text = krb5ConfText(plan, { reader: 'linux' });
  assert.match(text, /admin_server = DC1\.corp\.example\.com\n/);
});

test('a name that would change the meaning of the file is refused', () => {
  const hostile = [
    'A B',
    'A}\nB',
    'A = {',
    '',
    'A*',
    '#A',
    'A/B',
    'A@B',
    '[A]',
    'A\u0000',
    'x'.repeat(300),
  ];
  for (const text of hostile) {
    assert.ok('problem' in planOfNames({ directory: { realm: text } }), JSON.stringify(text));
    for (const more of [{ kdcs: [text] }, { domains: [text] }])
      assert.ok(
        'problem' in planOfNames({ directory: { realm: 'A.B', ...more } }),
        JSON.stringify(text),
      );
  }
  for (const kdc of ['dc:0', 'dc:70000', 'dc:x', 'http://dc', 'fd00::1', 'dc 88'])
    assert.ok('problem' in planOfNames({ directory: { realm: 'A.B', kdcs: [kdc] } }), kdc);
});

test('whatever names are given, the file has no syntax error and means just what was planned', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.domain());
  fc.assert(
    fc.property(
      name,
      fc.array(name, { maxLength: 3 }),
      fc.array(name, { maxLength: 3 }),
      (realm, kdcs, domains) => {
        const result = planOfNames({ directory: { realm, kdcs, domains } });
        if ('problem' in result) return;
        const text = krb5ConfText(result.plan, { reader: 'linux' }, [realm, ...domains]);
        const profile = profileOfText('krb5.conf', text);
        assert.deepEqual(profile.errors, []);
        const [plan] = result.plan.realms;
        assert.deepEqual(profile.sectionNames(['realms']), [plan?.realm]);
        assert.deepEqual(
          profile.values(['realms', plan?.realm ?? '', 'kdc']).map(({ value }) => value),
          plan?.kdcs,
        );
      },
    ),
    { numRuns: 500 },
  );
});

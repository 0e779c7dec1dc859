import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import type { LintContext } from '../../../src/krb5conf/rules/context.ts';

function lint(text: string, context: LintContext = {}): string[] {
  return lintKrb5Conf(parseKrb5Conf(text), context).map(
    ({ rule, severity, range }) =>
      `${severity} ${rule} ${range.start.line}:${range.start.character}`,
  );
}

function rulesOf(text: string, context: LintContext = {}): string[] {
  return lintKrb5Conf(parseKrb5Conf(text), context).map(({ rule }) => rule);
}

const realm = '[realms]\n A.COM = {\n  kdc = dc1.a.com\n }\n';

test('the five squiggles: syntax, default realm, mapping, letter case, unknown option', () => {
  const text = `[libdefaults]
 default_realm = A.CON
 dns_lookup_kdc = false
 ticket_lifetme = 10h
 clockskew 300
${realm}[domain_realm]
 .b.com = B.COM
 .a.com = a.com
 a.com = A.COM
`;
  const shown = lint(text).filter((found) => !found.startsWith('hint'));
  assert.deepEqual(shown, [
    'error realm-default-undefined 1:17',
    'warning option-unknown 3:1',
    'error syntax-relation 4:1',
    'error domain-realm-undefined 10:10',
    'error realm-case-mismatch 11:10',
  ]);
  const problems = lintKrb5Conf(parseKrb5Conf(text));
  assert.match(problems[0]?.message ?? '', /Cannot find KDC for realm "A.CON".*Did you mean A.COM/);
  assert.match(problems[1]?.message ?? '', /Did you mean ticket_lifetime/);
});

test('a comment silences the next line that is no comment', () => {
  const off = '# kerberos-doctor: disable=option-unknown, value-boolean';
  assert.deepEqual(rulesOf(`[libdefaults]\n nonsense = 1\n`), ['option-unknown']);
  assert.deepEqual(rulesOf(`[libdefaults]\n ${off}\n # why\n nonsense = 1\n`), []);
  assert.deepEqual(rulesOf(`[libdefaults]\n ${off}\n rdns = no\n nonsense = 1\n`), [
    'option-unknown',
  ]);
  assert.deepEqual(rulesOf(`[libdefaults]\n ; kerberos-doctor:disable=all\n nonsense = 1\n`), []);
});

test('a comment silences rules in the whole file, wherever it stands', () => {
  const text = `[libdefaults]\n nonsense = 1\n rdns = maybe\n`;
  assert.deepEqual(rulesOf(text), ['option-unknown', 'value-boolean']);
  assert.deepEqual(rulesOf(`${text}# kerberos-doctor: disable-file=option-unknown\n`), [
    'value-boolean',
  ]);
  assert.deepEqual(rulesOf(`# kerberos-doctor: disable-file=all\n${text}`), []);
});

test('severities are the user’s to choose', () => {
  const text = '[libdefaults]\n nonsense = 1\n';
  assert.deepEqual(lint(text, { severities: { 'option-unknown': 'hint' } }), [
    'hint option-unknown 1:1',
  ]);
  assert.deepEqual(lint(text, { severities: { 'option-unknown': 'off' } }), []);
});

test('what counts depends on the library', () => {
  const text = '[libdefaults]\n forwardable = on\n ticket_lifetime = 1w\n';
  assert.deepEqual(rulesOf(text, { implementation: 'mit' }), ['value-duration']);
  assert.deepEqual(rulesOf(text, { implementation: 'heimdal' }), ['value-boolean']);
  assert.deepEqual(rulesOf(text, { implementation: 'java' }), ['value-boolean', 'value-duration']);
  assert.deepEqual(rulesOf(text, { implementation: 'all' }), ['value-boolean', 'value-duration']);
  assert.deepEqual(rulesOf('[ LibDefaults ]\n renewable = yes\n', { implementation: 'java' }), []);
});

test('a mistake hides what follows from it', () => {
  // A lost header loses the default realm.
  assert.deepEqual(rulesOf(` [libdefaults]\n default_realm = A.COM\n${realm}`), [
    'syntax-first-header-lost',
  ]);
  // A brace in a value leaves the block open and spoils the host.
  assert.deepEqual(
    rulesOf('[realms]\n A.COM = {\n  kdc = dc1 }\n[libdefaults]\n default_realm = A.COM\n'),
    ['syntax-extra-close-brace'],
  );
  // A missing brace swallows the next realm and reaches to the end of the file.
  assert.deepEqual(
    rulesOf(
      '[libdefaults]\n default_realm = A.COM\n[realms]\n A.COM = {\n  kdc = a\n B.COM = {\n  kdc = b\n }\n',
    ),
    ['syntax-nested-realm'],
  );
  // A no-break space makes the boolean none.
  assert.deepEqual(rulesOf('[libdefaults]\n forwardable = \u00a0true\n'), [
    'syntax-smart-character',
  ]);
});

test('DNS look-up decides how bad a missing stanza is', () => {
  const text = (extra: string) => `[libdefaults]\n default_realm = B.EXAMPLE\n${extra}${realm}`;
  assert.deepEqual(lint(text('')), ['information realm-default-undefined 1:17']);
  assert.deepEqual(lint(text(' dns_lookup_kdc = no\n')), ['error realm-default-undefined 1:17']);
  // A word that is no boolean counts as false.
  assert.deepEqual(lint(text(' dns_lookup_kdc = yess\n')), [
    'error realm-default-undefined 1:17',
    'warning value-boolean 2:18',
  ]);
});

test('an include that nobody looked into may define anything', () => {
  const text = `include /etc/krb5.realms\n[libdefaults]\n default_realm = B.COM\n dns_lookup_kdc = no\n`;
  assert.deepEqual(rulesOf(text), []);
  const files = (content: string): LintContext => ({
    includes: (_, path) => ({ kind: 'files', files: [{ path, text: content }] }),
  });
  assert.deepEqual(rulesOf(text, files(realm)), ['realm-default-undefined']);
  assert.deepEqual(rulesOf(text, files(realm.replaceAll('A.COM', 'B.COM'))), []);
});

test('includes lead in circles without end to the linter', () => {
  const context: LintContext = {
    path: '/etc/krb5.conf',
    includes: (_, path) => ({
      kind: 'files',
      files: [{ path, text: path === '/etc/b' ? 'include /etc/krb5.conf\n' : 'include /etc/b\n' }],
    }),
  };
  assert.deepEqual(rulesOf('include /etc/a\n', context), ['include-cycle']);
});

test('an include is an error where this machine reads the file', () => {
  const context: LintContext = {
    includes: () => ({ kind: 'unreadable', reason: 'permission denied' }),
  };
  const text = 'includedir /etc/krb5.conf.d\n';
  assert.deepEqual(lint(text, context), ['warning include-missing 0:11']);
  assert.deepEqual(lint(text, { ...context, active: true }), ['error include-missing 0:11']);
});

test('a part of a configuration need not be complete', () => {
  assert.deepEqual(rulesOf(realm), ['realm-default-missing']);
  assert.deepEqual(rulesOf(realm, { snippet: true }), []);
  assert.deepEqual(rulesOf(realm, { path: '/var/kerberos/krb5kdc/kdc.conf' }), []);
});

test('a template is checked where its markers leave something to check', () => {
  const text = `[libdefaults]
 default_realm = {{ realm }}
 clockskew = {{ skew }}m
 forwardable = yess
{% for r in realms %}
 [{{ r }}]
{% endfor %}
[realms]
{% if a %}
 {{ realm | upper }} = {
  kdc = {{ kdc }}:{{ port }}
{% endif %}
 }
[domain_realm]
 .{{ domain }} = {{ realm }}
 .X.com = {{ realm }}
`;
  assert.deepEqual(rulesOf(text), [
    'template-placeholder',
    'value-boolean',
    'domain-realm-upper-case-key',
  ]);
  for (const marker of [
    '<%= @realm %>',
    '${REALM}',
    '$REALM',
    '@REALM@',
    '{REALM_NAME}',
    '<YOUR REALM>',
  ])
    assert.deepEqual(
      rulesOf(`[libdefaults]\n default_realm = ${marker}\n`),
      ['template-placeholder'],
      marker,
    );
});

test('tokens of the library and rules of Hadoop are no template markers', () => {
  const text = `[libdefaults]
 default_ccache_name = FILE:%{TEMP}/krb5cc_%{uid}
[realms]
 A.COM = {
  auth_to_local = RULE:[1:$1@$0](.*@A.COM)s/@.*//
  auth_to_local = RULE:[2:$1/$2](HTTP/.*)s/x{2}/y/
 }
`;
  assert.ok(!rulesOf(text).includes('template-placeholder'));
});

test('a large file is checked for syntax only, and says so', () => {
  const text = `[libdefaults]\n nonsense = 1\n broken\n`;
  assert.deepEqual(rulesOf(text, { sizeLimit: 10 }), ['file-too-large', 'syntax-relation']);
});

test('nothing is reported twice on one spot, and all in the order of the text', () => {
  const text =
    '[libdefaults]\n a b = c\n default_realm = a.com # x\n rdns = q\n[realms] # y\n a.com = { # z\n kdc = h:x\n }\n';
  const problems = lintKrb5Conf(parseKrb5Conf(text), { implementation: 'all' });
  const spots = problems.map((p) => `${p.rule} ${JSON.stringify(p.range)}`);
  assert.equal(new Set(spots).size, spots.length);
  const lines = problems.map((p) => p.range.start.line);
  assert.deepEqual(
    lines,
    [...lines].sort((a, b) => a - b),
  );
});

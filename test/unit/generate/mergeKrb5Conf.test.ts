import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mergeKrb5Conf } from '../../../src/generate/krb5Conf/merge.ts';
import type { ConfigPlan } from '../../../src/generate/krb5Conf/plan.ts';
import { wantedRelations } from '../../../src/generate/krb5Conf/relations.ts';
import type { RelationOptions } from '../../../src/generate/krb5Conf/relations.ts';
import { effectiveConfiguration } from '../../../src/krb5conf/effectiveConfiguration.ts';
import { profileOfText } from '../../../src/krb5conf/profile.ts';

const options: RelationOptions = { reader: 'linux' };
const plan: ConfigPlan = {
  defaultRealm: 'AWS.EXAMPLE.COM',
  directoryRealm: 'AWS.EXAMPLE.COM',
  realms: [
    { realm: 'AWS.EXAMPLE.COM', kdcs: ['aws.example.com'], domains: ['aws.example.com'] },
    { realm: 'ONPREM.COM', kdcs: ['dc1.onprem.com', 'dc2.onprem.com'], domains: ['onprem.com'] },
  ],
};

function merged(existing: string) {
  const result = mergeKrb5Conf(existing, plan, options);
  assert.ok('text' in result, 'problem' in result ? result.problem : '');
  return result;
}

test('an existing file keeps its comments, its order and its own choices', () => {
  const existing = `# managed by hand
[libdefaults]
\tdefault_realm = ONPREM.COM
\t# our clocks are bad
\tclockskew = 600

[realms]
\tONPREM.COM = {
\t\t# the good one
\t\tkdc = dc1.onprem.com
\t\tadmin_server = kadmin.onprem.com
\t}

[domain_realm]
\t.onprem.com = ONPREM.COM
\t.rds.amazonaws.com = ONPREM.COM
[logging]
\tdefault = SYSLOG
`;
  const { text, changes } = merged(existing);
  assert.equal(
    text,
    `# managed by hand
[libdefaults]
\tdefault_realm = ONPREM.COM
\t# our clocks are bad
\tclockskew = 600
\trdns = false
\tudp_preference_limit = 1

[realms]
\tONPREM.COM = {
\t\t# the good one
\t\tkdc = dc1.onprem.com
\t\tadmin_server = kadmin.onprem.com
\t\tkdc = dc2.onprem.com
\t}
\tAWS.EXAMPLE.COM = {
\t\tkdc = aws.example.com
\t\tadmin_server = aws.example.com
\t}

[domain_realm]
\t.onprem.com = ONPREM.COM
\t# before: .rds.amazonaws.com = ONPREM.COM
\t.rds.amazonaws.com = AWS.EXAMPLE.COM
\t.aws.example.com = AWS.EXAMPLE.COM
\taws.example.com = AWS.EXAMPLE.COM
\tonprem.com = ONPREM.COM
\t.amazonaws.com.cn = AWS.EXAMPLE.COM
\t.amazon.com = AWS.EXAMPLE.COM
[logging]
\tdefault = SYSLOG
`,
  );
  assert.ok(changes.includes('default_realm stays ONPREM.COM; AWS.EXAMPLE.COM was suggested.'));
  assert.ok(
    changes.includes('.rds.amazonaws.com is mapped to AWS.EXAMPLE.COM instead of ONPREM.COM.'),
  );
});

const existingFiles: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['one line without an end', '[libdefaults]'],
  ['comment only', '# nothing yet'],
  ['Windows line ends', '[libdefaults]\r\n  rdns = true\r\n[realms]\r\n'],
  ['brace on the next line', '[realms]\nONPREM.COM =\n{\n  kdc = x\n}\n'],
  ['two sections of a name', '[realms]\nA = {\n}\n[realms]\nONPREM.COM = {\n kdc = old\n}\n'],
  ['include', 'includedir /etc/krb5.conf.d\n[libdefaults]\n'],
  ...corpus(),
];

/** Real files, where the machine has them. */
function corpus(): (readonly [string, string])[] {
  const folder = '/work/shared/corpus/krb5conf';
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.conf'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
}

test('nothing is lost, everything wanted is there, and a second time nothing changes', (t) => {
  let refused = 0;
  for (const [name, existing] of existingFiles) {
    const result = mergeKrb5Conf(existing, plan, options);
    if ('problem' in result) {
      refused += 1;
      continue;
    }
    assertKept(existing, result.text, name);
    assertWanted(result.text, name);
    const again = mergeKrb5Conf(result.text, plan, options);
    assert.equal('text' in again ? again.text : again.problem, result.text, name);
  }
  t.diagnostic(`${existingFiles.length} files, of which ${refused} are broken and were refused`);
  assert.ok(refused * 3 < existingFiles.length);
});

/** Each line of the existing file is there still, in its order; a replaced mapping as a comment. */
function assertKept(existing: string, text: string, name: string): void {
  const now = text.split('\n').map((line) => line.trim().replace(/^# before: /, ''));
  let at = 0;
  for (const line of existing.split('\n').map((each) => each.trim())) {
    const found = now.indexOf(line, at);
    assert.ok(found >= 0, `${name} lost: ${line}`);
    at = found + 1;
  }
}

function assertWanted(text: string, name: string): void {
  const profile = profileOfText('krb5.conf', text);
  const { errors } = effectiveConfiguration(profile);
  assert.deepEqual(
    errors.filter(({ code }) => !code.startsWith('PROF_FAIL_INCLUDE')),
    [],
    name,
  );
  for (const { path, value } of wantedRelations(plan, options)) {
    const values = profile.values(path).map((one) => one.value);
    if (path[0] === 'domain_realm') assert.equal(values[0], value, `${name} ${path.join(' ')}`);
    else if (path.at(-1) === 'kdc') assert.ok(values.includes(value), `${name} ${path.join(' ')}`);
    else assert.ok(values.length > 0, `${name} ${path.join(' ')}`);
  }
}

test('a file that the library refuses is not touched', () => {
  for (const [existing, line] of [
    ['[libdefaults\n', 1],
    ['[realms]\nA = {\n kdc = x\n', 2],
    ['  [libdefaults]\n default_realm = A\n', 1],
  ] as const) {
    const result = mergeKrb5Conf(existing, plan, options);
    assert.match(
      'problem' in result ? result.problem : '',
      new RegExp(`^Line ${line} of the existing`),
    );
  }
});

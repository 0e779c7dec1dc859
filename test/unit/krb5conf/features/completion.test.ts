import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completionsAt } from '../../../../src/krb5conf/features/completion.ts';
import type { CompletionContext } from '../../../../src/krb5conf/features/completion.ts';
import { applyEdits } from '../../../../src/krb5conf/fix.ts';
import { parseKrb5Conf } from '../../../../src/krb5conf/parse.ts';
import { atCursor } from './cursor.ts';

const context: CompletionContext = {
  directories: [
    {
      realm: 'AWSMAD.EXAMPLE.COM',
      dnsName: 'awsmad.example.com',
      dnsAddresses: ['10.0.1.10'],
      trustedRealms: ['ONPREM.EXAMPLE.COM'],
      domainControllerNames: ['dc1.awsmad.example.com'],
    },
  ],
};

function labels(text: string): string[] {
  const { document, position } = atCursor(text);
  return completionsAt(document, position, context).map(({ label }) => label);
}

/** The text after the completion with this label was taken (snippet marks removed). */
function taking(text: string, label: string): string {
  const { document, position } = atCursor(text);
  const item = completionsAt(document, position, context).find((each) => each.label === label);
  assert.ok(item, `${label} is not offered`);
  const newText = item.insertText.replace(/\$\{\d+:([^}]*)\}/g, '$1').replaceAll('$0', '');
  return applyEdits(document, [{ range: item.range, newText }]);
}

test('sections, before and after the bracket is typed', () => {
  assert.equal(taking('|', '[libdefaults]'), '[libdefaults]');
  assert.equal(taking('[re|', '[realms]'), '[realms]');
  assert.ok(labels('[libdefaults]\n  a = b\n|').includes('[realms]'));
});

test('options are those of the place', () => {
  const inLibdefaults = labels('[libdefaults]\n    |');
  assert.ok(inLibdefaults.includes('default_realm') && !inLibdefaults.includes('kdc'));
  const inRealm = labels('[realms]\n  A.COM = {\n    |\n  }\n');
  assert.ok(inRealm.includes('kdc') && !inRealm.includes('default_realm'));
  assert.equal(
    taking('[libdefaults]\n    def|', 'default_realm'),
    '[libdefaults]\n    default_realm = ',
  );
});

test('values by type', () => {
  assert.deepEqual(labels('[libdefaults]\n  forwardable = |'), ['true', 'false']);
  assert.ok(
    labels('[libdefaults]\n  permitted_enctypes = aes256-cts-hmac-sha1-96 |').includes(
      'aes128-cts-hmac-sha1-96',
    ),
  );
  assert.equal(
    taking(
      '[libdefaults]\n  permitted_enctypes = aes256-cts-hmac-sha1-96 aes128|',
      'aes128-cts-hmac-sha1-96',
    ),
    '[libdefaults]\n  permitted_enctypes = aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96',
  );
});

test('realms: those of this file, and those of the sidebar with their trusts', () => {
  const text = '[realms]\n  HERE.COM = {\n  }\n[libdefaults]\n  default_realm = |';
  assert.deepEqual(labels(text).sort(), ['AWSMAD.EXAMPLE.COM', 'HERE.COM', 'ONPREM.EXAMPLE.COM']);
  assert.ok(labels('[domain_realm]\n  .a.com = |').includes('AWSMAD.EXAMPLE.COM'));
});

test("a directory's block and its mapping, ready made", () => {
  assert.match(
    taking('[realms]\n|', 'AWSMAD.EXAMPLE.COM'),
    /AWSMAD\.EXAMPLE\.COM = \{\n {4}kdc = dc1\.awsmad\.example\.com/,
  );
  assert.equal(
    taking('[domain_realm]\n  |', '.rds.amazonaws.com = AWSMAD.EXAMPLE.COM'),
    '[domain_realm]\n  .rds.amazonaws.com = AWSMAD.EXAMPLE.COM',
  );
});

test("KDC hosts are those of the realm's own directory", () => {
  assert.ok(
    labels('[realms]\n  AWSMAD.EXAMPLE.COM = {\n    kdc = |').includes('dc1.awsmad.example.com'),
  );
  assert.ok(!labels('[realms]\n  OTHER.COM = {\n    kdc = |').includes('dc1.awsmad.example.com'));
});

test('comments and include paths are left alone', () => {
  assert.deepEqual(labels('[libdefaults]\n# default_|'), []);
  assert.deepEqual(labels('include /etc/|'), []);
});

test('any position of any text is answered without an exception, within the line', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '[',
          ']',
          '{',
          '}',
          '=',
          '*',
          '#',
          '"',
          '\n',
          ' ',
          'a',
          '.',
          'realms',
          'A.COM',
          'libdefaults',
        ),
      }),
      fc.nat(20),
      fc.nat(60),
      (text, line, character) => {
        const document = parseKrb5Conf(text);
        for (const { range } of completionsAt(document, { line, character }, context)) {
          assert.equal(range.start.line, line);
          assert.ok(range.start.character >= 0 && range.start.character <= range.end.character);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

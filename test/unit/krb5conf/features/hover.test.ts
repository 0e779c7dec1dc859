import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../../../src/krb5conf/features/hover.ts';
import { inlineCode } from '../../../../src/krb5conf/features/optionText.ts';
import { fixAll } from '../../../../src/krb5conf/features/fixAll.ts';
import { profileOfText } from '../../../../src/krb5conf/profile.ts';
import { atCursor } from './cursor.ts';

function hover(text: string): string | undefined {
  const { document, position } = atCursor(text);
  return hoverAt(document, position, profileOfText('krb5.conf', document.text))?.markdown;
}

test('an option tells its type, default and documentation', () => {
  const markdown = hover('[libdefaults]\n  dns_lookup_|kdc = true\n') ?? '';
  assert.match(markdown, /`dns_lookup_kdc` — boolean/);
  assert.match(markdown, /\[Documentation\]\(https:/);
});

test('a realm tells where it is defined and used, and its KDCs', () => {
  const markdown =
    hover(
      '[libdefaults]\n  default_realm = A.|COM\n[realms]\n  A.COM = {\n    kdc = dc.a.com:750\n  }\n',
    ) ?? '';
  assert.match(markdown, /Defined in line 4/);
  assert.match(markdown, /`default_realm` \(line 2\)/);
  assert.match(markdown, /`dc\.a\.com:750`/);
});

test('a realm without a block is looked up in DNS', () => {
  assert.match(hover('[libdefaults]\n  default_realm = A.|COM\n') ?? '', /_kerberos\._udp\.a\.com/);
});

test('a host key tells what maps where', () => {
  const markdown = hover('[domain_realm]\n  .rds.amazon|aws.com = A.COM\n') ?? '';
  assert.match(
    markdown,
    /`host\.rds\.amazonaws\.com` maps to `A\.COM` by `\.rds\.amazonaws\.com` \(`krb5\.conf:2`\)/,
  );
});

test('capitals in a host key match nothing', () => {
  assert.match(hover('[domain_realm]\n  .RDS.|example.com = A.COM\n') ?? '', /maps to no realm/);
});

test('a section and a directive', () => {
  assert.match(hover('[rea|lms]\n') ?? '', /`\[realms\]`/);
  assert.match(hover('incl|ude /etc/x\n') ?? '', /`include`/);
  assert.equal(hover('# com|ment\n'), undefined);
});

test('text of the file cannot break out of its code span', () => {
  assert.equal(inlineCode('a`b'), '`` a`b ``');
  assert.equal(inlineCode('a\nb'), '`a b`');
  assert.match(
    hover('[libdefaults]\n  default_realm = A`](command:x|)\n') ?? '',
    /`` A`\]\(command:x\) ``/,
  );
});

test('fix all takes certain fixes that do not meet', () => {
  const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 5 } });
  const problem = (line: number, fixes: number) => ({
    rule: 'r',
    severity: 'error' as const,
    message: 'm',
    range: at(line),
    related: [],
    fixes: Array.from({ length: fixes }, () => ({
      title: 't',
      edits: [{ range: at(line), newText: 'x' }],
    })),
  });
  assert.equal(
    fixAll([problem(1, 1), problem(1, 1), problem(2, 2), problem(3, 1), problem(4, 0)]).length,
    2,
  );
});

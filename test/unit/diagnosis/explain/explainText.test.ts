import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { explainText } from '../../../../src/diagnosis/explain/explainText.ts';
import { explanationMarkdown } from '../../../../src/report/explanationMarkdown.ts';

/** kinit, psql and pgjdbc, each with the same mistakes in krb5.conf. */
const measured = '/work/shared/reference/parser-tests/fault-messages.tsv';

function firstCause(text: string): string | undefined {
  return explainText(text).explanations[0]?.causes[0]?.finding;
}

/** The name in the same text decides between its causes. */
const byName: readonly (readonly [string, string])[] = [
  ['postgres/10.77.6.10@ONPREM.EXAMPLE.COM', 'spn-by-address'],
  ['postgres/ip-10-77-6-10.ec2.internal@ONPREM.EXAMPLE.COM', 'spn-canonicalized'],
  ['postgres/ec2-3-120-1-2.eu-central-1.compute.amazonaws.com@A.COM', 'spn-canonicalized'],
  ['pgsql/mydb.awsmad.example.com@AWSMAD.EXAMPLE.COM', 'spn-service-class'],
  ['postgres/mydb@EXAMPLE.COM', 'dns-short-name'],
  ['krbtgt/ABC123.EU-WEST-1.RDS.AMAZONAWS.COM@A.COM', 'spn-realm-mapping-missing'],
  ['krbtgt/US-WEST-1.COMPUTE.AMAZONAWS.COM@A.COM', 'spn-canonicalized'],
  ['krbtgt/b.com@A.COM', 'config-realm-case'],
  ['krbtgt/B.COM # RDS@A.COM', 'config-lint'],
  ['krbtgt/CORP.B.COM@B.COM', 'trust-missing-user-side'],
];

describe('explainText', () => {
  it('reads from the name of the service which of the ten causes it is', () => {
    for (const [server, cause] of byName) {
      assert.equal(firstCause(`Server ${server} not found in Kerberos database`), cause, server);
    }
  });

  it('gives the exact place and the names', () => {
    const text = 'x\nkinit: Cannot find KDC for realm "CORP.EXAMPLE.COM" while getting';
    const [explanation] = explainText(text).explanations;
    assert.ok(explanation);
    const [span] = explanation.spans;
    assert.equal(
      text.slice(span?.start, span?.end),
      'Cannot find KDC for realm "CORP.EXAMPLE.COM"',
    );
    assert.deepEqual(explanation.names, { realm: 'CORP.EXAMPLE.COM' });
    assert.match(explanation.sentence, /CORP\.EXAMPLE\.COM/);
  });

  it('looks behind the text that only says that something failed', () => {
    const { explanations } = explainText(
      'ERROR 1105 (HY000): Client GSSAPI error (major 851968, minor 2529639068) : gss_init_sec_context - Unspecified GSS failure.  Minor code may provide more information.Clock skew too great.',
    );
    assert.deepEqual(
      explanations.map((one) => one.symptom),
      ['clock-skew'],
    );
  });

  it('makes one explanation of what several lines say', () => {
    const { explanations } = explainText(
      [
        'psql: error: connection to server at "db.example.com" (10.1.2.3), port 5432 failed: could not initiate GSSAPI security context: Unspecified GSS failure.  Minor code may provide more information: Ticket expired',
        'connection to server at "db.example.com" (10.1.2.3), port 5432 failed: GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more information: Ticket expired',
      ].join('\n'),
    );
    assert.equal(explanations.length, 1);
    assert.equal(explanations[0]?.spans.length, 2);
  });

  it('tells the realm a controller is asked for at kinit from the trust’s at the service ticket', () => {
    assert.equal(
      firstCause('kinit: Decrypt integrity check failed while getting initial credentials'),
      'password-wrong',
    );
    assert.equal(
      firstCause(
        'kvno: Decrypt integrity check failed while getting credentials for mysql/db@B.COM',
      ),
      'trust-password-mismatch',
    );
  });

  it('says that a text is not known, decodes its numbers, and says what to do', () => {
    const nothing = explainText('It does not work since Tuesday.');
    assert.deepEqual(nothing.explanations, []);
    assert.match(nothing.next, /not known.*KRB5_TRACE/);
    const number = explainText('HRESULT=0x80090324');
    assert.equal(number.numbers[0]?.name, 'SEC_E_TIME_SKEW');
    assert.equal(number.explanations[0]?.symptom, 'clock-skew');
    assert.equal(
      explainText('minor -1765328377').numbers[0]?.name,
      'KDC_ERR_S_PRINCIPAL_UNKNOWN (7)',
    );
  });

  it('knows what every client said of planted mistakes', { skip: !existsSync(measured) }, () => {
    const [, ...rows] = readFileSync(measured, 'utf8').trimEnd().split('\n');
    const texts = new Set(rows.flatMap((row) => row.split('\t').slice(2)));
    texts.delete('OK');
    texts.delete('');
    assert.ok(texts.size > 40);
    for (const text of texts) {
      const [first] = explainText(text).explanations;
      assert.ok(first !== undefined && first.symptom !== 'gss-unspecified', text);
    }
  });

  it('escapes what it quotes', () => {
    const text = 'Cannot find KDC for realm "<img src=x>[a](http://b)"';
    const page = explanationMarkdown(text, explainText(text));
    const outsideFences = page.replace(/```text\n[\s\S]*?\n```/g, '');
    assert.doesNotMatch(outsideFences, /<img|\[a\]\(/);
  });

  it('reads any text, whatever it is, and a large one in one pass', () => {
    const pieces = [
      'Server ',
      'Server krbtgt/',
      '\n',
      ' '.repeat(200),
      '[1] 1.1: ',
      'Retrieving a -> b',
      '" \' “',
      'KDC for realm "',
      '\u0000\ud800',
      'ORA-12638 0x80090322 -1765328377 major 4294967295',
    ];
    let seed = 7;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 40 }, () => pieces[next() % pieces.length]).join('');
      const { explanations } = explainText(text);
      for (const { spans } of explanations)
        for (const { start, end } of spans)
          assert.ok(start >= 0 && end > start && end <= text.length);
    }
    for (const piece of pieces) {
      const large = piece.repeat(Math.ceil(1_100_000 / piece.length));
      assert.equal(explainText(large).truncatedAt, 1_000_000);
    }
  });
});

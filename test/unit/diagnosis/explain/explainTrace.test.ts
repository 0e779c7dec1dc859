import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { explainText } from '../../../../src/diagnosis/explain/explainText.ts';
import { explainTrace } from '../../../../src/diagnosis/explain/explainTrace.ts';
import { readTrace } from '../../../../src/kerberos/trace/readTrace.ts';

const recorded = '/work/shared/reference/traces';

/** Each fault was injected alone; R04's trace cannot tell the direction of a trust, B16's not two accounts from none. */
const faults: readonly (readonly [string, string, string?])[] = [
  ['A01-0-kinit', 'client-unknown'],
  ['A02-0-kinit', 'password-wrong'],
  ['A03-0-kinit', 'account-revoked'],
  ['A05-0-kinit', 'account-revoked'],
  ['A06-0-kinit', 'password-expired'],
  ['B05-0-kvno', 'server-unknown', 'spn-missing'],
  ['B16-0-kvno', 'server-unknown', 'spn-missing'],
  ['B20-1-psql', 'server-unknown', 'spn-service-class'],
  ['C04-0-kvno', 'trust-not-followed', 'spn-realm-mapping-missing'],
  ['C04-1-psql', 'trust-not-followed', 'spn-realm-mapping-missing'],
  ['C06-0-psql', 'server-unknown', 'spn-canonicalized'],
  ['C08-0-psql', 'server-unknown', 'spn-by-address'],
  ['C12-0-kinit', 'kdc-unfindable', 'config-no-kdc-source'],
  ['D01-0-kvno', 'kdc-unfindable', 'dns-srv-missing'],
  ['D04-0-kinit', 'kdc-unfindable', 'dns-srv-missing'],
  ['D05-0-kinit', 'kdc-unfindable', 'dns-srv-missing'],
  ['D06-0-kinit', 'kdc-unreachable', 'kdc-filtered'],
  ['D08-0-kinit', 'client-unknown'],
  ['N02-0-kinit', 'kdc-unreachable', 'kdc-tcp-blocked'],
  ['N02-1-kvno', 'kdc-unreachable', 'kdc-tcp-blocked'],
  ['N03-0-kinit', 'kdc-unreachable', 'kdc-filtered'],
  ['N04-0-kinit', 'kdc-unreachable', 'kdc-refused'],
  ['N06-1-kvno', 'kdc-unreachable', 'kdc-filtered'],
  ['N08-0-kinit', 'kdc-unreachable', 'kdc-refused'],
  ['N09-0-kinit', 'kdc-unreachable', 'kdc-no-route'],
  ['N11-1-kvno', 'kdc-unreachable', 'kdc-mtu-blackhole'],
  ['R01-0-kvno', 'trust-not-followed', 'trust-missing-user-side'],
  ['R01-2-psql', 'trust-not-followed', 'trust-missing-user-side'],
  ['R03-0-kvno', 'integrity-at-tgs'],
  ['R04-0-kvno', 'trust-not-followed', 'trust-missing-user-side'],
  ['T02-1-kvno', 'not-yet-valid'],
  ['T03-0-kvno', 'clock-skew'],
];

/** Logins that worked as far as the client's library saw. */
const clean = [
  'B06-0-kvno',
  'B07-2-psql',
  'B10-0-psql',
  'B18-0-psql',
  'N01-0-kinit',
  'D14-0-kinit',
];

const trace = (...lines: string[]): string =>
  lines.map((line, index) => `[1] 1.${String(index).padStart(6, '0')}: ${line}`).join('\n');

const crossed = [
  'Getting credentials u@A.COM -> mysql/db.b.com@B.COM using ccache FILE:/tmp/x',
  'Requesting TGT krbtgt/B.COM@A.COM using TGT krbtgt/A.COM@A.COM',
  'Sending request (900 bytes) to A.COM',
  'Sending TCP request to stream 10.0.0.1:88',
  'Received answer (900 bytes) from stream 10.0.0.1:88',
  'TGS request result: 0/Success',
  'Received TGT for service realm: krbtgt/B.COM@A.COM',
];

describe('explainTrace', () => {
  it('accuses the database’s name only when its own realm was asked', () => {
    const error = 'TGS request result: -1765328377/Server not found in Kerberos database';
    const ask = 'Requesting tickets for mysql/db.b.com@B.COM, referrals on';
    const asked = explainTrace(readTrace(trace(...crossed, ask, error)));
    assert.equal(asked?.cause?.finding, 'spn-missing');
    const before = explainTrace(readTrace(trace(...crossed.slice(0, 5), error)));
    assert.equal(before?.cause?.finding, 'trust-missing-user-side');
  });

  it('tells silence from refusal by the second try', () => {
    const start = [
      'Sending request (180 bytes) to A.COM',
      'Resolving hostname kdc.a.com',
      'Sending initial UDP request to dgram 10.0.0.1:88',
      'Initiating TCP connection to stream 10.0.0.1:88',
    ];
    const refused = explainTrace(readTrace(trace(...start)));
    assert.equal(refused?.cause?.finding, 'kdc-refused');
    const silent = explainTrace(
      readTrace(trace(...start, 'Sending retry UDP request to dgram 10.0.0.1:88')),
    );
    assert.equal(silent?.cause?.finding, 'kdc-filtered');
  });

  it('finds nothing in a login that worked, and then looks at the text beside the trace', () => {
    const good = trace(...crossed, 'Received creds for desired service mysql/db.b.com@B.COM');
    assert.equal(explainTrace(readTrace(good)), undefined);
    const both = explainText(
      `${good}\npsql: error: GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more information: Key version is not available`,
    );
    assert.match(both.traceNote ?? '', /mysql\/db\.b\.com@B\.COM was issued/);
    assert.equal(both.explanations[0]?.causes[0]?.finding, 'db-keytab-stale');
  });

  it('points at the lines of the text that say so', () => {
    const text = trace(
      'Getting initial credentials for u@A.COM',
      'Sending request (1 bytes) to A.COM',
    );
    const [explanation] = explainText(text).explanations;
    const [span] = explanation?.spans ?? [];
    assert.equal(text.slice(span?.start, span?.end), text.split('\n')[1]);
  });

  it('names the injected fault of every recorded trace', { skip: !existsSync(recorded) }, () => {
    const read = (name: string) =>
      explainTrace(readTrace(readFileSync(join(recorded, `${name}.trace`), 'utf8')));
    for (const [name, symptom, cause] of faults) {
      const explained = read(name);
      assert.deepEqual([explained?.symptom, explained?.cause?.finding], [symptom, cause], name);
    }
    for (const name of clean) assert.equal(read(name), undefined, name);
  });
});

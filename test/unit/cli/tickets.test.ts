import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ticketsText } from '../../../src/cli/ticketsText.ts';
import { readNamed } from '../../../src/cli/ticketsRead.ts';
import type { Session } from '../../../src/cli/session.ts';
import { runHere } from './fakeSession.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/ccache');
const xrealm = join(fixtures, 'aduser.xrealm.ccache');

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'kd-cli-tickets-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

/** The text at a moment of the recording. */
async function textAt(name: string, time: string): Promise<string> {
  const session = {
    env: {},
    platform: 'linux',
    homeDirectory: '/nonexistent',
    signal: new AbortController().signal,
  } as unknown as Session;
  const read = await readNamed(name, session);
  return ticketsText(read, { at: Date.parse(time), paint: (_, text) => text, width: 100 });
}

test('a cache in words: owner, services, validity, encryption, no note is an expired ticket', async () => {
  const text = await textAt(xrealm, '2026-11-21T02:00:00Z');
  assert.match(text, /^ {2}Owner {2}aduser@ONPREM\.EXAMPLE\.COM$/m);
  assert.match(
    text,
    / ✔ krbtgt\/ONPREM\.EXAMPLE\.COM@ONPREM\.EXAMPLE\.COM\n {6}valid until 2026-11-21 11:07:31 UTC, for 9 h 7 min, renewable until/,
  );
  assert.match(text, /ticket aes256-cts-hmac-sha1-96, key version 1; session aes256/);
  assert.match(text, /issued for mysql\/mydb\.awsmad\.kerberos\.com@AWSMAD\.KERBEROS\.COM/);
  assert.match(text, /^ {2}Note {3}pa_type\(krbtgt\/.*\) = 2$/m);
  assert.doesNotMatch(text, /expired|1970/);
});

test('expired, not yet valid, weak, a clock that differs', async () => {
  const later = await textAt(xrealm, '2026-11-24T14:07:31Z');
  assert.match(later, /✖ krbtgt.*\n {6}expired at 2026-11-21 11:07:31 UTC, 3 d 3 h ago/);
  const before = await textAt(xrealm, '2026-11-21T01:00:00Z');
  assert.match(before, /not valid before 2026-11-21 01:07:31 UTC, in 7 min/);
  assert.match(
    await textAt(join(fixtures, 'aduser.rc4.ccache'), '2026-11-21T02:00:00Z'),
    /session arcfour-hmac \(weak\)/,
  );
  assert.match(
    await textAt(join(fixtures, 'alice.kdc-600s.ccache'), '2026-11-21T02:00:00Z'),
    /Clock {2}when the ticket came, the KDC's clock was 600 s behind this machine's/,
  );
});

test('a collection shows every cache; a keytab its entries', async () => {
  const directory = await textAt(`DIR:${join(fixtures, 'dir')}`, '2026-11-21T02:00:00Z');
  assert.match(directory, /awsuser@AWSMAD[\s\S]*\(same collection\)\n {2}Owner {2}aduser@ONPREM/);
  const keytab = await textAt(join(fixtures, 'keytab/mit-holes.keytab'), '2026-11-21T02:00:00Z');
  assert.match(keytab, /\(keytab\)\n/);
  const rows = keytab.split('\n').filter((line) => line.includes('key version'));
  assert.ok(rows.length > 0);
  assert.match(rows[0]!, /^ {2}\S+@\S+ +key version \d+ +aes\d+/);
});

test('JSON: tickets with their state; the status follows it', async () => {
  const { status, stdout, stderr } = await runHere(['tickets', xrealm, '--format', 'json']);
  const { cache, keytab } = JSON.parse(stdout) as {
    cache: { principal: string; tickets: { server: string; endTime: string; state: string }[] };
    keytab: null;
  };
  assert.deepEqual([stderr, keytab, cache.principal], ['', null, 'aduser@ONPREM.EXAMPLE.COM']);
  assert.equal(cache.tickets[0]?.endTime, '2026-11-21T11:07:31.000Z');
  const valid = cache.tickets.some(({ state }) => state === 'valid');
  assert.equal(status, valid ? 0 : 1);
  for (const { state } of cache.tickets) assert.match(state, /^(valid|expired|not-yet-valid)$/);
});

test('no byte of a key is printed', async () => {
  const bytes = readFileSync(join(fixtures, 'alice.heimdal.ccache'));
  const { stdout } = await runHere([
    'tickets',
    join(fixtures, 'alice.heimdal.ccache'),
    '--format',
    'json',
  ]);
  for (let at = 0; at + 16 <= bytes.length; at += 1) {
    const piece = bytes.subarray(at, at + 16);
    // Names stand in the file as they are printed; keys and tickets hold other bytes.
    if (piece.every((byte) => byte >= 32 && byte < 127)) continue;
    assert.ok(!stdout.includes(piece.toString('hex')));
    assert.ok(!stdout.includes(piece.toString('base64').slice(0, 20)));
  }
});

test('the defaults: KRB5CCNAME and KRB5_KTNAME, and where the name came from', async (t) => {
  const own = folder(t);
  const keytab = join(fixtures, 'keytab/mit-plain.keytab');
  const named = await runHere(['tickets'], {
    env: { KRB5CCNAME: `FILE:${xrealm}`, KRB5_KTNAME: `FILE:${keytab}` },
  });
  assert.match(named.stdout, /aduser\.xrealm\.ccache \(KRB5CCNAME\)/);
  assert.match(named.stdout, /mit-plain\.keytab \(keytab\)/);
  const conf = join(own, 'krb5.conf');
  writeFileSync(conf, `[libdefaults]\n  default_ccache_name = FILE:${own}/cc_%{uid}\n`);
  const configured = await runHere(['tickets'], { env: { KRB5_CONFIG: conf } });
  assert.equal(configured.status, 1);
  assert.ok(
    configured.stdout.includes(
      `/cc_${process.getuid?.() ?? '%{uid}'} (default_ccache_name, ${conf}:2)`,
    ),
  );
  assert.match(configured.stdout, /does not exist: there is no ticket in it/);
});

test('what was named and cannot be read is a wrong command line', async (t) => {
  const own = folder(t);
  writeFileSync(join(own, 'garbage'), 'hello');
  for (const [name, sentence] of [
    [join(own, 'absent'), /absent does not exist/],
    [join(own, 'garbage'), /unsupported format version number/],
    [join(own, 'absent.keytab'), /absent\.keytab does not exist/],
  ] as const) {
    const { status, stdout, stderr } = await runHere(['tickets', name]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, sentence);
  }
});

test('a cache that only klist could show, without klist, is not completed', async () => {
  const { status, stderr } = await runHere(['tickets', 'KCM:'], { env: { PATH: '' } });
  assert.equal(status, 3);
  assert.match(stderr, /Caches of type KCM can only be shown by klist, and there is none on PATH/);
});

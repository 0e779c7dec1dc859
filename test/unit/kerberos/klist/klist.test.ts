import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCredentialCache, parseCredentialCache } from '../../../../src/kerberos/ccache.ts';
import { readHeimdalKlist } from '../../../../src/kerberos/klist/heimdal.ts';
import { cacheFailure } from '../../../../src/kerberos/klist/klistFailure.ts';
import type { ListedTicket, NamedCache } from '../../../../src/kerberos/klist/listedCache.ts';
import { readMitKlist } from '../../../../src/kerberos/klist/mit.ts';
import { formatPrincipal } from '../../../../src/kerberos/principal.ts';
import { fuzz, hostileBytes } from '../mutations.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');
const caches = readdirSync(join(fixtures, 'ccache')).filter((name) => name.endsWith('.ccache'));

function text(path: string): string {
  return readFileSync(join(fixtures, path), 'utf8');
}

/** The tickets of the cache file itself, read by the parser of the file. */
function ofFile(name: string): readonly ListedTicket[] {
  const cache = parseCredentialCache(readFileSync(join(fixtures, 'ccache', name)));
  assert.ok(isCredentialCache(cache));
  return cache.tickets;
}

/** What a program does not print cannot be compared. */
function without(facts: object, left: string): object {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== left));
}

function only(read: readonly NamedCache[]): NamedCache {
  assert.equal(read.length, 1);
  return read[0]!;
}

for (const name of caches) {
  const recorded = `ccache/${name}.klist-mit-C.txt`;
  const there = readdirSync(join(fixtures, 'ccache')).includes(`${name}.klist-mit-C.txt`);
  test(`MIT: ${name} as its file says`, { skip: !there && 'no klist text was recorded' }, () => {
    const { name: printed, cache } = only(readMitKlist(text(recorded)));
    assert.equal(printed, `FILE:${name}`);
    // A recorded text may lack tickets that the file got later.
    const expected = ofFile(name)
      .slice(0, cache.tickets.length)
      .map(({ startTime, authTime, flags = [], ...rest }) => ({
        ...without(rest, 'keyVersion'),
        startTime: startTime === 0 ? authTime : startTime,
        // klist has no letter for it.
        flags: flags.filter((flag) => flag !== 'enc-pa-rep'),
      }));
    assert.ok(expected.length > 0);
    // Recorded without -a, a text says nothing of addresses.
    assert.deepEqual(
      cache.tickets.map((ticket) => ({ addresses: 0, ...ticket })),
      expected,
    );
  });
}

for (const name of ['aduser.xrealm', 'aduser.rc4', 'aduser.short-expired', 'alice.mit-xrealm']) {
  test(`Heimdal: ${name} as its file says, verbose, plain and JSON`, () => {
    const verboseText = text(`klist/${name}.ccache.klist-heimdal.v.txt`);
    const count = verboseText.match(/^Server:/gm)?.length;
    const file = ofFile(`${name}.ccache`).slice(0, count);
    const sorted = (flags: readonly string[] = []) => [...flags].sort();
    const verbose = only(readHeimdalKlist(verboseText));
    assert.deepEqual(
      verbose.cache.tickets.map(({ flags, ...rest }) => ({ ...rest, flags: sorted(flags) })),
      file.map(({ flags, startTime, authTime, ...rest }) => ({
        ...without(rest, 'ticketServer'),
        authTime,
        startTime: startTime === 0 ? authTime : startTime,
        flags: sorted(flags),
      })),
    );
    const plain = readHeimdalKlist(text(`klist/${name}.ccache.klist-heimdal.txt`));
    assert.deepEqual(
      only(plain).cache.tickets,
      file.map(({ client, server, startTime, authTime, endTime = 0 }) => ({
        client,
        server,
        startTime: startTime === 0 ? authTime : startTime,
        ...(name.includes('expired') ? { expired: true } : { endTime }),
      })),
    );
  });
}

test('Heimdal: a column of flags, and the notes of the library left out', () => {
  const read = readHeimdalKlist(`Credentials cache: API:1
        Principal: alice@HEIM.TEST

  Issued                Expires             Flags    Principal
Nov  1 01:07:31 2026  Nov 21 11:07:31 2026  FRIA   krbtgt/HEIM.TEST@HEIM.TEST
Nov 21 01:07:31 2026  >>>Expired<<<                my svc@HEIM.TEST
`);
  const [first, second] = only(read).cache.tickets;
  assert.deepEqual(first!.flags, ['forwardable', 'renewable', 'initial', 'pre-authent']);
  assert.equal(first!.startTime, Date.UTC(2026, 10, 1, 1, 7, 31) / 1000);
  assert.deepEqual([second!.server.components, second!.expired], [['my svc'], true]);
  const hidden = readHeimdalKlist(`Credentials cache: FILE:x
        Principal: a@B

Server: krb5_ccache_conf_data/pa_type/krbtgt\\/B\\@B@X-CACHECONF:
Client: a@B
End time:   Jan  1 00:00:00 1970 (expired)
`);
  assert.deepEqual(only(hidden).cache.tickets, []);
});

test('MIT: caches of a collection, each with its own tickets', () => {
  for (const [file, names] of [
    ['klist-A-dir.mit.txt', ['DIR::dir/tktUwQKR8', 'DIR::dir/tkt']],
    ['klist-A-kcm.mit.txt', ['KCM:0:63003', 'KCM:0']],
    [
      'klist-A-keyring.mit.txt',
      [
        'KEYRING:persistent:0:krb_ccache_V9RrYNa',
        'KEYRING:persistent:0:krb_ccache_SObaTDm',
        'KEYRING:persistent:0:0',
      ],
    ],
  ] as const) {
    const read = readMitKlist(text(`klist/${file}`));
    assert.deepEqual(
      read.map((each) => each.name),
      names,
    );
    for (const { cache } of read) {
      const { realm = '' } = cache.principal;
      assert.deepEqual(
        cache.tickets.map(({ server }) => formatPrincipal(server)),
        [`krbtgt/${realm}@${realm}`],
      );
    }
  }
});

test('MIT: somebody else as client, several addresses, a note with a service, an unknown type', () => {
  const { cache } = only(
    readMitKlist(`Ticket cache: FILE:x
Default principal: svc@A.TEST

Valid starting     Expires            Service principal
config: proxy_impersonator(krbtgt/A.TEST@A.TEST) = svc@A.TEST
01/02/69 03:04:05  12/31/38 23:59:59  postgres/db.a.test@A.TEST
	for client alice@A.TEST, renew until 01/01/39 00:00:00
	Flags: FfPR, Etype (skey, tkt): etype 99, UNSUPPORTED:etype 98 
	Addresses: 10.0.0.1, fd00::1
31/02/26 03:04:05  12/31/38 23:59:59  no/time@A.TEST
`),
  );
  assert.deepEqual(cache.settings, [
    { key: 'proxy_impersonator', principal: 'krbtgt/A.TEST@A.TEST', value: 'svc@A.TEST' },
  ]);
  assert.equal(cache.tickets.length, 1);
  const [ticket] = cache.tickets;
  assert.deepEqual(ticket!.client, { components: ['alice'], realm: 'A.TEST' });
  assert.equal(ticket!.startTime, Date.UTC(1969, 0, 2, 3, 4, 5) / 1000);
  assert.equal(ticket!.endTime, Date.UTC(2038, 11, 31, 23, 59, 59) / 1000);
  assert.deepEqual([ticket!.sessionEnctype, ticket!.ticketEnctype, ticket!.addresses], [99, 98, 2]);
  assert.deepEqual(ticket!.flags, ['forwardable', 'forwarded', 'proxiable', 'renewable']);
});

test('what went wrong with a cache, in the words of the programs', () => {
  const told: readonly (readonly [string, string | undefined])[] = [
    ['klist: No credentials cache found (filename: /nonexistent)', 'missing'],
    ["klist: Credentials cache keyring 'persistent:0:0' not found", 'missing'],
    ['klist: No ticket file: /nonexistent', 'missing'],
    ['klist: Credentials cache permissions incorrect (filename: /tmp/x)', 'unreadable'],
    ['klist: Refuses to open group/other readable files FILE:cut', 'unreadable'],
    ['klist: End of credential cache reached (filename: /tmp/x)', 'damaged'],
    ['klist: Unsupported credentials cache format version number (filename: garb)', 'damaged'],
    ['klist: No KCM server found while resolving ccache', 'type-unavailable'],
    ['klist: Unknown credential cache type while resolving ccache', 'type-unavailable'],
    ['klist: KEYRING:persistent:1: unknown ccache type KEYRING:persistent:1', 'type-unavailable'],
    ['klist: Improper format of Kerberos configuration file', undefined],
  ];
  for (const [line, expected] of told) assert.equal(cacheFailure(line), expected, line);
});

test('any text is read without an exception, and never into keys', () => {
  const samples = readdirSync(join(fixtures, 'klist')).map((name) =>
    readFileSync(join(fixtures, 'klist', name)),
  );
  fc.assert(
    fc.property(hostileBytes(samples), (bytes) => {
      const hostile = Buffer.from(bytes).toString();
      for (const read of [readMitKlist, readHeimdalKlist]) {
        for (const { cache } of read(hostile)) {
          assert.ok(cache.principal.components.length > 0);
          for (const { server, startTime } of cache.tickets) {
            assert.ok(server.components.length > 0);
            assert.ok(startTime === undefined || Number.isSafeInteger(startTime));
          }
        }
      }
    }),
    fuzz,
  );
});

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCredentialCache, parseCredentialCache } from '../../../src/kerberos/ccache.ts';
import type { CredentialCache } from '../../../src/kerberos/ccache.ts';
import { enctypeName } from '../../../src/kerberos/enctypes.ts';
import { isKeytab, parseKeytab } from '../../../src/kerberos/keytab.ts';
import { formatPrincipal } from '../../../src/kerberos/principal.ts';
import { ticketFlagLetters } from '../../../src/kerberos/ticketFlags.ts';
import { fuzz, hostileBytes } from './mutations.ts';

const folder = join(import.meta.dirname, '../../fixtures/ccache');
const names = readdirSync(folder).filter((name) => name.endsWith('.ccache'));
const keytabs = readdirSync(join(folder, 'keytab')).filter((name) => name.endsWith('.keytab'));

function file(name: string): Uint8Array {
  return readFileSync(join(folder, name));
}

function cache(name: string): CredentialCache {
  const parsed = parseCredentialCache(file(name));
  assert.ok(isCredentialCache(parsed), name);
  return parsed;
}

interface DecodedCache {
  readonly version: number;
  readonly header: readonly { readonly tag: number; readonly kdc_time_offset_s: number }[];
  readonly default_principal: { readonly text: string };
  readonly credentials: readonly {
    readonly client: { readonly text: string };
    readonly server: { readonly text: string };
    readonly key_etype: number;
    readonly authtime: number;
    readonly starttime: number;
    readonly endtime: number;
    readonly renew_till: number;
    readonly flag_names: readonly string[];
    readonly addresses: readonly unknown[];
    readonly ticket_etype: number;
    readonly ticket_kvno: number | null;
  }[];
  readonly config: readonly {
    readonly key: string;
    readonly principal?: string;
    readonly value: string;
  }[];
}

for (const name of names) {
  test(`${name}: every field as recorded`, () => {
    const expected = JSON.parse(file(`${name}.decoded.json`).toString()) as DecodedCache;
    const parsed = cache(name);
    assert.equal(parsed.damage, undefined);
    assert.equal(parsed.version, expected.version);
    assert.equal(parsed.kdcOffsetSeconds, expected.header[0]?.kdc_time_offset_s);
    assert.equal(formatPrincipal(parsed.principal), expected.default_principal.text);
    assert.deepEqual(
      // One cache got another ticket after its facts were recorded.
      parsed.tickets.slice(0, expected.credentials.length).map((ticket) => ({
        client: formatPrincipal(ticket.client),
        server: formatPrincipal(ticket.server),
        times: [ticket.authTime, ticket.startTime, ticket.endTime, ticket.renewTill],
        flags: [...ticket.flags].sort(),
        enctypes: [ticket.sessionEnctype, ticket.ticketEnctype, ticket.keyVersion],
        addresses: ticket.addresses,
      })),
      expected.credentials.map((each) => ({
        client: each.client.text,
        server: each.server.text,
        times: [each.authtime, each.starttime, each.endtime, each.renew_till],
        flags: [...each.flag_names].sort(),
        enctypes: [each.key_etype, each.ticket_etype, each.ticket_kvno ?? undefined],
        addresses: each.addresses.length,
      })),
    );
    assert.deepEqual(
      parsed.settings.map(({ key, principal, value }) => [key, principal, value]),
      expected.config.map(({ key, principal, value }) => [key, principal ?? undefined, value]),
    );
  });

  test(`${name}: the tickets equal what klist -e -f prints`, (t) => {
    const klist = readdirSync(folder).includes(`${name}.klist-mit-C.txt`)
      ? file(`${name}.klist-mit-C.txt`).toString()
      : undefined;
    if (klist === undefined) {
      t.skip('no klist text was recorded for it');
      return;
    }
    const rows = klistRows(klist);
    assert.ok(rows.length > 0);
    assert.deepEqual(printed(cache(name)).slice(0, rows.length), rows);
  });
}

/** The rows of `klist -e -f` in UTC, one string a ticket. */
function klistRows(text: string): string[] {
  const rows = text.matchAll(
    /^(\S+ \S+) {2}(\S+ \S+) {2}(\S+)\n\t(?:renew until (\S+ \S+), )?Flags: (\S+?)(?:\n\t|, )Etype \(skey, tkt\): (\S+), (\S+)/gm,
  );
  return [...rows].map(([, start, end, server, renew = '', ...rest]) =>
    [start, end, server, renew, ...rest].join(' | ').replaceAll('DEPRECATED:', ''),
  );
}

function printed({ tickets }: CredentialCache): string[] {
  return tickets.map((ticket) =>
    [
      klistTime(ticket.startTime || ticket.authTime),
      klistTime(ticket.endTime),
      formatPrincipal(ticket.server),
      ticket.renewTill === 0 ? '' : klistTime(ticket.renewTill),
      ticketFlagLetters(ticket.flags),
      enctypeName(ticket.sessionEnctype),
      enctypeName(ticket.ticketEnctype ?? 0),
    ].join(' | '),
  );
}

function klistTime(seconds: number): string {
  const [year = '', month, day, ...time] = new Date(seconds * 1000)
    .toISOString()
    .slice(0, 19)
    .split(/[-T:]/);
  return `${month}/${day}/${year.slice(2)} ${time.join(':')}`;
}

for (const name of keytabs) {
  test(`${name}: every entry as recorded`, () => {
    const expected = JSON.parse(file(`keytab/${name}.decoded.json`).toString()) as {
      entries: { principal: string; timestamp: number; kvno: number; etype: number }[];
    };
    const parsed = parseKeytab(file(`keytab/${name}`));
    assert.ok(isKeytab(parsed));
    assert.equal(parsed.damage, undefined);
    assert.deepEqual(
      parsed.entries.map(({ principal, timestamp, keyVersion, enctype }) => [
        formatPrincipal(principal),
        timestamp,
        keyVersion,
        enctype,
      ]),
      expected.entries.map(({ principal, timestamp, kvno, etype }) => [
        principal,
        timestamp,
        kvno,
        etype,
      ]),
    );
  });
}

test('a negative KDC offset is a slow KDC', () => {
  assert.equal(cache('alice.kdc-600s.ccache').kdcOffsetSeconds, -600);
});

test('no key and no ticket leaves the parser', () => {
  const bytes = file('aduser.xrealm.ccache');
  const text = JSON.stringify(cache('aduser.xrealm.ccache'));
  assert.ok(text.length < bytes.length);
  assert.doesNotMatch(text, /[0-9a-f]{32}|Uint8Array|"data"/);
});

test('a truncated cache keeps what came before, and says where it broke', () => {
  const whole = file('alice.mit-xrealm.ccache');
  const cut = parseCredentialCache(whole.subarray(0, whole.length - 20));
  assert.ok(isCredentialCache(cut));
  assert.equal(cut.tickets.length, 2);
  assert.match(cut.damage ?? '', /^the credential at byte \d+ is cut off or damaged$/);
  assert.ok(!isCredentialCache(parseCredentialCache(whole.subarray(0, 14))));
});

test('files that are no cache and no keytab say so', () => {
  for (const text of ['', 'hello', '\x05\x09']) {
    assert.ok(!isCredentialCache(parseCredentialCache(Buffer.from(text, 'latin1'))), text);
    assert.ok(!isKeytab(parseKeytab(Buffer.from(text, 'latin1'))), text);
  }
});

test('mutated and random files never throw and never grow', () => {
  const files = [...names.map(file), ...keytabs.map((name) => file(`keytab/${name}`))];
  fc.assert(
    fc.property(hostileBytes(files), (bytes) => {
      const parsed = parseCredentialCache(bytes);
      if (isCredentialCache(parsed)) assert.ok(parsed.tickets.length * 20 <= bytes.length);
      const keytab = parseKeytab(bytes);
      if (isKeytab(keytab)) assert.ok(keytab.entries.length * 10 <= bytes.length);
    }),
    fuzz,
  );
});

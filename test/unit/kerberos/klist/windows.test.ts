/** No recording of a real klist.exe is at hand: the layout is that of Microsoft's page, in several languages and regions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochSeconds } from '../../../../src/kerberos/klist/listedTime.ts';
import type { ListedTicket } from '../../../../src/kerberos/klist/listedCache.ts';
import { readWindowsKlist } from '../../../../src/kerberos/klist/windows.ts';
import type { LocalClock } from '../../../../src/kerberos/klist/windowsTimes.ts';
import { fuzz, hostileBytes } from '../mutations.ts';

const start = Date.UTC(2026, 10, 5, 9, 7, 31) / 1000;
const clock: LocalClock = { now: start + 3600, toEpoch: epochSeconds };

const english = `
Current LogonId is 0:0x2b7e3

Cached Tickets: (2)

#0>	Client: alice @ CORP.EXAMPLE.COM
	Server: krbtgt/CORP.EXAMPLE.COM @ CORP.EXAMPLE.COM
	KerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96
	Ticket Flags 0x40e10000 -> forwardable renewable initial pre_authent name_canonicalize 
	Start Time: 11/5/2026 9:07:31 (local)
	End Time:   11/5/2026 19:07:31 (local)
	Renew Time: 11/12/2026 9:07:31 (local)
	Session Key Type: AES-256-CTS-HMAC-SHA1-96
	Cache Flags: 0x1 -> PRIMARY 
	Kdc Called: DC01.corp.example.com

#1>	Client: alice @ CORP.EXAMPLE.COM
	Server: MSSQLSvc/sql01.corp.example.com:1433 @ CORP.EXAMPLE.COM
	KerbTicket Encryption Type: RSADSI RC4-HMAC(NT)
	Ticket Flags 0x40a10000 -> forwardable renewable pre_authent name_canonicalize 
	Start Time: 11/5/2026 9:07:40 (local)
	End Time:   11/5/2026 19:07:31 (local)
	Renew Time: 0
	Session Key Type: AES-128-CTS-HMAC-SHA1-96
	Cache Flags: 0 
	Kdc Called: DC01.corp.example.com
`;

function tickets(text: string, at: LocalClock = clock): readonly ListedTicket[] {
  return readWindowsKlist(text.replaceAll('\n', '\r\n'), at)?.cache.tickets ?? [];
}

test('English: names, types, flags and times', () => {
  const read = readWindowsKlist(english, clock);
  assert.equal(read?.name, 'MSLSA:');
  assert.deepEqual(read.cache.principal, { components: ['alice'], realm: 'CORP.EXAMPLE.COM' });
  const [tgt, service] = read.cache.tickets;
  assert.deepEqual(tgt?.server.components, ['krbtgt', 'CORP.EXAMPLE.COM']);
  assert.deepEqual(tgt.flags, ['forwardable', 'renewable', 'initial', 'pre-authent', 'enc-pa-rep']);
  assert.deepEqual(
    [tgt.startTime, tgt.endTime, tgt.renewTill],
    [start, start + 36_000, start + 7 * 86_400],
  );
  assert.deepEqual([tgt.ticketEnctype, tgt.sessionEnctype], [18, 18]);
  assert.deepEqual(service?.server.components, ['MSSQLSvc', 'sql01.corp.example.com:1433']);
  assert.deepEqual([service.ticketEnctype, service.sessionEnctype, service.renewTill], [23, 17, 0]);
  assert.deepEqual(service.flags?.includes('initial'), false);
});

/** The same session on a machine of another language and region. */
function translated(words: readonly (readonly [string | RegExp, string])[]): string {
  return words.reduce((text, [from, to]) => text.replaceAll(from, to), english);
}

const german = translated([
  ['Current LogonId is', 'Aktuelle Anmelde-ID ist'],
  ['Cached Tickets', 'Zwischengespeicherte Tickets'],
  ['KerbTicket Encryption Type:', 'KerbTicket-Verschlüsselungstyp:'],
  ['Ticket Flags', 'Ticketkennzeichen'],
  [/(Start|End|Renew) Time: */g, '$1zeit: '],
  [/11\/(5|12)\/2026/g, '$1.11.2026'],
  ['(local)', '(lokal)'],
  ['Session Key Type:', 'Sitzungsschlüsseltyp:'],
  ['Kdc Called', 'KDC aufgerufen'],
]);
const british = english.replaceAll(
  /11\/(5|12)\/2026/g,
  (_, day: string) => `${day.padStart(2, '0')}/11/2026`,
);
const iso = english.replaceAll(
  /11\/(5|12)\/2026/g,
  (_, day: string) => `2026-11-${day.padStart(2, '0')}`,
);
const twelveHours = english
  .replaceAll(/2026 19:07:31/g, '2026 7:07:31 PM')
  .replaceAll('2026 9:07', '2026 9:07');
const korean = english
  .replaceAll(/11\/(\d+)\/2026 19:07:31/g, '2026-11-$1 오후 7:07:31')
  .replaceAll(/11\/(\d+)\/2026 (9:07:\d\d)/g, '2026-11-$1 오전 $2');
const french = translated([
  ['Client:', 'Client :'],
  ['Server:', 'Serveur :'],
  [/(Start|End|Renew) Time: */g, 'Heure de $1 : '],
  [/11\/(5|12)\/2026/g, '$1/11/2026'],
  ['KerbTicket Encryption Type:', 'Type de chiffrement KerbTicket :'],
  ['Session Key Type:', 'Type de clé de session :'],
  ['Ticket Flags', 'Indicateurs de tickets'],
]);

for (const [name, text] of Object.entries({ german, british, iso, twelveHours, korean, french })) {
  test(`${name}: the same tickets`, () => {
    assert.notEqual(text, english);
    assert.deepEqual(tickets(text), tickets(english));
  });
}

test('a date that two orders can read is the one nearest to now', () => {
  const [first] = tickets(english, { ...clock, now: Date.UTC(2026, 4, 11) / 1000 });
  assert.equal(first?.startTime, Date.UTC(2026, 4, 11, 9, 7, 31) / 1000);
});

test('dates that no order can read leave the tickets without times', () => {
  const read = tickets(english.replaceAll('2026', '1405'));
  assert.deepEqual(
    read.map(({ startTime, endTime }) => [startTime, endTime]),
    [
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
  assert.equal(read[0]?.ticketEnctype, 18);
});

test('no tickets, and any other text', () => {
  assert.equal(
    readWindowsKlist('\nCurrent LogonId is 0:0x3e7\n\nCached Tickets: (0)\n', clock),
    undefined,
  );
  fc.assert(
    fc.property(hostileBytes([Buffer.from(english), Buffer.from(korean)]), (bytes) => {
      for (const { client, endTime } of tickets(Buffer.from(bytes).toString())) {
        assert.ok(client.components.length > 0);
        assert.ok(endTime === undefined || Number.isSafeInteger(endTime));
      }
    }),
    fuzz,
  );
});

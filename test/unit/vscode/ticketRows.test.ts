import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketsFacts, TicketsObservation } from '../../../src/probes/tickets.ts';
import { durationWords, validityWords } from '../../../src/vscode/tickets/remaining.ts';
import { ticketRows } from '../../../src/vscode/tickets/ticketRows.ts';
import { untranslated } from '../../../src/vscode/tree/translate.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const name = 'FILE:/tmp/krb5cc_1000';
const principal = 'alice@CORP.EXAMPLE.COM';
const server = 'krbtgt/CORP.EXAMPLE.COM@CORP.EXAMPLE.COM';

function cache(facts: Partial<TicketsFacts>): TicketsObservation {
  return {
    ...{ id: 'tickets:1', probe: 'tickets', subject: name, outcome: 'ok' },
    ...{ startedAt: '', durationMs: 0 },
    facts: { name, type: 'FILE', role: 'login', ...facts },
  };
}

test('durations are said in the two units that matter', () => {
  const words = (ms: number) => durationWords(ms, untranslated);
  assert.equal(words(45_999), '45 s');
  assert.equal(words(12 * 60_000), '12 min');
  assert.equal(words(7 * 3_600_000 + 12 * 60_000), '7 h 12 min');
  assert.equal(words(6 * 86_400_000 + 3_600_000), '6 d 1 h');
});

test('validity counts down, and back when it is over', () => {
  const words = (startTime: string, endTime: string) =>
    validityWords({ startTime, endTime }, now, untranslated);
  assert.equal(words('2026-11-21T09:00:00Z', '2026-11-21T17:12:00Z'), 'valid for 7 h 12 min');
  assert.equal(words('2026-11-21T01:00:00Z', '2026-11-21T09:57:00Z'), 'expired 3 min ago');
  assert.equal(words('2026-11-21T10:05:00Z', '2026-11-21T20:00:00Z'), 'valid in 5 min');
});

test('a cache says whose it is, how long its ticket lasts, and that programs use it', () => {
  const tickets = [
    { server, startTime: '2026-11-21T09:00:00Z', endTime: '2026-11-21T19:00:00Z' },
    { server: 'postgres/db@AWSMAD.EXAMPLE.COM', endTime: '2026-11-21T09:59:30Z' },
  ];
  const [row] = ticketRows([cache({ principal, tickets })], now, untranslated);
  assert.equal(row?.label, principal);
  assert.equal(row.description, `valid for 9 h 0 min · ${name}`);
  assert.match(row.spoken, /used by programs here/);
  assert.deepEqual(
    row.children.map(({ description }) => description),
    ['valid for 9 h 0 min', 'expired 30 s ago'],
  );
});

test('an expired ticket-granting ticket is told by icon and words', () => {
  const tickets = [{ server, endTime: '2026-11-21T09:00:00Z' }];
  const [row] = ticketRows([cache({ principal, tickets })], now, untranslated);
  assert.match(row?.description ?? '', /^expired 1 h 0 min ago/);
  assert.equal(row?.icon.name, 'history');
});

test('a problem is said in words with its sentence; an empty place that nobody uses is left out', () => {
  const broken = { ...cache({ problem: 'damaged' }), error: 'It ends in the middle.' };
  const empty = cache({ name: 'FILE:/tmp/other', role: 'other', problem: 'missing' });
  const rows = ticketRows([broken, empty], now, untranslated);
  assert.equal(rows.length, 1);
  assert.match(rows[0]?.description ?? '', /^damaged/);
  assert.ok(rows[0]?.tooltip.includes('It ends in the middle.'));
});

test('the other caches of a collection are rows of their own', () => {
  const members = [{ name: 'KCM:1000:2', principal: 'bob@CORP.EXAMPLE.COM', tickets: [] }];
  const rows = ticketRows([cache({ principal, tickets: [], members })], now, untranslated);
  assert.deepEqual(
    rows.map(({ label }) => label),
    [principal, 'bob@CORP.EXAMPLE.COM'],
  );
  assert.match(rows[1]?.description ?? '', /^no ticket-granting ticket/);
});

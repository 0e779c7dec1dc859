import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { enctypeList } from '../../../src/diagnosis/enctypeList.ts';
import type { Login } from '../../../src/diagnosis/subject.ts';
import type { TicketFacts } from '../../../src/probes/ticketFacts.ts';
import type { TicketsFacts, TicketsObservation } from '../../../src/probes/tickets.ts';
import { expectRootCause } from './expect.ts';
import { database, evidence, healthyObservations, realm } from './given.ts';
import type { Given } from './given.ts';

// The run of ./given.ts starts at 02:00.
const alice = `alice@${realm}`;

function tgt(facts: Partial<TicketFacts> = {}, of = realm): TicketFacts {
  return {
    server: `krbtgt/${of}@${of}`,
    startTime: '2026-11-21T01:00:00.000Z',
    endTime: '2026-11-21T11:00:00.000Z',
    sessionEnctype: 'aes256-cts-hmac-sha1-96',
    ...facts,
  };
}

function cache(facts: Partial<TicketsFacts>, error?: string): TicketsObservation {
  const name = facts.name ?? 'FILE:/tmp/krb5cc_1000';
  return {
    id: `tickets:${name}`,
    probe: 'tickets',
    subject: name,
    outcome: facts.problem === undefined ? 'ok' : 'failed',
    startedAt: '2026-11-21T02:00:00.000Z',
    durationMs: 1,
    facts: { name, type: 'FILE', role: 'login', origin: 'built-in', ...facts },
    ...(error === undefined ? {} : { error }),
  };
}

const own = { principal: alice, tickets: [tgt()] };

function given(caches: readonly TicketsObservation[], login: Partial<Login> = {}): Given {
  return {
    subject: {
      login: { authentication: 'kerberos', ...login },
      database: { ...database, engine: 'aurora-mysql' },
    },
    observations: [...healthyObservations(), ...caches],
  };
}

const asked = { principal: alice };

test('a valid ticket of the user leaves the login healthy', () => {
  expectRootCause(given([cache(own)], asked), null);
  expectRootCause(given([cache(own)], { useTickets: true }), null);
  expectRootCause(given([cache({ ...own, principal: alice.toUpperCase() })], asked), null);
});

test('no ticket: an error of a login, an information of a look at the network', () => {
  const none = cache({ problem: 'missing' });
  const finding = expectRootCause(given([none], asked), 'ticket-missing');
  assert.match(finding?.title ?? '', new RegExp(`no Kerberos ticket of ${alice}`));
  assert.equal(finding?.fixes[0]?.command, `kinit ${alice}`);
  expectRootCause(given([none], { useTickets: true }), 'ticket-missing');
  expectRootCause(given([cache({ principal: alice, tickets: [] })], asked), 'ticket-missing');
  const { healthy, findings } = conclude(evidence(given([none])));
  assert.ok(healthy);
  assert.equal(findings.find(({ id }) => id === 'ticket-missing')?.severity, 'info');
});

test('the way to a ticket, where this machine has no kinit', () => {
  const tools = (...names: readonly string[]) => ({
    ...cache({}),
    id: 'kerberos-tools',
    probe: 'kerberos-tools',
    facts: { tools: names.map((program) => ({ program, path: `/usr/bin/${program}` })) },
  });
  const fix = (...names: readonly string[]): string => {
    const none = given([cache({ problem: 'missing' })], asked);
    const observations = [...(none.observations ?? []), tools(...names)];
    return expectRootCause({ ...none, observations }, 'ticket-missing')?.fixes[0]?.title ?? '';
  };
  assert.match(fix(), /^Install the Kerberos programs \(krb5-user/);
  assert.match(fix('klist'), /^Install/);
  assert.equal(fix('klist', 'kinit'), 'Get a new ticket');
});

test('RDS for MySQL gets its ticket itself, and an IAM login needs none', () => {
  const none = cache({ problem: 'missing' });
  const mysql = given([none], asked);
  expectRootCause(
    { ...mysql, subject: { ...mysql.subject, database: { ...database, engine: 'mysql' } } },
    null,
  );
  expectRootCause(given([none], { ...asked, authentication: 'iam' }), null);
});

test('what nobody could look into is held against nobody', () => {
  expectRootCause(
    given([cache({ name: 'KCM:', type: 'KCM', problem: 'not-examined' })], asked),
    null,
  );
});

test('expired, not yet valid, and expired by the clock of the KDC', () => {
  const ended = cache({ ...own, tickets: [tgt({ endTime: '2026-11-20T22:55:00.000Z' })] });
  const finding = expectRootCause(given([ended], asked), 'ticket-expired');
  assert.match(finding?.title ?? '', /ended at 2026-11-20 22:55:00 UTC, 3 h 5 min ago/);
  assert.equal(expectRootCause(given([ended]), 'ticket-expired')?.severity, 'warning');
  const marked = cache({ ...own, tickets: [{ server: tgt().server, expired: true }] });
  expectRootCause(given([marked], asked), 'ticket-expired');
  const future = cache({ ...own, tickets: [tgt({ startTime: '2026-11-21T02:10:00.000Z' })] });
  assert.match(
    expectRootCause(given([future], asked), 'ticket-expired')?.title ?? '',
    /not valid yet/,
  );
  const soon = cache({ ...own, tickets: [tgt({ startTime: '2026-11-21T02:04:00.000Z' })] });
  expectRootCause(given([soon], asked), null);
  const nearlyOver = { ...own, tickets: [tgt({ endTime: '2026-11-21T02:05:00.000Z' })] };
  expectRootCause(given([cache(nearlyOver)], asked), null);
  expectRootCause(
    given([cache({ ...nearlyOver, kdcOffsetSeconds: 600 })], asked),
    'ticket-expired',
  );
});

test('a renewed ticket besides the expired one counts; notes without times are no tickets', () => {
  const old = tgt({ endTime: '2026-11-20T22:55:00.000Z' });
  expectRootCause(given([cache({ ...own, tickets: [old, tgt()] })], asked), null);
  const service = { ...tgt(), server: `postgres/db@${realm}` };
  expectRootCause(given([cache({ ...own, tickets: [service] })], asked), 'ticket-missing');
});

test("somebody else's ticket, alone or first of a collection", () => {
  const bob = `bob@${realm}`;
  const other = { ...own, principal: bob };
  const finding = expectRootCause(given([cache(other)], asked), 'ticket-other-principal');
  assert.match(finding?.title ?? '', new RegExp(`is of ${bob}, not of ${alice}`));
  assert.equal(finding?.fixes[0]?.command, `kinit ${alice}`);
  const member = { name: 'DIR::/run/cc/tktA', ...own };
  const collection = cache({ ...other, name: 'DIR:/run/cc', type: 'DIR', members: [member] });
  const second = expectRootCause(given([collection], asked), 'ticket-other-principal');
  assert.equal(second?.fixes[0]?.command, `kswitch -p ${alice}`);
  expectRootCause(given([cache(other)]), null);
});

test('the ticket lies where programs do not look', () => {
  const empty = cache({
    name: 'KCM:',
    type: 'KCM',
    problem: 'missing',
    origin: 'default_ccache_name',
    originPlace: '/etc/krb5.conf:7',
  });
  const elsewhere = cache({ ...own, role: 'other' });
  const finding = expectRootCause(given([empty, elsewhere], asked), 'ticket-tool-mismatch');
  assert.match(finding?.explanation ?? '', /KCM: \(default_ccache_name, \/etc\/krb5\.conf:7\)/);
  assert.equal(finding?.severity, 'error');
  assert.equal(
    expectRootCause(given([empty, elsewhere]), 'ticket-tool-mismatch')?.severity,
    'warning',
  );
  const stranger = cache({
    principal: 'x@OTHER.TEST',
    tickets: [tgt({}, 'OTHER.TEST')],
    role: 'other',
  });
  expectRootCause(given([empty, stranger]), null);
  expectRootCause(given([empty, stranger], asked), 'ticket-missing');
  const old = cache({
    ...own,
    tickets: [tgt({ endTime: '2026-11-20T00:00:00.000Z' })],
    role: 'other',
  });
  expectRootCause(given([empty, old], asked), 'ticket-missing');
});

test('caches that cannot be read', () => {
  const closed = cache({ problem: 'unreadable', path: '/tmp/krb5cc_1000' }, 'EACCES.');
  expectRootCause(given([closed]), 'ticket-cache-unreadable');
  const damaged = cache({ problem: 'damaged' }, 'It is cut off.');
  assert.equal(expectRootCause(given([damaged]), 'ticket-cache-damaged')?.severity, 'warning');
  assert.equal(expectRootCause(given([damaged], asked), 'ticket-cache-damaged')?.severity, 'error');
  const kcm = cache({ name: 'KCM:', type: 'KCM', problem: 'type-unavailable' }, 'No KCM server.');
  expectRootCause(given([kcm]), 'ticket-cache-type-unavailable');
});

test('a ticket of a type that krb5.conf does not permit, and only then', () => {
  const permits = (text: string): Given => {
    const origin = '/etc/krb5.conf:4';
    const permittedEnctypes = { value: text, origin, enctypes: enctypeList(text) };
    return { ...given([cache(own)]), client: { permittedEnctypes } };
  };
  const finding = expectRootCause(permits('rc4-hmac'), 'config-enctypes-none-common');
  assert.match(finding?.title ?? '', /permits only arcfour-hmac, but the ticket here is aes256/);
  expectRootCause(permits('rc4-hmac aes'), null);
  expectRootCause(permits('DEFAULT'), null);
  expectRootCause(permits('aes256-cts'), null);
  expectRootCause(permits('DEFAULT -aes256-cts'), 'config-enctypes-none-common');
});

test('lists of encryption types as MIT takes them', () => {
  assert.deepEqual(enctypeList('aes256-cts, rc4 bogus des-cbc-crc'), [18, 23]);
  assert.deepEqual(enctypeList('arcfour-hmac-exp', true), [24]);
  assert.deepEqual(enctypeList('DEFAULT -des3 -rc4 -camellia'), [18, 17, 20, 19]);
  assert.deepEqual(enctypeList('+aes128-sha2 aes128-sha2'), [19]);
});

/** Caches and keytabs of real Kerberos programs, read by us and by `klist`. */
import assert from 'node:assert/strict';
import { cpSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ticketFlagLetters } from '../../src/kerberos/ticketFlags.ts';
import { readKeytab } from '../../src/probes/keytab.ts';
import { listCache } from '../../src/probes/kerberosTools/listCache.ts';
import { runProgram } from '../../src/probes/kerberosTools/runProgram.ts';
import type { KerberosTools } from '../../src/probes/kerberosTools/tools.ts';
import { readTickets } from '../../src/probes/tickets.ts';
import type { TicketsFacts } from '../../src/probes/tickets.ts';
import { context } from './context.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { missing, run } from './servers/process.ts';

const realm = 'LIVE.TEST';
const service = 'HTTP/db.live.test';
const programs = ['krb5kdc', 'kdb5_util', 'kinit', 'klist', 'kvno'] as const;

describe('tickets of MIT Kerberos', { skip: missing(...programs) }, () => {
  let kdc: MitKdc;

  before(async () => {
    kdc = await startMitKdc(realm);
    kdc.kadmin('addprinc -pw Us3r-Passw0rd alice');
    kdc.kadmin(`addprinc -randkey ${service}`);
  });
  after(() => kdc.stop());

  const logIn = (name: string, ...options: string[]): NodeJS.ProcessEnv => {
    const env = { ...kdc.env, KRB5CCNAME: name };
    run('kinit', [...options, 'alice'], env, 'Us3r-Passw0rd\n');
    return env;
  };
  const tools = (env: NodeJS.ProcessEnv): KerberosTools => ({
    env: { ...process.env, ...env },
    platform: process.platform,
    run: runProgram,
  });

  test('a FILE cache: we read what klist -e -f prints', async () => {
    const name = `FILE:${join(kdc.folder, 'cc')}`;
    const env = logIn(name);
    run('kvno', [service], env);
    const { outcome, facts } = await readTickets({ name }, context());
    assert.deepEqual([outcome, facts.principal], ['ok', `alice@${realm}`]);
    const ours = facts.tickets!.map((ticket) => [
      ticket.server,
      ticketFlagLetters(ticket.flags!),
      ticket.sessionEnctype,
      ticket.ticketEnctype,
    ]);
    const rows = run('klist', ['-e', '-f'], env).matchAll(
      / {2}(\S+@\S+)\n\t.*?Flags: (\S+?)(?:\n\t|, )Etype \(skey, tkt\): (\S+), (\S+)/g,
    );
    assert.deepEqual(
      ours,
      Array.from(rows, ([, ...row]) => row),
    );
    assert.equal(ours.length, 2);
  });

  test('the same facts through klist, for a FILE and for a DIR with two caches', async () => {
    const directory = join(kdc.folder, 'dir');
    run('mkdir', ['-p', directory]);
    const dir = logIn(`DIR:${directory}`);
    kdc.kadmin('addprinc -pw Us3r-Passw0rd bob');
    // A second owner gets a second cache of the collection.
    run('kinit', ['bob'], dir, 'Us3r-Passw0rd\n');
    for (const name of [`FILE:${join(kdc.folder, 'cc')}`, `DIR:${directory}`]) {
      const file = (await readTickets({ name }, context())).facts;
      const listed = await listCache(name, 'KCM', tools(dir), context(20_000));
      assert.equal(listed.outcome, 'ok', listed.error);
      assert.equal(listed.klist?.implementation, 'mit');
      assert.deepEqual(comparable(listed), comparable(file));
      assert.equal(listed.members?.length, name.startsWith('DIR') ? 1 : undefined);
    }
  });

  test('expired, cut off, of another kind, of a type that is not there', async () => {
    const at = (name: string): string => join(kdc.folder, name);
    logIn(at('short'), '-l', '1s');
    const short = await readTickets({ name: at('short') }, context());
    const [tgt] = short.facts.tickets!;
    assert.ok(Date.parse(tgt!.endTime!) - Date.parse(tgt!.startTime!) <= 2000);
    cpSync(at('cc'), at('cut'));
    truncateSync(at('cut'), 300);
    writeFileSync(at('garbage'), 'hello');
    for (const [name, problem] of [
      [at('cut'), 'damaged'],
      [at('garbage'), 'damaged'],
      [at('absent'), 'missing'],
      ['MSLSA:', 'type-unavailable'],
    ] as const) {
      const listed = await listCache(name, 'KCM', tools(kdc.env), context(20_000));
      // MIT 1.20 lists what precedes the damage of a cache that is cut off.
      if (!name.endsWith('cut')) assert.equal(listed.problem, problem, listed.error);
      if (name.startsWith('/'))
        assert.equal((await readTickets({ name }, context())).facts.problem, problem);
    }
  });

  test('a keytab equals klist -k', async () => {
    const keytab = join(kdc.folder, 'http.keytab');
    kdc.kadmin(`ktadd -k ${keytab} ${service}`);
    const { facts } = await readKeytab({ name: keytab }, context());
    const rows = run('klist', ['-k', '-e', keytab]).matchAll(/^ +(\d+) (\S+) \((\S+)\)/gm);
    assert.deepEqual(
      facts.keys!.map((key) => [String(key.keyVersion), key.principal, key.enctype]),
      Array.from(rows, ([, ...row]) => row),
    );
  });
});

/** What both tell: klist names neither key versions nor the time of the first login, and has no letter for enc-pa-rep. */
function comparable({ principal, tickets = [], members = [] }: Partial<TicketsFacts>): unknown {
  const told = (each: NonNullable<TicketsFacts['tickets']>) =>
    each.map(
      ({ server, startTime, endTime, renewTill, sessionEnctype, ticketEnctype, flags = [] }) => ({
        server,
        startTime,
        endTime,
        renewTill,
        sessionEnctype,
        ticketEnctype,
        flags: flags.filter((flag) => flag !== 'enc-pa-rep'),
      }),
    );
  return {
    principal,
    tickets: told(tickets),
    members: members.map((each) => ({
      name: each.name,
      of: each.principal,
      tickets: told(each.tickets),
    })),
  };
}

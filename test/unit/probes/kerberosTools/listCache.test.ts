import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { listCache } from '../../../../src/probes/kerberosTools/listCache.ts';
import type { Program, ProgramRun } from '../../../../src/probes/kerberosTools/runProgram.ts';
import type { KerberosTools } from '../../../../src/probes/kerberosTools/tools.ts';
import { readTickets } from '../../../../src/probes/tickets.ts';
import { limits } from '../../net/loopback.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/klist');

function recorded(name: string): string {
  return readFileSync(join(fixtures, name), 'utf8');
}

/** A machine whose klist answers as told, and what it was asked. */
function machine(
  t: TestContext,
  answer: (args: string, program: Program) => Partial<ProgramRun>,
  platform: NodeJS.Platform = 'linux',
): { readonly tools: KerberosTools; readonly asked: Program[] } {
  const folder = mkdtempSync(join(tmpdir(), 'kd-klist-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'klist'), '');
  chmodSync(join(folder, 'klist'), 0o755);
  const asked: Program[] = [];
  const run = (program: Program): Promise<ProgramRun> => {
    asked.push(program);
    const told = answer(program.args.join(' '), program);
    return Promise.resolve({ ended: 'exited', status: 0, stdout: '', stderr: '', ...told });
  };
  const env = { PATH: folder, KRB5_CONFIG: '/mine/krb5.conf', LC_ALL: 'de_DE.UTF-8' };
  return { tools: { env, platform, run }, asked };
}

const mitVersion = { stdout: 'Kerberos 5 version 1.21.3\n' };

test('MIT: a KCM cache with the others of its collection, asked in English', async (t) => {
  const all = recorded('klist-A-kcm.mit.txt');
  const first = all.slice(0, all.indexOf('\n\nTicket cache:', 5));
  const { tools, asked } = machine(t, (args) =>
    args === '-V' ? mitVersion : { stdout: args.startsWith('-A') ? all : first },
  );
  const { outcome, facts } = await readTickets({ name: 'KCM:', tools }, limits(1000));
  assert.deepEqual([outcome, facts.principal], ['ok', 'awsuser@AWSMAD.KERBEROS.COM']);
  assert.equal(facts.tickets?.[0]?.endTime, '2026-11-21T11:17:52.000Z');
  assert.deepEqual(
    facts.members?.map(({ name, principal }) => [name, principal]),
    [['KCM:0', 'aduser@ONPREM.EXAMPLE.COM']],
  );
  assert.deepEqual(
    asked.map(({ args }) => args.join(' ')),
    ['-V', '-e -f -a -n -c KCM:', '-A -e -f -a -n'],
  );
  for (const { env } of asked)
    assert.deepEqual(
      [env['LC_ALL'], env['TZ'], env['KRB5_CONFIG']],
      ['C', 'UTC', '/mine/krb5.conf'],
    );
  assert.deepEqual(
    asked.map(({ env }) => env['KRB5CCNAME']),
    [undefined, undefined, 'KCM:'],
  );
});

test('macOS: its own klist, verbose', async (t) => {
  const text = recorded('alice.mit-xrealm.ccache.klist-heimdal.v.txt');
  const { tools } = machine(t, (args) => {
    if (args === '-V') return { status: 1, stderr: 'Usage: klist [-ftsT5Alvanh]' };
    if (args === '--version') return { stderr: 'klist (Heimdal 1.5.1apple1)' };
    return { stdout: text };
  });
  const listed = await listCache('API:', 'API', tools, limits(1000));
  assert.equal(listed.klist?.implementation, 'apple');
  assert.deepEqual(
    listed.tickets?.map(({ server }) => server),
    ['krbtgt/MITA.TEST@MITA.TEST', 'krbtgt/MITB.TEST@MITA.TEST', 'mysql/db.mitb.test@MITB.TEST'],
  );
});

test('Windows: the logon session, through its own klist only', async (t) => {
  const text =
    '#0>\tClient: alice @ A.TEST\r\n\tServer: krbtgt/A.TEST @ A.TEST\r\n\tX: AES-256-CTS-HMAC-SHA1-96\r\n';
  const { tools, asked } = machine(t, () => ({ stdout: text }), 'win32');
  const windows = { ...tools, env: { ...tools.env, SystemRoot: 'D:\\W' } };
  const listed = await listCache('MSLSA:', 'MSLSA', windows, limits(1000));
  assert.deepEqual([listed.principal, listed.tickets?.length], ['alice@A.TEST', 1]);
  assert.deepEqual(
    asked.map(({ path, args }) => [path, args]),
    [['D:\\W\\System32\\klist.exe', []]],
  );
  const empty = machine(t, () => ({ stdout: '\r\nCached Tickets: (0)\r\n' }), 'win32');
  assert.equal((await listCache('MSLSA:', 'MSLSA', empty.tools, limits(1000))).problem, 'missing');
});

test('what klist says went wrong; what it cannot say is not held against the cache', async (t) => {
  const ending = async (told: Partial<ProgramRun>): Promise<unknown> => {
    const { tools } = machine(t, (args) => (args === '-V' ? mitVersion : told));
    const { outcome, problem, error } = await listCache('KCM:', 'KCM', tools, limits(1000));
    return [outcome, problem, error];
  };
  const said = (stderr: string) => ({ status: 1, stderr });
  assert.deepEqual(await ending(said('klist: No KCM server found while resolving ccache\n')), [
    'failed',
    'type-unavailable',
    'KCM: could not be read: klist: No KCM server found while resolving ccache.',
  ]);
  assert.deepEqual(
    await ending(said('klist: Improper format of Kerberos configuration file\nmore\n')),
    [
      'skipped',
      'not-examined',
      'KCM: could not be read: klist: Improper format of Kerberos configuration file.',
    ],
  );
  assert.deepEqual(await ending({ ended: 'timeout' }), [
    'timeout',
    'not-examined',
    'klist did not end in time: KCM: could not be read.',
  ]);
});

test('without the capability, without klist, or with a stranger of that name nothing is claimed', async (t) => {
  const problems: (string | undefined)[] = [];
  const note = async (name: string, tools?: KerberosTools): Promise<void> => {
    const { outcome, facts } = await readTickets({ name, tools }, limits(1000));
    problems.push(`${outcome} ${facts.problem ?? ''}`);
  };
  await note('KEYRING:persistent:1000');
  const java = machine(t, () => ({ status: 1, stdout: 'Usage: klist [[-c] [-f]] [name]' }));
  await note('KCM:', java.tools);
  await note('KCM:', { ...java.tools, env: {} });
  await note('MEMORY:x', java.tools);
  assert.deepEqual(new Set(problems), new Set(['skipped not-examined']));
  assert.ok(java.asked.every(({ args }) => ['-V', '--version'].includes(args.join())));
});

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { askForServiceTicket } from '../../../../src/probes/kerberosTools/serviceTicket.ts';
import type { ServiceName } from '../../../../src/probes/kerberosTools/serviceTicketProgram.ts';
import type { Program, ProgramRun } from '../../../../src/probes/kerberosTools/runProgram.ts';
import type { KerberosTools } from '../../../../src/probes/kerberosTools/tools.ts';
import { limits } from '../../net/loopback.ts';

const posix = { skip: process.platform === 'win32' && 'POSIX programs' };
const database: ServiceName = { service: 'postgres', host: 'db.example.com' };

/** A machine with these programs, which answer as told. */
function machine(
  t: TestContext,
  programs: readonly string[],
  answer: (program: Program) => Partial<ProgramRun>,
  platform: NodeJS.Platform = 'linux',
): { readonly tools: KerberosTools; readonly asked: Program[] } {
  const folder = mkdtempSync(join(tmpdir(), 'kd-kvno-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of programs) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  const asked: Program[] = [];
  const run = (program: Program): Promise<ProgramRun> => {
    asked.push(program);
    return Promise.resolve({
      ended: 'exited',
      status: 0,
      stdout: '',
      stderr: '',
      ...answer(program),
    });
  };
  return { tools: { env: { PATH: folder, SystemRoot: 'D:\\W' }, platform, run }, asked };
}

const usage = {
  status: 1,
  stderr: 'usage: kvno [-c ccache] [--cached-only] [--no-store] service\n',
};

test('MIT: by class and host, with a trace that is gone afterwards', posix, async (t) => {
  const { tools, asked } = machine(t, ['kvno', 'kgetcred'], ({ args, env }) => {
    if (args.length === 0) return usage;
    const line = 'Received creds for desired service postgres/db.example.com@EXAMPLE.COM';
    writeFileSync(String(env['KRB5_TRACE']), `[1] 1795224942.009071: ${line}\n`);
    return { stdout: 'postgres/db.example.com@: kvno = 7\n' };
  });
  const { outcome, facts } = await askForServiceTicket({ name: database, tools }, limits(1000));
  assert.equal(outcome, 'ok');
  assert.deepEqual(
    [facts.obtained, facts.stored, facts.keyVersion, facts.received],
    [true, false, 7, 'postgres/db.example.com@EXAMPLE.COM'],
  );
  assert.deepEqual(asked[1]?.args, ['--no-store', '-S', 'postgres', 'db.example.com']);
  const trace = String(asked[1].env['KRB5_TRACE']);
  assert.ok(!existsSync(dirname(trace)));
  assert.equal(asked[1].env['LC_ALL'], 'C');
});

test('MIT: as the server announced it; a refusal, a deadline', posix, async (t) => {
  const name = { principal: 'mysql/db.example.com@EXAMPLE.COM' };
  const ending = async (told: Partial<ProgramRun>): Promise<readonly unknown[]> => {
    const { tools, asked } = machine(t, ['kvno'], ({ args }) => (args.length === 0 ? usage : told));
    const { outcome, facts, error } = await askForServiceTicket({ name, tools }, limits(1000));
    assert.deepEqual(asked[1]?.args, ['--no-store', name.principal]);
    return [outcome, facts.obtained, facts.errorCode, error];
  };
  const stderr = 'kvno: Decrypt integrity check failed while getting credentials\n';
  assert.deepEqual(await ending({ status: 1, stderr }), [
    'failed',
    false,
    31,
    `No ticket for ${name.principal}: ${stderr.trim()}`,
  ]);
  const [outcome, , , error] = await ending({ ended: 'timeout' });
  assert.equal(outcome, 'timeout');
  assert.match(String(error), /within 15 s/);
});

test('a program that would store the ticket is not run for one', posix, async (t) => {
  const { tools, asked } = machine(t, ['kvno'], () => ({ status: 1, stderr: 'usage: kvno [-q]' }));
  const { outcome, error } = await askForServiceTicket({ name: database, tools }, limits(1000));
  assert.equal(outcome, 'skipped');
  assert.match(error ?? '', /cannot get a ticket without storing it/);
  assert.equal(asked.length, 1);
});

test('Heimdal and macOS: kgetcred', posix, async (t) => {
  const { tools, asked } = machine(t, ['kgetcred'], ({ args }) =>
    args[0] === '--help'
      ? { stderr: 'Usage: kgetcred [--no-store] service' }
      : { status: 1, stderr: 'kgetcred: krb5_get_creds: LOOKING_UP_SERVER (postgres/db)\n' },
  );
  const { facts } = await askForServiceTicket({ name: database, tools }, limits(1000));
  assert.deepEqual(
    [facts.implementation, facts.errorCode, facts.requests],
    ['heimdal', 7, undefined],
  );
  assert.deepEqual(asked[1]?.args, ['--no-store', '--hostbased', 'postgres', 'db.example.com']);
});

test('Windows: klist get, which keeps the ticket, and we say so', async (t) => {
  const { tools, asked } = machine(t, [], () => ({}), 'win32');
  const { facts } = await askForServiceTicket({ name: database, tools }, limits(1000));
  assert.deepEqual([facts.obtained, facts.stored], [true, true]);
  assert.deepEqual(
    asked.map(({ path, args }) => [path, ...args]),
    [['D:\\W\\System32\\klist.exe', 'get', 'postgres/db.example.com']],
  );
  const refused = machine(
    t,
    [],
    () => ({ status: 1, stdout: 'klist failed with 0xc000018b/-1' }),
    'win32',
  );
  const second = await askForServiceTicket({ name: database, tools: refused.tools }, limits(1000));
  assert.deepEqual([second.outcome, second.facts.errorCode], ['failed', 7]);
});

test(
  'a name that a program would take for an option, or that is none, is not passed on',
  posix,
  async (t) => {
    const { tools, asked } = machine(t, ['kvno'], () => usage);
    for (const name of [
      { principal: '--u2u' },
      { principal: '-k/etc/krb5.keytab' },
      { principal: 'a b' },
      { principal: '' },
      { principal: 'x\u0007' },
      { principal: 'x'.repeat(600) },
      { service: 'postgres', host: '-c' },
    ]) {
      const { outcome } = await askForServiceTicket({ name, tools }, limits(1000));
      assert.equal(outcome, 'skipped');
    }
    assert.deepEqual(asked, []);
  },
);

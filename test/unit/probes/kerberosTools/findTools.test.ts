import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findTools } from '../../../../src/probes/kerberosTools/findTools.ts';
import type { Program, ProgramRun } from '../../../../src/probes/kerberosTools/runProgram.ts';
import { limits } from '../../net/loopback.ts';

const posix = { skip: process.platform === 'win32' && 'POSIX programs' };

test(
  'programs in the order of PATH, each with its implementation; only klist is run',
  posix,
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kd-find-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const at = (place: string, ...names: readonly string[]): string => {
      mkdirSync(join(folder, place));
      for (const name of names) {
        writeFileSync(join(folder, place, name), '');
        chmodSync(join(folder, place, name), 0o755);
      }
      return join(folder, place);
    };
    const heimdal = at('heimdal', 'kinit', 'klist', 'kgetcred');
    const mit = at('mit', 'kinit', 'klist', 'kvno');
    const bare = at('bare', 'kinit');
    const asked: string[] = [];
    const run = ({ path, args }: Program): Promise<ProgramRun> => {
      asked.push(`${path} ${args.join(' ')}`);
      const version = path.startsWith(mit) && args[0] === '-V';
      const stdout = version ? 'Kerberos 5 version 1.20.1\n' : '';
      const stderr =
        path.startsWith(heimdal) && args[0] === '--version' ? 'klist (Heimdal 7.8.0)' : '';
      return Promise.resolve({ ended: 'exited', status: 0, stdout, stderr });
    };
    const env = { PATH: [heimdal, mit, bare].join(':') };
    const { outcome, facts } = await findTools(
      { tools: { env, platform: 'linux', run } },
      limits(1000),
    );
    assert.equal(outcome, 'ok');
    assert.deepEqual(
      facts.tools.map((tool) => [
        tool.program,
        tool.path.slice(folder.length + 1),
        tool.implementation,
        tool.version,
      ]),
      [
        ['kinit', 'heimdal/kinit', 'heimdal', '7.8.0'],
        ['kinit', 'mit/kinit', 'mit', '1.20.1'],
        ['kinit', 'bare/kinit', undefined, undefined],
        ['klist', 'heimdal/klist', 'heimdal', '7.8.0'],
        ['klist', 'mit/klist', 'mit', '1.20.1'],
        ['kvno', 'mit/kvno', 'mit', '1.20.1'],
        ['kgetcred', 'heimdal/kgetcred', 'heimdal', '7.8.0'],
      ],
    );
    assert.ok(asked.every((line) => /\/klist (-V|--version)$/.test(line)));
  },
);

test('a machine without any', async () => {
  const run = () => Promise.reject(new Error('nothing to run'));
  const tools = { env: { PATH: '' }, platform: 'linux' as const, run };
  const { outcome, facts, error } = await findTools({ tools }, limits(1000));
  assert.deepEqual([outcome, facts.tools], ['failed', []]);
  assert.match(error ?? '', /no kinit, klist, kvno or kgetcred on PATH/);
});

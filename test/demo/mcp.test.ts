/** The packed form of `kerberos-doctor mcp`, with the SDK's own client: list, diagnose, explain. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { startSimulator } from '../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../src/simulator/startSimulator.ts';

const program = join(import.meta.dirname, '../../dist/cli.js');
let simulator: Simulator;
let client: Client;

before(async () => {
  simulator = await startSimulator({ scenario: 'role-without-principal' });
  client = new Client({ name: 'test', version: '1' });
  const { PATH = '' } = process.env;
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [program, 'mcp'],
      env: { PATH, ...simulator.environment },
    }),
  );
});
after(async () => {
  await client.close();
  await simulator.stop();
});

async function call(name: string, args: Record<string, unknown>): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [{ text }] = content as [{ text: string }];
  assert.notEqual(isError, true, text);
  return text;
}

test('an agent finds the failed database first, and its cause', async () => {
  const { target } = simulator.scenario;
  const list = await call('list_kerberos_targets', {});
  const [, first = ''] = list.split('\n- ');
  assert.ok(first.startsWith(`\`${target}\``), list);
  const report = await call('diagnose_kerberos_target', { target });
  assert.match(report, /\*\*Why:\*\* .*lacks directoryservice\.rds\.amazonaws\.com/);
});

test('an agent has an error explained', async () => {
  const text = 'kinit: Cannot contact any KDC for realm while getting initial credentials';
  assert.match(await call('explain_kerberos_error', { text }), /## Next/);
});

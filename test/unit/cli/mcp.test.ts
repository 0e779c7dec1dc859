/** `kerberos-doctor mcp` as an agent's program uses it: the SDK's own client over the streams of a process. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { agentTools } from '../../../src/agents/tools.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { runHere } from './fakeSession.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
let simulator: Simulator;
let client: Client;

before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
  client = new Client({ name: 'test', version: '1' });
  const { PATH = '' } = process.env;
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', main, 'mcp'],
      env: { PATH, ...simulator.environment },
    }),
  );
});
after(async () => {
  await client.close();
  await simulator.stop();
});

interface Answer {
  readonly text: string;
  readonly failed: boolean;
}

async function call(name: string, args: Record<string, unknown>): Promise<Answer> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [{ text }] = content as [{ text: string }];
  return { text, failed: isError === true };
}

test('the tools are listed as read-only, with their schemas', async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(
    tools.map(({ name }) => name),
    agentTools.map(({ name }) => name),
  );
  for (const tool of tools) {
    assert.equal(tool.annotations?.readOnlyHint, true);
    assert.equal(tool.inputSchema.type, 'object');
  }
});

test('list, then diagnose: a report without the names of the account', async () => {
  const list = await call('list_kerberos_targets', {});
  assert.match(list.text, /`mydb`/);
  const report = await call('diagnose_kerberos_target', { target: 'mydb' });
  assert.equal(report.failed, false, report.text);
  assert.match(report.text, /## The chain/);
  assert.doesNotMatch(report.text, /awsmad|\b\d{12}\b(?<!0000000000\d\d)/i);
});

test('a text is checked, wrong input is answered, an unknown tool is an error of the protocol', async () => {
  const { text } = await call('lint_krb5_conf', { text: '[libdefaults\n' });
  assert.match(text, /Line 1, error/);
  assert.equal((await call('diagnose_kerberos_target', { target: 'nope' })).failed, true);
  await assert.rejects(call('rm', {}), /There is no such tool/);
});

test('what is no message is passed over, and the end of the input ends the program', async () => {
  const input = ['not json', '{"jsonrpc":"2.0","id":1,"method":"ping"}', ''].join('\n');
  const { status, stdout, stderr } = await runHere(['mcp'], { input });
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), { jsonrpc: '2.0', id: 1, result: {} });
});

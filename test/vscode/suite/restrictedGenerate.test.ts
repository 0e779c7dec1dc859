import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { executeCommand } from '../../../src/vscode/register.ts';
import { simulatorRequests, useScenario } from './runner.ts';

const call = async (name: string, input: object) => {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part as vscode.LanguageModelTextPart).value).join('');
};

describe('agents and generators in a folder that is not trusted', () => {
  before(async () => {
    await useScenario('healthy');
    await vscode.commands.executeCommand('kerberosDoctor.inventory.focus');
  });

  it('ask AWS nothing, and say why', async () => {
    for (const [name, input] of [
      ['list_kerberos_targets', {}],
      ['diagnose_kerberos_target', { target: 'reports' }],
      ['diagnose_kerberos_target', { realm: 'CORP.EXAMPLE.COM' }],
      ['lint_krb5_conf', {}],
    ] as const)
      assert.match(await call(name, input), /Restricted Mode/);
    await executeCommand('kerberosDoctor.generateSql', 'reports');
    await executeCommand('kerberosDoctor.copyIamToken', 'reports');
    assert.deepEqual(await simulatorRequests(), []);
  });

  it('still check and explain a text that the chat holds', async () => {
    assert.match(await call('lint_krb5_conf', { text: '[libdefaults\n' }), /Line 1, error/);
    const text = 'kinit: Cannot contact any KDC for realm CORP.EXAMPLE.COM';
    assert.match(await call('explain_kerberos_error', { text }), /## Next/);
  });
});

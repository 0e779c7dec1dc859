import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, needsWindow, screenshotInEveryTheme } from './runner.ts';

const workspaceFile = () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, 'krb5.conf');
};

const codeOf = ({ code }: vscode.Diagnostic) =>
  typeof code === 'object' ? String(code.value) : String(code);

async function problemsOf(uri: vscode.Uri, accept: (codes: string[]) => boolean) {
  const found = await eventually(
    () => vscode.languages.getDiagnostics(uri),
    (diagnostics) => accept(diagnostics.map(codeOf)),
  );
  return found;
}

async function openText(content: string) {
  const document = await vscode.workspace.openTextDocument({ language: 'krb5conf', content });
  await vscode.window.showTextDocument(document);
  return document;
}

describe('krb5.conf in the editor', () => {
  it('is recognised by its name, and shows its problems with a link to their explanation', async function () {
    const document = await vscode.workspace.openTextDocument(workspaceFile());
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'krb5conf');
    const wanted = [
      ...['default-realm-undefined', 'realm-not-uppercase', 'domain-realm-unknown-realm'],
      'option-unknown',
    ];
    const problems = await problemsOf(document.uri, (codes) => codes.length >= 3);
    const codes = problems.map(codeOf);
    console.log(codes.join(' '), wanted.join(' '));
    for (const { code, message, source } of problems) {
      assert.equal(source, 'krb5.conf');
      assert.ok(typeof code === 'object', message);
      assert.match(code.target.toString(), /lint-rules\.md#[\w-]+$/);
    }
  });

  it('follows the typing in an untitled document, and forgets a closed one', async () => {
    const document = await openText('[libdefaults]\n  default_realm = EXAMPLE.COM\n');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '[realms\n'));
    await problemsOf(document.uri, (codes) => codes.some((code) => code.startsWith('syntax-')));
    await vscode.commands.executeCommand('undo');
    await problemsOf(document.uri, (codes) => !codes.some((code) => code.startsWith('syntax-')));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await problemsOf(document.uri, (codes) => codes.length === 0);
  });

  it('offers a fix that makes its problem go away', async () => {
    const document = await openText(
      '[libdefaults]\n  default_realm = EXAMPLE.COM\n  ticket_lifetme = 10h\n',
    );
    const isTypo = (problem: vscode.Diagnostic) => problem.range.start.line === 2;
    const problems = await problemsOf(document.uri, (codes) => codes.length > 0);
    const typo = problems.find(isTypo);
    assert.ok(typo, 'no problem at the misspelt option');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      typo.range,
    );
    const fix = actions.find((action) => action.edit !== undefined);
    assert.ok(fix?.edit, 'no fix');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /ticket_lifetime = 10h/);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (left) => !left.some(isTypo),
    );
  });

  it('lets a folder switch a check off', async () => {
    const document = await vscode.workspace.openTextDocument(workspaceFile());
    const before = await problemsOf(document.uri, (codes) => codes.length > 0);
    const [first] = before.map(codeOf);
    assert.ok(first);
    const settings = vscode.workspace.getConfiguration('kerberosDoctor', document);
    const target = vscode.ConfigurationTarget.Workspace;
    await settings.update('lint.severity', { [first]: 'off' }, target);
    try {
      await problemsOf(document.uri, (codes) => !codes.includes(first));
    } finally {
      await settings.update('lint.severity', undefined, target);
    }
    await problemsOf(document.uri, (codes) => codes.includes(first));
  });

  it('is coloured and readable in every theme', async function () {
    await needsWindow(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(workspaceFile());
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await screenshotInEveryTheme('editor');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
